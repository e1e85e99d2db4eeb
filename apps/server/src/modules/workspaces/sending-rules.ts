import { z } from 'zod'
import { parseDuration } from '@sendero/flow-engine/time'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const longestDays = 31

/** How far back a frequency cap looks, in milliseconds with days of 24 hours; null for a length it cannot have. */
export function capWindowMs(within: string): number | null {
  const duration = parseDuration(within)
  // A month has no fixed length, and the window slides.
  if (duration === null || duration.years + duration.months > 0) return null
  const { weeks, days, hours, minutes, seconds } = duration
  const ms = (weeks * 7 + days) * dayMs + hours * hourMs + minutes * 60_000 + Math.round(seconds * 1_000)
  return ms >= hourMs && ms <= longestDays * dayMs ? ms : null
}

export const frequencyCap = z.strictObject({
  channel: z.literal('email', 'Frequency caps are for the channel "email".'),
  most: z.int('Use a whole number from 1 to 100.').min(1, 'At least 1: to send nothing at all, stop the journeys.').max(100, 'At most 100.'),
  within: z.string().refine((text) => capWindowMs(text) !== null, 'Use an ISO 8601 duration in weeks, days or hours from PT1H to P31D, such as P7D.'),
})
/** One person gets at most so many marketing e-mails within any window of this length, over all journeys. */
export type FrequencyCap = z.output<typeof frequencyCap>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time of day such as 09:00.')

export const quietHours = z.strictObject({
  from: timeOfDay,
  to: timeOfDay,
  weekdays: z.array(z.int().min(1, 'Weekdays are 1 (Monday) to 7 (Sunday).').max(7, 'Weekdays are 1 (Monday) to 7 (Sunday).'))
    .min(1, 'Choose at least one weekday, from 1 (Monday) to 7 (Sunday).')
    .refine((days) => new Set(days).size === days.length, 'Name every weekday once.'),
})
/**
 * When marketing e-mail may go out: from `from` until just before `to`, on these weekdays (1 is Monday). `to` not after `from`: until that
 * time of the day after. All other hours are quiet.
 */
export type QuietHours = z.output<typeof quietHours>

export const frequencyCaps = z.array(frequencyCap).max(5, 'At most 5 frequency caps.')

/** What a workspace asks of the marketing e-mail of its journeys. */
export interface SendingRules {
  readonly frequencyCaps: readonly FrequencyCap[]
  readonly quietHours: QuietHours | null
  /** Another one after every change. */
  readonly revision: number
}
