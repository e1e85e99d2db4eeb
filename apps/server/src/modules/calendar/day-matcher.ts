import { addDuration, dateValueOf, localDateText, localParts, momentOf, parseDuration, parseLocalDate, plusDays, subtractDuration } from '@sendero/flow-engine/time'
import type { LocalDate } from '@sendero/flow-engine/time'
import type { DateTrigger } from './entry-calendar.ts'

export type DateRule = Pick<DateTrigger, 'offset' | 'yearly'>

/** A day on which people enter by a date of theirs. */
export interface DayAsked { readonly day: LocalDate; readonly rule: DateRule }

export interface DayMatcher {
  /** The dates that fall on the day once they are moved: `2026-12-24`, or `12-24` of any year. */
  readonly dates: readonly string[]
  /**
   * What the text of a value that falls on the day may have in the same place: a few more, because an instant may lie on another
   * day where it was written than where the person is. Hardly anybody else has to be looked at more closely.
   */
  readonly texts: readonly string[]
  /** Whether a value falls on the day for somebody in this zone. What is no date never does. */
  matches(value: string, timeZone: string): boolean
}

export function dayMatcher(asked: DayAsked): DayMatcher {
  const shown = asked.rule.yearly ? (date: LocalDate): string => localDateText(date).slice('yyyy-'.length) : localDateText
  const found = daysNear(asked).filter((date) => fallsOn(date, asked))
  const dates = new Set(found.map(shown))
  const texts = new Set(found.flatMap((date) => daysAround(date, mostAside)).map(shown))
  return {
    dates: [...dates], texts: [...texts],
    matches(value, timeZone) {
      const read = dateValueOf(value)
      return read !== null && dates.has(shown(read.kind === 'date' ? read.date : localParts(read.at, timeZone)))
    },
  }
}

/** Written and local days are up to two apart, three where one calendar has a 29 February and the other has not. */
const mostAside = 3
/** Months are of different lengths: going back by some and forward again may end days away. */
const mostOff = 10

/** Days among which are all that fall on the day. Those of every year are looked for in a leap year, which has them all. */
function daysNear({ day, rule: { offset, yearly } }: DayAsked): LocalDate[] {
  const by = offset === null ? null : parseDuration(offset.by)
  const noon = Date.UTC(day.year, day.month - 1, day.day, 12)
  const middle = offset === null || by === null ? day : localParts(offset.direction === 'before' ? addDuration(noon, by, 'UTC') : subtractDuration(noon, by, 'UTC'), 'UTC')
  return daysAround(yearly ? inYear(middle, aLeapYear) : middle, mostOff)
}

const aLeapYear = 2000
const noonMinutes = 12 * 60
const daysAround = (day: LocalDate, most: number): LocalDate[] => Array.from({ length: 2 * most + 1 }, (_, index) => plusDays(day, index - most))

/** By the rule of the engine, which waits until such a date too. Days move by the calendar alone, so no zone has a say in it. */
function fallsOn(date: LocalDate, { day, rule: { offset, yearly } }: DayAsked): boolean {
  const moved = (each: LocalDate): LocalDate => localParts(momentOf({ kind: 'date', date: each }, { offset, timeOfDay: noonMinutes }, 'UTC'), 'UTC')
  if (!yearly) return isSame(moved(date), day)
  // An offset of up to ten years, either way.
  return Array.from({ length: 23 }, (_, index) => inYear(date, day.year - 11 + index)).some((each) => isSame(moved(each), day))
}

/** The same day of a year; the 28th for a 29 February in a year without one. */
const inYear = ({ month, day }: LocalDate, year: number): LocalDate => parseLocalDate(localDateText({ year, month, day })) ?? { year, month, day: day - 1 }

const isSame = (a: LocalDate, b: LocalDate): boolean => a.year === b.year && a.month === b.month && a.day === b.day
