import { addDuration, subtractDuration } from './add-duration.ts'
import { parseDuration, type Duration } from './duration.ts'
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
  const by = durationOf(offset)
  const direction = offset?.direction ?? 'after'
  if (value.kind === 'instant' && timeOfDay === null) return shifted(value.at, { by, direction }, timeZone)
  const date = value.kind === 'date' ? value.date : dateAt(value.at, timeZone)
  if (timeOfDay !== null) return instantAt(movedDate(date, { by, direction }), timeOfDay, timeZone)
  // Without a time of the day, days move the date and hours the midnight it begins with.
  const midnight = instantAt(movedDate(date, { by: { ...by, ...noTime }, direction }), 0, timeZone)
  return shifted(midnight, { by: { ...by, ...noDays }, direction }, timeZone)
}

/**
 * The next yearly return of a date that is due after `after`: the same day of each year, the last day of February for a
 * 29th in a year without one. An instant returns at the time of its day.
 */
export function nextYearly(value: DateValue, rule: MomentRule & { readonly after: Instant }, timeZone: string): Instant {
  const first = value.kind === 'date' ? value.date : dateAt(value.at, timeZone)
  const thisYear = localParts(rule.after, timeZone).year
  // An offset of up to ten years moves the return that counts as far.
  for (let year = thisYear - 11; ; year += 1) {
    const date = yearlyReturn(first, year)
    const at = momentOf(value.kind === 'date' ? { kind: 'date', date } : { kind: 'instant', at: sameTimeOn(date, value.at, timeZone) }, rule, timeZone)
    if (at > rule.after) return at
  }
}

/** The day a date returns on in a year: the same one, the last of February for a 29th in a year without one. */
export function yearlyReturn({ month, day }: LocalDate, year: number): LocalDate {
  return { year, month, day: Math.min(day, daysInMonth(year, month)) }
}

const noTime = { hours: 0, minutes: 0, seconds: 0 }
const noDays = { years: 0, months: 0, weeks: 0, days: 0 }

const durationOf = (offset: MomentRule['offset']): Duration => (offset === null ? null : parseDuration(offset.by)) ?? { ...noDays, ...noTime }

interface Shift { readonly by: Duration; readonly direction: 'before' | 'after' }

/** By the calendar alone, which has every day, also one that a zone leaves out. Hours count from noon, so that 24 of them are a day. */
function movedDate(date: LocalDate, shift: Shift): LocalDate {
  return dateAt(shifted(instantAt(date, 12 * 60, 'UTC'), shift, 'UTC'), 'UTC')
}

function shifted(at: Instant, { by, direction }: Shift, timeZone: string): Instant {
  return direction === 'after' ? addDuration(at, by, timeZone) : subtractDuration(at, by, timeZone)
}

function sameTimeOn(date: LocalDate, of: Instant, timeZone: string): Instant {
  const { hour, minute, second, millisecond } = localParts(of, timeZone)
  return instantAt(date, hour * 60 + minute, timeZone) + second * 1000 + millisecond
}

/** The day a clock of the zone shows. */
export function dateAt(at: Instant, timeZone: string): LocalDate {
  const { year, month, day } = localParts(at, timeZone)
  return { year, month, day }
}
