import type { EntryCalendar } from './entry-calendar.ts'
import { instantOf } from './floating-time.ts'
import type { Floating } from './floating-time.ts'

const hourMs = 3_600_000
/** The clocks that are furthest ahead of UTC (Kiritimati) and furthest behind it (the open sea): between them a time comes everywhere. */
const aheadMs = 14 * hourMs
const behindMs = 12 * hourMs

/** When an occurrence comes for the first and for the last person. */
export interface Span { readonly beginsAt: number; readonly endsAt: number }

export function spanOf(at: Floating, clock: EntryCalendar['clock'], timeZone: string): Span {
  if (clock === 'customer') return { beginsAt: at - aheadMs, endsAt: at + behindMs }
  const instant = instantOf(at, timeZone)
  return { beginsAt: instant, endsAt: instant }
}

/** The first occurrence that is yet to come for somebody at `now`; null when there is none. */
export function firstNotOver({ times, clock }: EntryCalendar, { now, timeZone }: { readonly now: number; readonly timeZone: string }): Floating | null {
  // No clock shows a time earlier than this one: what it does not show yet is over nowhere.
  for (let at = times.after(now - aheadMs - 1); at !== null; at = times.after(at)) {
    if (spanOf(at, clock, timeZone).endsAt > now) return at
  }
  return null
}
