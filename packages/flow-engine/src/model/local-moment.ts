import { addDuration, subtractDuration } from './add-duration.ts'
import { parseDuration } from './duration.ts'
import type { Instant } from './instant.ts'
import { daysInMonth, parseInstant } from './instant-text.ts'
import type { JsonValue } from './json.ts'
import { instantAt, parseLocalDate, type LocalDate } from './local-time.ts'
import { localParts } from './time-zone.ts'

/** A moment found from a date: some time before or after it, at a time of the day. */
export interface MomentRule {
  readonly offset: { readonly direction: 'before' | 'after'; readonly by: string } | null
  /** Minutes since midnight; null keeps the time of the value, midnight for a date. */
  readonly timeOfDay: number | null
}

/** What a value says when: a day of the calendar, which begins where the person is, or an instant. */
export type DateValue = { readonly kind: 'date'; readonly date: LocalDate } | { readonly kind: 'instant'; readonly at: Instant }

/** Reads `2026-12-24` or an RFC 3339 instant; null for every other value. */
export function dateValueOf(value: JsonValue | undefined): DateValue | null {
  if (typeof value !== 'string') return null
  const date = parseLocalDate(value)
  if (date !== null) return { kind: 'date', date }
  const at = parseInstant(value)
  return at === null ? null : { kind: 'instant', at }
}

/** The moment a value stands for by the calendar of the zone. */
export function momentOf(value: DateValue, { offset, timeOfDay }: MomentRule, timeZone: string): Instant {
  if (value.kind === 'instant' && timeOfDay === null) return shifted(value.at, offset, timeZone)
  const date = value.kind === 'date' ? value.date : dateAt(value.at, timeZone)
  // From noon, which every zone has on every day, so that moving by days lands on the day that is meant.
  const moved = dateAt(shifted(instantAt(date, noon, timeZone), offset, timeZone), timeZone)
  return instantAt(moved, timeOfDay ?? 0, timeZone)
}

const noon = 12 * 60

/**
 * The next yearly return of a date that is due after `after`: the same day of each year, the last day of February for a
 * 29th in a year without one.
 */
export function nextYearly(value: DateValue, rule: MomentRule & { readonly after: Instant }, timeZone: string): Instant {
  const { month, day } = value.kind === 'date' ? value.date : dateAt(value.at, timeZone)
  const thisYear = localParts(rule.after, timeZone).year
  // An offset of up to ten years moves the return that counts as far.
  for (let year = thisYear - 11; ; year += 1) {
    const at = momentOf({ kind: 'date', date: { year, month, day: Math.min(day, daysInMonth(year, month)) } }, rule, timeZone)
    if (at > rule.after) return at
  }
}

function shifted(at: Instant, offset: MomentRule['offset'], timeZone: string): Instant {
  const by = offset === null ? null : parseDuration(offset.by)
  if (offset === null || by === null) return at
  return offset.direction === 'after' ? addDuration(at, by, timeZone) : subtractDuration(at, by, timeZone)
}

function dateAt(at: Instant, timeZone: string): LocalDate {
  const { year, month, day } = localParts(at, timeZone)
  return { year, month, day }
}
