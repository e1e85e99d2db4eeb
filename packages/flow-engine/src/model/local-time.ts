import type { Instant } from './instant.ts'
import { utcInstant, utcWallTime, type WallTime } from './instant-text.ts'
import { instantOfLocal, localParts } from './time-zone.ts'

const dayMs = 86_400_000

/** `09:00` as minutes since midnight; null for anything but 00:00 to 23:59. */
export function parseTimeOfDay(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return match === null ? null : Number(match[1]) * 60 + Number(match[2])
}

/** A day of the calendar, without a zone. */
export interface LocalDate { readonly year: number; readonly month: number; readonly day: number }

/** `2026-02-28`; null for anything else, days that do not exist included. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  const { year, month, day } = utcWallTime(utcInstant({ ...date, ...midnight }))
  return year === date.year && month === date.month && day === date.day ? date : null
}

/** `2026-02-28`. */
export function localDateText({ year, month, day }: LocalDate): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

const midnight = { hour: 0, minute: 0, second: 0, millisecond: 0 }

/** ISO weekday of a date: 1 is Monday, 7 Sunday. */
export function weekdayOf({ year, month, day }: LocalDate): number {
  const days = Math.floor(utcInstant({ year, month, day, ...midnight }) / dayMs)
  // 1 January 1970 was a Thursday; days before it count down from 0.
  return ((days + 3) % 7 + 7) % 7 + 1
}

/** The date so many days later, or earlier for a negative number. */
export function plusDays({ year, month, day }: LocalDate, days: number): LocalDate {
  const at = utcWallTime(utcInstant({ year, month, day: day + days, ...midnight }))
  return { year: at.year, month: at.month, day: at.day }
}

/**
 * The instant at which a clock of the zone first shows this time of this day or, when it skips it (spring), the first it shows
 * after it. Of a time shown twice (autumn) the first. Not to be mixed up with instantOfLocal, which moves a skipped time on by
 * the length of the gap, as durations want it.
 */
export function instantAt(date: LocalDate, minuteOfDay: number, timeZone: string): Instant {
  const local: WallTime = { ...date, hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60, second: 0, millisecond: 0 }
  const found = instantOfLocal(local, timeZone)
  const shown = utcInstant(localParts(found, timeZone))
  if (shown === utcInstant(local)) return found
  return endOfGap(found, shown - utcInstant(local), timeZone)
}

/** The moment the clocks went forward: the last at which they show less than `gap` after `found` went back by it. */
function endOfGap(found: Instant, gap: number, timeZone: string): Instant {
  const ahead = (at: Instant): number => utcInstant(localParts(at, timeZone)) - at
  let [before, after] = [found - gap, found]
  const later = ahead(after)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (ahead(middle) === later) after = middle
    else before = middle
  }
  return after
}
