import { z } from 'zod'
import { propertyConditionSchema } from '../segment/rule.ts'

/** How people enter a journey. `key`: path into the event (`properties.orderId`): one run per value. */
const triggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('segmentEntered'), segmentId: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('event'),
    event: z.string().min(1).max(200),
    where: z.array(propertyConditionSchema).max(20).default([]),
    key: z.string().regex(/^properties(\.[^.]+)+$/, 'Use a path such as properties.orderId.').optional(),
  }),
])

export const entrySchema = z.strictObject({
  trigger: triggerSchema,
  reentry: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('never') }),
    z.strictObject({ kind: z.literal('afterExit') }),
    z.strictObject({ kind: z.literal('always') }),
  ]).default({ kind: 'never' }),
})

export type Entry = z.infer<typeof entrySchema>
