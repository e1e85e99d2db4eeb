import type { Instant } from './instant.ts'
import { instantAt, plusDays, weekdayOf } from './local-time.ts'
import { localParts } from './time-zone.ts'

/** A part of the day on some days of the week, by the clocks of a zone. */
export interface LocalWindow {
  /** ISO weekdays the window opens on: 1 is Monday. */
  readonly weekdays: readonly number[]
  /** Minutes since midnight. `to` not after `from`: it closes on the day after. */
  readonly from: number
  readonly to: number
}

export interface WindowState {
  readonly isOpen: boolean
  /** When it opens next, or has opened. */
  readonly opensAt: Instant
  /** When that opening ends. */
  readonly closesAt: Instant
}

/** Long enough for a window of one weekday, whose day a zone may skip (Samoa in 2011). */
const mostDays = 22

/** Whether the window is open now, and its opening: the present one or the next. Null when it never opens. */
export function windowAt(window: LocalWindow, now: Instant, timeZone: string): WindowState | null {
  const { year, month, day } = localParts(now, timeZone)
  const wraps = window.to <= window.from
  for (let days = -1; days < mostDays; days += 1) {
    const date = plusDays({ year, month, day }, days)
    if (!window.weekdays.includes(weekdayOf(date))) continue
    const opensAt = instantAt(date, window.from, timeZone)
    const closesAt = instantAt(wraps ? plusDays(date, 1) : date, window.to, timeZone)
    if (closesAt > now && closesAt > opensAt) return { isOpen: opensAt <= now, opensAt, closesAt }
  }
  return null
}
