import { expect, test } from 'vitest'
import { addDuration, subtractDuration } from './add-duration.ts'
import { parseDuration } from './duration.ts'
import type { Duration } from './duration.ts'
import { parseInstant } from './instant-text.ts'

const at = (text: string): number => parseInstant(text) ?? NaN
function duration(text: string): Duration {
  const parsed = parseDuration(text)
  if (parsed === null) throw new Error(text)
  return parsed
}

test.each([
  ['2026-01-31T08:00:00Z', 'P1M', 'UTC', '2026-02-28T08:00:00Z'],
  ['2024-01-31T08:00:00Z', 'P1M', 'UTC', '2024-02-29T08:00:00Z'],
  ['2024-02-29T08:00:00Z', 'P1Y', 'UTC', '2025-02-28T08:00:00Z'],
  ['2026-01-31T08:00:00Z', 'P1M1D', 'UTC', '2026-03-01T08:00:00Z'],
  ['2026-12-31T23:00:00Z', 'P2M', 'UTC', '2027-02-28T23:00:00Z'],
  ['2026-01-01T00:00:00Z', 'P1W2DT3H4M5.006S', 'UTC', '2026-01-10T03:04:05.006Z'],
  // Spring: the day has 23 hours, and the skipped half hour is made up.
  ['2026-03-28T08:00:00Z', 'P1D', 'Europe/Berlin', '2026-03-29T07:00:00Z'],
  ['2026-03-28T08:00:00Z', 'PT24H', 'Europe/Berlin', '2026-03-29T08:00:00Z'],
  ['2026-03-28T01:30:00Z', 'P1D', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  // Autumn: the day has 25 hours, and a time shown twice is taken at its first.
  ['2026-10-24T08:00:00Z', 'P1D', 'Europe/Berlin', '2026-10-25T09:00:00Z'],
  ['2026-10-24T00:30:00Z', 'P1D', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
  ['2026-10-25T00:30:00Z', 'PT1H', 'Europe/Berlin', '2026-10-25T01:30:00Z'],
  ['2026-10-25T01:30:00Z', 'P0D', 'Europe/Berlin', '2026-10-25T01:30:00Z'],
  // The date is the date on the wall, not in UTC.
  ['2026-01-30T23:30:00Z', 'P1M', 'Europe/Berlin', '2026-02-27T23:30:00Z'],
])('%s plus %s in %s', (from, text, timeZone, expected) => {
  expect(new Date(addDuration(at(from), duration(text), timeZone)).toISOString()).toBe(new Date(at(expected)).toISOString())
})

test.each([
  ['2026-03-31T08:00:00Z', 'P1M', 'UTC', '2026-02-28T08:00:00Z'],
  ['2026-01-15T08:00:00Z', 'P3M', 'UTC', '2025-10-15T08:00:00Z'],
  ['2024-02-29T08:00:00Z', 'P4Y', 'UTC', '2020-02-29T08:00:00Z'],
  ['2026-03-01T00:00:00Z', 'P1M1DT1H', 'UTC', '2026-01-30T23:00:00Z'],
  ['2026-03-29T07:00:00Z', 'P1D', 'Europe/Berlin', '2026-03-28T08:00:00Z'],
  ['2026-03-29T07:00:00Z', 'PT24H', 'Europe/Berlin', '2026-03-28T07:00:00Z'],
])('%s minus %s in %s', (from, text, timeZone, expected) => {
  expect(new Date(subtractDuration(at(from), duration(text), timeZone)).toISOString()).toBe(new Date(at(expected)).toISOString())
})
