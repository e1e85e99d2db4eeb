import { instantAt, localParts, parseLocalDate, parseTimeOfDay } from '@sendero/flow-engine/time'

/**
 * A day and time on a wall clock, in no zone: as text `2026-12-24T09:00`, as a number what a clock set to UTC shows then. Times of
 * the calendar are reckoned in it and become instants last, so that a day is a day whatever the clocks do.
 */
export type Floating = number

/** Null for days and times that do not exist. */
export function floatingOf(text: string): Floating | null {
  const [day = '', time = ''] = text.split('T')
  const [date, minutes] = [parseLocalDate(day), parseTimeOfDay(time)]
  return date === null || minutes === null ? null : instantAt(date, minutes, 'UTC')
}

/** The same of a text that was stored and therefore is one. */
export function localTimeOf(text: string): Floating {
  const at = floatingOf(text)
  if (at === null) throw new Error(`"${text}" is no local time`)
  return at
}

export function floatingText(at: Floating): string {
  return new Date(at).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)
}

/** What the clocks of a zone show at an instant, cut to the minute. */
export function floatingAt(instant: number, timeZone: string): Floating {
  const { year, month, day, hour, minute } = localParts(instant, timeZone)
  return instantAt({ year, month, day }, hour * 60 + minute, 'UTC')
}

/** When the clocks of a zone first show it; a time they skip: the first they show after it. */
export function instantOf(at: Floating, timeZone: string): number {
  const { hour, minute, ...date } = localParts(at, 'UTC')
  return instantAt(date, hour * 60 + minute, timeZone)
}
