import { isTimeZone } from '@sendero/flow-engine/time'
import { instantOf } from './floating-time.ts'
import type { Floating } from './floating-time.ts'

/** An instant at which an occurrence comes for people. */
export interface Moment {
  readonly at: number
  /** Of whom: their zones, `''` for those whose own is unknown. Null: of everybody, by the clock of the workspace. */
  readonly zones: readonly string[] | null
}

export const unknownZone = ''

interface Given { readonly at: Floating; readonly zones: readonly string[]; /** Of those whose own is unknown. */ readonly timeZone: string }

/** When a time comes in each of these zones, the earliest first; zones whose clocks agree then are one moment. */
export function momentsOfZones({ at, zones, timeZone }: Given): Moment[] {
  const byInstant = new Map<number, string[]>()
  for (const zone of [unknownZone, ...[...zones].sort()]) {
    const instant = instantOf(at, clockOf(zone, timeZone))
    byInstant.set(instant, [...byInstant.get(instant) ?? [], zone])
  }
  return [...byInstant].sort(([a], [b]) => a - b).map(([instant, together]) => ({ at: instant, zones: together }))
}

/** By whose clock somebody in a zone goes: a zone this server does not know is as good as none. */
export const clockOf = (zone: string | null, timeZone: string): string => (zone !== null && isTimeZone(zone) ? zone : timeZone)
