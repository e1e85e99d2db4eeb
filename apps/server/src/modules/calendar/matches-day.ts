import { addDuration, dateValueOf, localParts, momentOf, parseDuration, parseLocalDate, plusDays, subtractDuration } from '@sendero/flow-engine/time'
import type { LocalDate } from '@sendero/flow-engine/time'
import type { DateTrigger } from './entry-calendar.ts'

export type DateRule = Pick<DateTrigger, 'offset' | 'yearly'>

/** A day on which people enter by a date of theirs. */
export interface DayAsked { readonly day: LocalDate; readonly rule: DateRule }

const noon = 12 * 60
/** Months are of different lengths, and an instant may lie on another day where it was written than where the person is. */
const mostOff = 10

/** Whether a value, moved as the rule says, falls on the day, for somebody in this zone. What is no date never does. */
export function matchesDay(value: string, { day, rule }: DayAsked, timeZone: string): boolean {
  const found = dateValueOf(value)
  if (found === null) return false
  const date = found.kind === 'date' ? found.date : dateOf(localParts(found.at, timeZone))
  if (!rule.yearly) return isSame(moved(date, rule), day)
  const { year } = movedBack(day, rule)
  return [year - 1, year, year + 1].some((each) => isSame(moved(inYear(date, each), rule), day))
}

/**
 * What the text of a value that falls on the day may begin with (`2026-12-24`), or hold after the year (`12-24`, yearly): so many
 * that none is missing and so few that hardly anybody has to be looked at more closely.
 */
export function textsNear(asked: DayAsked): string[] {
  const days = daysNear(asked).map(textOf)
  return asked.rule.yearly ? [...new Set(days.map((text) => text.slice('yyyy-'.length)))] : days
}

/** The dates that fall on the day: `2026-12-24`, or `12-24` of any year. */
export function datesOn(asked: DayAsked): string[] {
  const found = daysNear(asked).map(textOf).filter((text) => matchesDay(text, asked, 'UTC'))
  return asked.rule.yearly ? [...new Set(found.map((text) => text.slice('yyyy-'.length)))] : found
}

function daysNear({ day, rule }: DayAsked): LocalDate[] {
  const middle = movedBack(day, rule)
  const days = Array.from({ length: 2 * mostOff + 1 }, (_, index) => plusDays(middle, index - mostOff))
  // A 29 February returns in every year, also in one that has none.
  return rule.yearly && days.some(({ month, day: number }) => month === 2 && number === 28) ? [...days, { year: 2000, month: 2, day: 29 }] : days
}

/** By the rule of the engine, which waits until such a date too. Days move by the calendar alone, so no zone has a say in it. */
const moved = (date: LocalDate, { offset }: DateRule): LocalDate => dateOf(localParts(momentOf({ kind: 'date', date }, { offset, timeOfDay: noon }, 'UTC'), 'UTC'))

function movedBack(day: LocalDate, { offset }: DateRule): LocalDate {
  const by = offset === null ? null : parseDuration(offset.by)
  const at = Date.UTC(day.year, day.month - 1, day.day, 12)
  if (offset === null || by === null) return day
  return dateOf(localParts(offset.direction === 'before' ? addDuration(at, by, 'UTC') : subtractDuration(at, by, 'UTC'), 'UTC'))
}

function inYear({ month, day }: LocalDate, year: number): LocalDate {
  return parseLocalDate(textOf({ year, month, day })) ?? { year, month, day: day - 1 }
}

const dateOf = ({ year, month, day }: LocalDate): LocalDate => ({ year, month, day })
const isSame = (a: LocalDate, b: LocalDate): boolean => a.year === b.year && a.month === b.month && a.day === b.day

function textOf({ year, month, day }: LocalDate): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
