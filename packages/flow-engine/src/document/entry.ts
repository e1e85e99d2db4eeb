import { z } from 'zod'
import { propertyConditionSchema } from '../segment/rule.ts'

const segmentId = z.string().min(1)
const offsetSchema = z.strictObject({ direction: z.enum(['before', 'after']), by: z.string().max(100).describe('ISO 8601 duration.') })
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time of the day such as 09:00.')
const clock = z.enum(['workspace', 'customer']).describe('Whose clock shows the time.')

/** How people enter a journey. `key`: path into the event (`properties.orderId`): one run per value. */
const triggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('segmentEntered'), segmentId }),
  z.strictObject({ kind: z.literal('segmentLeft'), segmentId }),
  z.strictObject({
    kind: z.literal('event'),
    event: z.string().min(1).max(200),
    where: z.array(propertyConditionSchema).max(20).default([]),
    key: z.string().regex(/^properties(\.[^.]+)+$/, 'Use a path such as properties.orderId.').optional(),
  }),
  z.strictObject({
    kind: z.literal('schedule'),
    start: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Use a day and time such as 2026-12-24T09:00, by the clock below.').describe('The first time.'),
    rule: z.string().max(500).optional().describe('RFC 5545 recurrence rule, such as FREQ=WEEKLY;BYDAY=MO. Without it: once.'),
    clock: clock.default('workspace'),
    segmentId: segmentId.optional().describe('Whom it is for; without it everybody.'),
  }),
  z.strictObject({
    kind: z.literal('date'),
    path: z.string().min(1).max(200).describe('Attribute that holds a date (2026-12-24) or an instant (RFC 3339).'),
    offset: offsetSchema.optional(),
    time: timeOfDay.default('09:00').describe('By the clock where the person is.'),
    yearly: z.boolean().default(false).describe('Every year on that day, as for a birthday.'),
    segmentId: segmentId.optional().describe('Whom it is for; without it everybody.'),
  }),
  z.strictObject({ kind: z.literal('api') }),
  z.strictObject({ kind: z.literal('journey') }),
])

export const entrySchema = z.strictObject({
  trigger: triggerSchema,
  reentry: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('never') }),
    z.strictObject({ kind: z.literal('afterExit') }),
    z.strictObject({ kind: z.literal('afterTime'), for: z.string().max(100).describe('ISO 8601 duration since they last entered.') }),
    z.strictObject({ kind: z.literal('always'), atMost: z.number().int().min(1).max(1000).optional().describe('Runs of one person at a time.') }),
  ]).default({ kind: 'never' }),
  holdout: z.strictObject({
    percent: z.number().min(0).max(100).describe('Share of people who are never let in, to see what the journey brings.'),
    salt: z.string().min(1).max(64),
  }).optional(),
  ignoresHoldout: z.boolean().optional().describe('Lets in also the share of people all journeys are kept from: for what everybody must get, such as receipts.'),
})

export type Entry = z.infer<typeof entrySchema>
