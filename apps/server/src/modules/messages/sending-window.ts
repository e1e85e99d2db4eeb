import { instantOfLocal, localParts } from '@sendero/flow-engine/time'
import type { QuietHours } from '../workspaces/index.ts'

/** A stretch of time in which marketing mail may go out: from `opensAt` until just before `closesAt`, epoch milliseconds. */
export interface Opening { readonly opensAt: number; readonly closesAt: number }

/** Days that are looked at: a window of one weekday comes within a week, and a zone may skip that day (Samoa in 2011). */
const mostDays = 22
const dayMs = 86_400_000

/**
 * The opening that is not over at `now`: the present one or the next. It begins when the clocks of the zone first show `from`, or the first
 * time after it where they skip it (spring), on a weekday that is named; it ends by the same reading of `to`.
 */
export function openingAt(hours: QuietHours, now: number, timeZone: string): Opening {
  const today = localParts(now, timeZone)
  // Noon of a calendar without a zone: days are counted, not hours.
  const noon = Date.UTC(today.year, today.month - 1, today.day, 12)
  const [from, to] = [minuteOfDay(hours.from), minuteOfDay(hours.to)]
  for (let days = -1; days < mostDays; days += 1) {
    const date = noon + days * dayMs
    if (!hours.weekdays.includes(new Date(date).getUTCDay() || 7)) continue
    const opensAt = firstShown(date, from, timeZone)
    const closesAt = firstShown(to > from ? date : date + dayMs, to, timeZone)
    if (closesAt > now && closesAt > opensAt) return { opensAt, closesAt }
  }
  throw new Error(`The sending window ${JSON.stringify(hours)} never opens`)
}

const minuteOfDay = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/** When the clocks of the zone first show this minute of this day, or one after it. */
function firstShown(date: number, minute: number, timeZone: string): number {
  const day = new Date(date)
  const wanted = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 0, minute)
  const found = instantOfLocal(localParts(wanted, 'UTC'), timeZone)
  return shownAt(found, timeZone) === wanted ? found : firstAfterGap(found, wanted, timeZone)
}

/** `found` is later than the gap by as much as it skips: the instant the clocks went forward lies between. */
function firstAfterGap(found: number, wanted: number, timeZone: string): number {
  let [before, after] = [found - dayMs - 1, found]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (shownAt(middle, timeZone) >= wanted) after = middle
    else before = middle
  }
  return after
}

/** What the clocks of the zone show, as an instant of UTC. */
function shownAt(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute, second, millisecond } = localParts(instant, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
}
