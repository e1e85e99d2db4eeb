import { calendarOf } from './entry-calendar.ts'
import type { ScheduleTrigger } from './entry-calendar.ts'
import { floatingOf, floatingText } from './floating-time.ts'
import { firstNotOver } from './occurrence-times.ts'
import { readRecurrence } from './recurrence-parts.ts'

export type ScheduleFault =
  /** The rule is none that can be followed, or the start is none that can be meant. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No day fits the rule, ever. */
  | { readonly kind: 'never' }
  /** There was a time, and there will be none. */
  | { readonly kind: 'over'; readonly first: string }

interface Given { readonly now: number; readonly timeZone: string }

const yearMs = 366 * 86_400_000
/** Further away it is a slip of the keyboard, and would have to be reckoned through day by day. */
const mostYears = { back: 20, ahead: 50 }

/** What speaks against following a schedule from now on; null when people will enter by it. */
export function scheduleFault(trigger: ScheduleTrigger, { now, timeZone }: Given): ScheduleFault | null {
  const start = floatingOf(trigger.start)
  if (start === null) return { kind: 'refused', reason: `The start "${trigger.start}" is no day and time; use one such as 2026-12-24T09:00.` }
  if (start < now - mostYears.back * yearMs) return { kind: 'refused', reason: `The start "${trigger.start}" lies more than ${mostYears.back} years back; choose a later one.` }
  if (start > now + mostYears.ahead * yearMs) return { kind: 'refused', reason: `The start "${trigger.start}" lies more than ${mostYears.ahead} years ahead; choose an earlier one.` }
  const read = trigger.rule === null ? null : readRecurrence(trigger.rule)
  if (read?.ok === false) return { kind: 'refused', reason: read.reason }
  const calendar = calendarOf(trigger, timeZone)
  const first = calendar?.times.after(start - 1) ?? null
  if (calendar === null || first === null) return { kind: 'never' }
  return firstNotOver(calendar, { now, timeZone }) === null ? { kind: 'over', first: floatingText(first) } : null
}
