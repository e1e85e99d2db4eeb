import { instantOfLocal } from '@sendero/flow-engine/time'
import type { DateRange } from '@sendero/ui'

/** How a range is asked for: a duration before now, which moves on by itself, or two instants. */
export interface RangeQuery { readonly last?: string; readonly from?: string; readonly to?: string }

const durations: Readonly<Record<string, string>> = { '24h': 'PT24H', '7d': 'P7D', '30d': 'P30D' }

/** Days are whole days of the zone, the last one included. */
export function rangeQuery(range: DateRange, timeZone: string): RangeQuery {
  if (range.kind === 'days') return { from: startOf(range.from, 0, timeZone), to: startOf(range.to, 1, timeZone) }
  const last = durations[range.preset]
  return last === undefined ? {} : { last }
}

/** The same for questions that know no moving range: from an instant of this computer's clock on. */
export function fixedRange(query: RangeQuery, now: number): { readonly from?: string; readonly to?: string } {
  if (query.last === undefined) return { ...(query.from === undefined ? {} : { from: query.from }), ...(query.to === undefined ? {} : { to: query.to }) }
  const days = { PT24H: 1, P7D: 7, P30D: 30 }[query.last] ?? 0
  return { from: new Date(now - days * 86_400_000).toISOString() }
}

function startOf(day: string, plusDays: number, timeZone: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const shifted = new Date(Date.UTC(year, month - 1, date + plusDays))
  const local = { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(), hour: 0, minute: 0, second: 0, millisecond: 0 }
  return new Date(instantOfLocal(local, timeZone)).toISOString()
}
