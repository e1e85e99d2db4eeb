const dayMs = 86_400_000

/** Days since 1 January 1970. */
export type DayNumber = number

/** A day as rules look at it. Weekdays count from 0, Monday; `fromEnd` counts back from -1. */
export interface CalendarDay {
  readonly number: DayNumber
  readonly year: number
  readonly month: number
  readonly day: number
  readonly dayFromEnd: number
  readonly weekday: number
  readonly yearDay: number
  readonly yearDayFromEnd: number
}

export const dayOf = (year: number, month: number, day: number): DayNumber => Date.UTC(year, month - 1, day) / dayMs

export const weekdayOf = (number: DayNumber): number => (((number + 3) % 7) + 7) % 7

export function calendarDay(number: DayNumber): CalendarDay {
  const date = new Date(number * dayMs)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  return {
    number, year, month, day, weekday: weekdayOf(number),
    dayFromEnd: number - dayOf(year, month + 1, 1),
    yearDay: number - dayOf(year, 1, 1) + 1, yearDayFromEnd: number - dayOf(year + 1, 1, 1),
  }
}

/** The number of its week, from the start and from the end of the year most of that week lies in (ISO 8601, with any first day of the week). */
export function weekOf(number: DayNumber, weekStart: number): readonly [number: number, fromEnd: number] {
  const middle = number - (weekdayOf(number) - weekStart + 7) % 7 + 3
  const { year } = calendarDay(middle)
  const week = Math.floor((middle - dayOf(year, 1, 1)) / 7) + 1
  return [week, week - weeksOf(year, weekStart) - 1]
}

/** 28 December lies in the last week of its year, whichever day weeks begin on. */
function weeksOf(year: number, weekStart: number): number {
  const last = dayOf(year, 12, 28)
  const middle = last - (weekdayOf(last) - weekStart + 7) % 7 + 3
  return Math.floor((middle - dayOf(year, 1, 1)) / 7) + 1
}
