import { addDuration } from '../model/add-duration.ts'
import { exactMs } from '../model/duration.ts'
import type { Duration } from '../model/duration.ts'
import type { Instant } from '../model/instant.ts'
import { daysInMonth, utcInstant, utcWallTime } from '../model/instant-text.ts'
import { every, opposite } from './timed.ts'
import type { Timed } from './timed.ts'

// When an instant enters and leaves a window that moves with the clock. The months of a window do not pass evenly: on
// 28, 29, 30 and 31 March "a month ago" is the 28th of February each time, so an instant of that day leaves the window
// at its time of day on 28 March and is back in it from midnight until the same time on each of the next three days.

const dayMs = 86_400_000

/** Whether `at` lies in (now - duration, now], by the calendar in UTC. */
export function inPastWindow(at: Instant, duration: Duration, now: Instant): Timed {
  return every([reached(at, 0, now), opposite(reached(at + exactMs(duration), -monthsOf(duration), now))])
}

/** Whether `at` lies in (now, now + duration], by the calendar in UTC. */
export function inNextWindow(at: Instant, duration: Duration, now: Instant): Timed {
  return every([opposite(reached(at, 0, now)), reached(at - exactMs(duration), monthsOf(duration), now)])
}

/** Whether now, moved by whole months, is at the mark or past it. */
function reached(mark: Instant, months: number, now: Instant): Timed {
  const moved = moveMonths(now, months)
  if (moved >= mark) {
    const midnight = (Math.floor(now / dayMs) + 1) * dayMs
    return { holds: true, until: moveMonths(midnight, months) < mark ? midnight : Infinity }
  }
  const first = firstReaching(mark, months)
  // Reached before, and short of it again since midnight: today's clock gets there.
  return { holds: false, until: first > now ? first : now + (mark - moved) }
}

/** The earliest instant that, moved by the months, is at the mark or past it. */
function firstReaching(mark: Instant, months: number): Instant {
  const wall = utcWallTime(mark)
  const index = wall.year * 12 + wall.month - 1 - months
  const [year, month] = [Math.floor(index / 12), ((index % 12) + 12) % 12 + 1]
  if (wall.day <= daysInMonth(year, month)) return utcInstant({ ...wall, year, month })
  return utcInstant({ year, month: month + 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 })
}

function monthsOf(duration: Duration): number {
  return duration.years * 12 + duration.months
}

function moveMonths(instant: Instant, months: number): Instant {
  if (months === 0) return instant
  return addDuration(instant, { years: 0, months, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }, 'UTC')
}
