import { timeMs } from './duration.ts'
import type { Duration } from './duration.ts'
import type { Instant } from './instant.ts'
import { daysInMonth, utcInstant, utcWallTime } from './instant-text.ts'
import type { WallTime } from './instant-text.ts'
import { instantOfLocal, localParts } from './time-zone.ts'

// Years and months move the date first and fall back to the last day of a shorter month, then weeks and days keep the
// time on the wall, then hours and less are exact: `P1D` over a clock change is 23 or 25 hours, `PT24H` never is.

/** The instant a duration later, by the calendar of the zone. */
export function addDuration(from: Instant, duration: Duration, timeZone: string): Instant {
  return shift(from, { duration, sign: 1, timeZone })
}

/** The instant a duration earlier, by the calendar of the zone. */
export function subtractDuration(from: Instant, duration: Duration, timeZone: string): Instant {
  return shift(from, { duration, sign: -1, timeZone })
}

function shift(from: Instant, by: { duration: Duration; sign: 1 | -1; timeZone: string }): Instant {
  const { duration, sign, timeZone } = by
  const months = duration.years * 12 + duration.months
  const days = duration.weeks * 7 + duration.days
  const date = months === 0 && days === 0
    ? from
    : instantOfLocal(plusDays(plusMonths(localParts(from, timeZone), sign * months), sign * days), timeZone)
  return date + sign * timeMs(duration)
}

function plusMonths(at: WallTime, months: number): WallTime {
  if (months === 0) return at
  const index = at.year * 12 + at.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return { ...at, year, month, day: Math.min(at.day, daysInMonth(year, month)) }
}

function plusDays(at: WallTime, days: number): WallTime {
  return days === 0 ? at : utcWallTime(utcInstant({ ...at, day: at.day + days }))
}
