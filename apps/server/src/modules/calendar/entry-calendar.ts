import type { PlanEntry } from '@sendero/flow-engine'
import { floatingOf, floatingText } from './floating-time.ts'
import type { Floating } from './floating-time.ts'
import { readRecurrence } from './recurrence-parts.ts'
import { onlyTime, recurringTimes } from './recurring-times.ts'
import type { LocalTimes } from './recurring-times.ts'

export type ScheduleTrigger = Extract<PlanEntry['trigger'], { kind: 'schedule' }>
export type DateTrigger = Extract<PlanEntry['trigger'], { kind: 'date' }>
export type CalendarTrigger = ScheduleTrigger | DateTrigger

/** When people enter a journey by the calendar, as its trigger says. */
export interface EntryCalendar {
  readonly trigger: CalendarTrigger
  /** Whose clock shows the times. */
  readonly clock: 'workspace' | 'customer'
  readonly times: LocalTimes
}

/** Null for a trigger that is none of the calendar, and for one that cannot be followed (see scheduleFault). */
export function calendarOf(trigger: PlanEntry['trigger'], timeZone: string): EntryCalendar | null {
  if (trigger.kind === 'date') return { trigger, clock: 'customer', times: everyDayAt(trigger.time) }
  if (trigger.kind !== 'schedule') return null
  const times = timesOf(trigger, timeZone)
  return times === null ? null : { trigger, clock: trigger.clock, times }
}

function timesOf({ start: text, rule }: ScheduleTrigger, timeZone: string): LocalTimes | null {
  const start = floatingOf(text)
  if (start === null) return null
  if (rule === null) return onlyTime(start)
  const read = readRecurrence(rule)
  return read.ok ? recurringTimes({ start, parts: read.parts, timeZone }) : null
}

const dayMs = 86_400_000

/** On every day of the calendar: whose date it is differs from day to day. */
function everyDayAt(time: string): LocalTimes {
  const ofDay = (floatingOf(`1970-01-01T${time}`) ?? 0)
  const after = (at: Floating): Floating => (Math.floor((at - ofDay) / dayMs) + 1) * dayMs + ofDay
  return { after, has: (at) => after(at - 1) === at }
}

/** Names an occurrence for ever: nobody enters twice for it. */
export function slotOf({ kind }: CalendarTrigger, at: Floating): string {
  const text = floatingText(at)
  return kind === 'schedule' ? `schedule:${text}` : `date:${text.slice(0, 'yyyy-mm-dd'.length)}`
}

/** What the entry decision records. The date of a person may be personal, so of a date only its attribute is named. */
export function causeOf(trigger: CalendarTrigger, at: Floating): Readonly<Record<string, string>> {
  const cause = { trigger: trigger.kind, at: floatingText(at), ...(trigger.kind === 'date' ? { path: trigger.path } : {}) }
  return trigger.segmentId === null ? cause : { ...cause, segmentId: trigger.segmentId }
}
