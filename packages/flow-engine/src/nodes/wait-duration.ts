import { addDuration } from '../model/add-duration.ts'
import { parseDuration } from '../model/duration.ts'
import type { Problem } from '../model/diagnostic-codes.ts'
import type { Instant } from '../model/instant.ts'

/** A wait beyond this is a slip of the pen, and far instants leave the range every store agrees on. */
const longestYears = 10
const longestMs = longestYears * 366 * 86_400_000

/** What can be wrong with the duration of a wait; `field` is its name in the config. */
export function checkWaitDuration(field: string, value: string): Problem[] {
  const duration = parseDuration(value)
  if (duration === null) return [{ code: 'DURATION_INVALID', params: { field, value } }]
  const length = addDuration(0, duration, 'UTC')
  if (!(length > 0)) return [{ code: 'DURATION_NOT_POSITIVE', params: { field, value } }]
  return length > longestMs ? [{ code: 'DURATION_TOO_LONG', params: { field, value, years: longestYears } }] : []
}

/** When a wait that starts at `from` is over: hours are elapsed time, days and longer are calendar days of the customer. */
export function waitEnd(from: Instant, value: string, timeZone: string): Instant {
  const key = `${value} ${timeZone}`
  if (from !== endsFrom || ends.size >= mostEnds) ends.clear()
  endsFrom = from
  const known = ends.get(key)
  if (known !== undefined) return known
  const duration = parseDuration(value)
  if (duration === null) throw new Error(`A plan holds the invalid duration "${value}"`)
  const end = addDuration(from, duration, timeZone)
  ends.set(key, end)
  return end
}

// A batch of runs is stepped at one instant, by a few waits and in a few zones, and asking a calendar costs more than the
// rest of a step. What is remembered follows from its key alone.
const ends = new Map<string, Instant>()
const mostEnds = 1000
let endsFrom: Instant | null = null
