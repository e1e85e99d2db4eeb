import { parseTimeOfDay, windowAt } from '@sendero/flow-engine/time'
import type { QuietHours } from '../workspaces/index.ts'

/** A stretch of time in which marketing mail may go out: from `opensAt` until just before `closesAt`, epoch milliseconds. */
export interface Opening { readonly opensAt: number; readonly closesAt: number }

/** The opening that is not over at `now`, by the clocks of the zone: the present one or the next. The same window a step of a journey waits for. */
export function openingAt({ weekdays, from, to }: QuietHours, now: number, timeZone: string): Opening {
  const [opens, closes] = [parseTimeOfDay(from), parseTimeOfDay(to)]
  const window = opens === null || closes === null ? null : windowAt({ weekdays, from: opens, to: closes }, now, timeZone)
  if (window === null) throw new Error(`The sending window ${JSON.stringify({ from, to, weekdays })} never opens`)
  return { opensAt: window.opensAt, closesAt: window.closesAt }
}
