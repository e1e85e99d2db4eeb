import { z } from 'zod'
import { propertyConditionSchema, ruleSchema } from '../segment/rule.ts'

/** What ends the run of somebody wherever they stand: the goal of the journey as a whole, or a reason to leave it. */
export const endSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'Use 1 to 64 letters, digits, "_" or "-".'),
  kind: z.enum(['goal', 'exit']),
  name: z.string().max(200).optional(),
  when: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('event'), event: z.string().max(200), where: z.array(propertyConditionSchema).max(20).default([]) }),
    z.strictObject({ kind: z.literal('segmentEntered'), segmentId: z.string().max(64) }),
    z.strictObject({ kind: z.literal('segmentLeft'), segmentId: z.string().max(64) }),
    z.strictObject({ kind: z.literal('rule'), rule: ruleSchema }),
  ]),
})

export type JourneyEnd = z.output<typeof endSchema>
export const mostEnds = 20
