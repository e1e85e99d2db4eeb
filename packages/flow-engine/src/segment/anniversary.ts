import { utcInstant } from '../model/instant-text.ts'
import type { Instant } from '../model/instant.ts'
import { dateAt, dateValueOf, yearlyReturn } from '../model/local-moment.ts'
import { instantAt, plusDays } from '../model/local-time.ts'
import type { LocalDate } from '../model/local-time.ts'
import type { PathValues } from './path-values.ts'
import type { AnniversaryCondition } from './rule-structure.ts'
import { forEver } from './timed.ts'
import type { Timed } from './timed.ts'

// The yearly returns of dates, by the same rule that lets people into journeys by a date of theirs: a day is one of the person's own
// calendar, an instant lies on the day it was there, and a 29 February returns on the 28th in years without one.

/** When it is, and where. */
export interface LocalNow { readonly now: Instant; readonly timeZone: string }

/** Whether a return of one of the dates among these values is where the condition asks for it, and until when that stays so. */
export function timedAnniversary(condition: AnniversaryCondition, values: Pick<PathValues, 'text'>, local: LocalNow): Timed {
  const dates = datesOf(values, local.timeZone)
  if (condition.is === 'inMonth') return forEver(dates.some(({ month }) => month === condition.value))
  if (dates.length === 0) return forEver(false)
  const distance = distanceAsked(condition)
  const today = dateAt(local.now, local.timeZone)
  const returns = dates.flatMap((date) => returnsAround(date, today.year))
  const holdsOn = (day: number): boolean => returns.some((each) => each - day >= distance.least && each - day <= distance.most)
  const [from, holds] = [dayNumber(today), holdsOn(dayNumber(today))]
  const edges = returns.flatMap((each) => [each - distance.most, each - distance.least + 1]).sort((a, b) => a - b)
  const known = dayNumber({ year: today.year + 2, month: 1, day: 1 })
  const turn = edges.find((edge) => edge > from && edge < known && holdsOn(edge) !== holds) ?? known
  return { holds, until: instantAt(plusDays(epoch, turn), 0, local.timeZone) }
}

/** Which days these values name, by the clock of the zone; what is no date is none. */
export function datesOf({ text }: Pick<PathValues, 'text'>, timeZone: string): LocalDate[] {
  return text.flatMap((value) => {
    const read = dateValueOf(value)
    return read === null ? [] : [read.kind === 'date' ? read.date : dateAt(read.at, timeZone)]
  })
}

/** The next return of one of these dates from today on, and how many days that is away; null without a date. */
export function nextReturn(dates: readonly LocalDate[], { now, timeZone }: LocalNow): { readonly date: LocalDate; readonly days: number } | null {
  const today = dateAt(now, timeZone)
  const ahead = dates.flatMap((date) => returnsAround(date, today.year)).map((each) => each - dayNumber(today)).filter((days) => days >= 0)
  if (ahead.length === 0) return null
  const days = Math.min(...ahead)
  return { date: plusDays(today, days), days }
}

/** How many days after today the return may be; before today is less than none. */
function distanceAsked(condition: Exclude<AnniversaryCondition, { is: 'inMonth' }>): { readonly least: number; readonly most: number } {
  switch (condition.is) {
    case 'today': return { least: 0, most: 0 }
    case 'inDays': return { least: condition.value, most: condition.value }
    case 'inNextDays': return { least: 0, most: condition.value }
    case 'inLastDays': return { least: -condition.value, most: 0 }
  }
}

/** All that can matter until the year after the next begins: a condition looks at most 365 days before and after. */
const returnsAround = (date: LocalDate, year: number): number[] => [-1, 0, 1, 2].map((years) => dayNumber(yearlyReturn(date, year + years)))

const epoch: LocalDate = { year: 1970, month: 1, day: 1 }
const dayMs = 86_400_000
const dayNumber = (date: LocalDate): number => Math.floor(utcInstant({ ...date, hour: 0, minute: 0, second: 0, millisecond: 0 }) / dayMs)
