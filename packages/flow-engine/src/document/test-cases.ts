import { z } from 'zod'

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'Use 1 to 64 letters, digits, "_" or "-".')
const texts = z.record(z.string().max(200), z.string().max(2000)).default({})
const flags = z.record(z.string().max(64), z.boolean()).default({})
const choices = z.record(z.string().max(64), z.string().max(100)).default({})

const eventSchema = z.strictObject({ event: z.string().max(200), when: z.enum(['before', 'after']), by: z.string().max(100).describe('ISO 8601 duration before or after the start.'), properties: texts })

/** How a test must come out: they come to a step, or it ends like this. */
const expectedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('step'), nodeId: z.string().max(64) }),
  z.strictObject({ kind: z.literal('end'), end: z.enum(['completed', 'converted', 'exited', 'waiting']) }),
])

/** A person, what happens to them, and how it must come out. Values are as they are typed. The engine never looks at it. */
export const testCaseSchema = z.strictObject({
  id,
  name: z.string().min(1).max(200),
  /** Somebody real; null for somebody made up. */
  customerId: z.string().max(64).nullable().default(null),
  day: z.string().max(10).describe('2026-12-24, by the clock of the workspace.'),
  time: z.string().max(5).describe('09:00'),
  traits: texts,
  consent: z.enum(['reachable', 'no_address', 'suppressed', 'unsubscribed', 'no_consent']).nullable().default(null),
  mailsBefore: z.number().int().min(0).max(1000).nullable().default(null),
  lists: flags,
  segments: flags,
  entryProperties: texts,
  events: z.array(eventSchema).max(200).default([]),
  /** Waiting step -> how long after they come there what it waits for happens, an ISO 8601 duration. */
  answers: choices,
  /** Step that divides by chance -> the way they go. */
  arms: choices,
  expected: expectedSchema,
})

export type TestCase = z.output<typeof testCaseSchema>
export const mostTestCases = 50
