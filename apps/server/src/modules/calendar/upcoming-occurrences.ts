import { localParts } from '@sendero/flow-engine/time'
import { calendarOf } from './entry-calendar.ts'
import type { CalendarTrigger } from './entry-calendar.ts'
import { floatingText, instantOf } from './floating-time.ts'
import { dayMatcher } from './day-matcher.ts'
import { firstNotOver } from './occurrence-times.ts'

export interface UpcomingOccurrence {
  /** `2026-12-24T09:00` */
  readonly localTime: string
  /** When the clocks of the zone asked for show it, epoch milliseconds. */
  readonly at: number
  /** Of an entry by a date: which values of the attribute it is for, `2026-12-24`, or `12-24` of every year. */
  readonly dates: readonly string[] | null
}

interface Given { readonly now: number; readonly timeZone: string; readonly most: number }

/** The next times at which people of a zone enter, if the journey were published now. */
export function upcomingOccurrences(trigger: CalendarTrigger, { now, timeZone, most }: Given): UpcomingOccurrence[] {
  const calendar = calendarOf(trigger, timeZone)
  const found: UpcomingOccurrence[] = []
  if (calendar === null) return found
  for (let next = firstNotOver(calendar, { now, timeZone }); next !== null && found.length < most; next = calendar.times.after(next)) {
    const at = instantOf(next, timeZone)
    if (at > now) found.push({ localTime: floatingText(next), at, dates: trigger.kind === 'date' ? dayMatcher({ day: localParts(next, 'UTC'), rule: trigger }).dates : null })
  }
  return found
}
