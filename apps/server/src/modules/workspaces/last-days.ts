import { instantOfLocal, localParts } from '@sendero/flow-engine/time'

/** The last days in a zone, today last, as `2026-01-31`, and when the first of them began. */
export function lastDays(now: number, timeZone: string, count: number): { readonly days: readonly string[]; readonly from: number } {
  const { year, month, day } = localParts(now, timeZone)
  // Noon, so that no change of clocks moves a day.
  const noon = Date.UTC(year, month - 1, day, 12)
  const days = Array.from({ length: count }, (_, back) => new Date(noon - (count - 1 - back) * 86_400_000).toISOString().slice(0, 10))
  const [first = ''] = days
  const [firstYear = 0, firstMonth = 1, firstDay = 1] = first.split('-').map(Number)
  return { days, from: instantOfLocal({ year: firstYear, month: firstMonth, day: firstDay, hour: 0, minute: 0, second: 0, millisecond: 0 }, timeZone) }
}
