import { parseInstant } from '@sendero/flow-engine/time'
import { calendarDay, dayOf, weekOf, weekdayOf } from './calendar-day.ts'
import type { CalendarDay, DayNumber } from './calendar-day.ts'
import { floatingAt } from './floating-time.ts'
import type { Floating } from './floating-time.ts'
import type { RecurrenceParts } from './recurrence-parts.ts'

// Written out, because a library walks day by day from the start to the year 9999: a rule that never comes about held the process
// for 18 seconds, and a daily one begun 20 years ago took a tenth of a second for each look. Here every search has an end.

/** Times of a wall clock in order, without end or with one. */
export interface LocalTimes {
  /** The first after `at`; null when there is none within four decades: nothing is rarer but what never comes about. */
  after(at: Floating): Floating | null
  /** Whether it is one of them. */
  has(at: Floating): boolean
}

const dayMs = 86_400_000
/** A 29 February on a given weekday comes after at most 40 years. */
const searchDays = 41 * 366

/** `timeZone`: in which an UNTIL in UTC is read. */
export interface RecurrenceGiven { readonly start: Floating; readonly parts: RecurrenceParts; readonly timeZone: string }

/** The times of a rule that begins at `start`, which is one of them only if the rule says so. */
export function recurringTimes(given: RecurrenceGiven): LocalTimes {
  const { start } = given
  const first = Math.floor(start / dayMs)
  const timeOfDay = start - first * dayMs
  const parts = completed(given.parts, first)
  const until = untilOf(given)
  const after = (at: Floating): Floating | null => {
    const from = Math.max(first, Math.floor((at - timeOfDay) / dayMs) + 1)
    const day = dayFrom(parts, { first, from })
    return day === null || day * dayMs + timeOfDay > until ? null : day * dayMs + timeOfDay
  }
  return { after, has: (at) => after(at - 1) === at }
}

/** One time and no other. */
export const onlyTime = (start: Floating): LocalTimes => ({ after: (at) => (start > at ? start : null), has: (at) => at === start })

/** What a rule leaves out it takes from its start. */
function completed(parts: RecurrenceParts, first: DayNumber): RecurrenceParts {
  const { freq, byDay, byMonthDay, byYearDay, byWeekNo, byMonth } = parts
  if (byDay.length + byMonthDay.length + byYearDay.length > 0 || freq === 'DAILY') return parts
  const { day, month, weekday } = calendarDay(first)
  if (freq === 'WEEKLY' || byWeekNo.length > 0) return { ...parts, byDay: [{ weekday, nth: null }] }
  return { ...parts, byMonthDay: [day], byMonth: freq === 'YEARLY' && byMonth.length === 0 ? [month] : byMonth }
}

/** The first day of the rule from `from` on. Only a COUNT has to be counted from the beginning. */
function dayFrom(parts: RecurrenceParts, { first, from }: { readonly first: DayNumber; readonly from: DayNumber }): DayNumber | null {
  let left = parts.count ?? Number.POSITIVE_INFINITY
  const beginning = parts.count === null ? periodOf(parts, { first, day: from }) : 0
  for (let period = beginning - beginning % parts.interval; ; period += parts.interval) {
    const days = daysOf(parts, { first, period })
    if ((days[0] ?? first) > from + searchDays) return null
    for (const day of chosen(parts, days)) {
      if (day < first) continue
      if (left === 0) return null
      if (day >= from) return day
      left -= 1
    }
  }
}

/** How many years, months, weeks or days after the one of the start. */
function periodOf({ freq, weekStart }: RecurrenceParts, { first, day }: { readonly first: DayNumber; readonly day: DayNumber }): number {
  const [start, at] = [calendarDay(first), calendarDay(day)]
  switch (freq) {
    case 'YEARLY': return at.year - start.year
    case 'MONTHLY': return (at.year - start.year) * 12 + at.month - start.month
    case 'WEEKLY': return (weekBegin(day, weekStart) - weekBegin(first, weekStart)) / 7
    case 'DAILY': return day - first
  }
}

function daysOf({ freq, weekStart }: RecurrenceParts, { first, period }: { readonly first: DayNumber; readonly period: number }): readonly DayNumber[] {
  const { year, month } = calendarDay(first)
  switch (freq) {
    case 'YEARLY': return between(dayOf(year + period, 1, 1), dayOf(year + period + 1, 1, 1))
    case 'MONTHLY': return between(dayOf(year, month + period, 1), dayOf(year, month + period + 1, 1))
    case 'WEEKLY': { const begin = weekBegin(first, weekStart) + period * 7; return between(begin, begin + 7) }
    case 'DAILY': return [first + period]
  }
}

const weekBegin = (day: DayNumber, weekStart: number): DayNumber => day - (weekdayOf(day) - weekStart + 7) % 7
const between = (from: DayNumber, to: DayNumber): DayNumber[] => Array.from({ length: to - from }, (_, index) => from + index)

/** The days of a period that the rule names, in order. */
function chosen(parts: RecurrenceParts, days: readonly DayNumber[]): DayNumber[] {
  const named = days.filter((day) => isNamed(parts, calendarDay(day)))
  if (parts.bySetPos.length === 0) return named
  return named.filter((_, index) => parts.bySetPos.includes(index + 1) || parts.bySetPos.includes(index - named.length))
}

function isNamed(parts: RecurrenceParts, day: CalendarDay): boolean {
  const { byMonth, byWeekNo, byYearDay, byMonthDay, byDay, weekStart } = parts
  return (byMonth.length === 0 || byMonth.includes(day.month))
    && (byMonthDay.length === 0 || byMonthDay.includes(day.day) || byMonthDay.includes(day.dayFromEnd))
    && (byYearDay.length === 0 || byYearDay.includes(day.yearDay) || byYearDay.includes(day.yearDayFromEnd))
    && (byDay.length === 0 || byDay.some(({ weekday, nth }) => weekday === day.weekday && (nth === null || isNth(parts, day, nth))))
    && (byWeekNo.length === 0 || weekOf(day.number, weekStart).some((week) => byWeekNo.includes(week)))
}

/** Weekdays are counted within the month where the rule speaks of months, else within the year. */
function isNth({ freq, byMonth }: RecurrenceParts, day: CalendarDay, nth: number): boolean {
  const [number, fromEnd] = freq === 'MONTHLY' || byMonth.length > 0 ? [day.day, day.dayFromEnd] : [day.yearDay, day.yearDayFromEnd]
  return nth === Math.ceil(number / 7) || nth === Math.floor(fromEnd / 7)
}

/** The last time that counts; a day without a time counts to its end. */
function untilOf({ parts: { until }, timeZone }: RecurrenceGiven): Floating {
  if (until === null) return Number.POSITIVE_INFINITY
  const day = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`
  const time = until.length > 8 ? `${until.slice(9, 11)}:${until.slice(11, 13)}:${until.slice(13, 15)}` : '23:59:59'
  const at = parseInstant(`${day}T${time}Z`) ?? 0
  return until.endsWith('Z') ? floatingAt(at, timeZone) : at
}
