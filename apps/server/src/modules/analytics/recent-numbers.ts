import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { lastDays } from '../workspaces/index.ts'
import { countByDay, countTotals } from './visits-repository.ts'

export interface RecentNumbers {
  /** Runs that began, and that reached a goal, ever. */
  readonly entered: number
  readonly converted: number
  /** The same in the last seven days by the zone of the workspace; `daily`: who entered, today last. */
  readonly last7Days: { readonly entered: number; readonly converted: number; readonly daily: readonly number[] }
}

/** A list must not wait for numbers longer than a person would. */
const timeoutMs = 3_000

interface Asked { readonly journeyIds: readonly string[]; readonly now: number; readonly timeZone: string }

/** What a list says about journeys, for each of them; null while ClickHouse cannot tell. */
export async function recentNumbers({ clickhouse }: Pick<Deps, 'clickhouse'>, workspaceId: string, { journeyIds, now, timeZone }: Asked): Promise<Map<string, RecentNumbers> | null> {
  if (journeyIds.length === 0) return new Map()
  const { days, from } = lastDays(now, timeZone, 7)
  try {
    const question = { clickhouse, workspaceId }
    const [totals, byDay] = await Promise.all([countTotals(question, { journeyIds, timeoutMs }), countByDay(question, { journeyIds, from, timeZone, timeoutMs })])
    return new Map(journeyIds.map((id) => {
      const total = totals.find((each) => each.journeyId === id)
      const recent = byDay.filter((each) => each.journeyId === id)
      const sum = (count: 'entered' | 'converted'): number => recent.reduce((all, each) => all + each[count], 0)
      return [id, {
        entered: total?.entered ?? 0, converted: total?.converted ?? 0,
        last7Days: { entered: sum('entered'), converted: sum('converted'), daily: days.map((day) => recent.find((each) => each.day === day)?.entered ?? 0) },
      }]
    }))
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAVAILABLE') return null
    throw error
  }
}
