import { compileRuleSql, ruleNeedsMemory } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { queryWorkspace } from '../../db/clickhouse.ts'
import { latestWins } from '../../db/query-turns.ts'
import { longestWaitMs, waitForExport } from '../outbox/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { expandRule } from './expand-rule.ts'
import { recentTotal } from './recent-total.ts'
import { estimatePopulation } from './segments-repository.ts'
import { walkEverybody } from './walk-everybody.ts'

export interface RuleCount {
  readonly count: number
  readonly total: number
  /** Everything that happened before this instant is counted, by the workspace clock. */
  readonly computedAt: number
  /** Numbers of the newest of them, the newest first; as many as were asked for. */
  readonly newest: readonly number[]
}

/** Up to here counting in memory is as fast as ClickHouse, and never behind. */
export const fewPeople = 5_000
const exportWaitMs = 2_000

interface Asked {
  readonly rule: Rule
  /** Who asks: a new question of the same one takes the place of the one under way. */
  readonly asker: string
  /** How many of the newest to name. */
  readonly sampleSize?: number
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal
  /** Chosen by the size of the workspace and the rule when left out. */
  readonly method?: 'clickhouse' | 'memory'
}

/** For how many customers a rule holds that is not saved. Throws SUPERSEDED when the same asker asked again, UNAVAILABLE when it cannot be told in seconds. */
export async function countRule(deps: Deps, workspaceId: string, { rule: asked, asker, method, sampleSize = 0, signal: left }: Asked): Promise<RuleCount> {
  return latestWins(deps.clickhouse, `${workspaceId} ${asker}`, async (overtaken) => {
    const signal = left === undefined ? overtaken : AbortSignal.any([overtaken, left])
    const { population, rule } = await deps.db.withWorkspace(workspaceId, async (tx) => ({ population: await estimatePopulation(tx), rule: await expandRule(tx, asked) }))
    const chosen = method ?? (population <= fewPeople || ruleNeedsMemory(rule) ? 'memory' : 'clickhouse')
    return chosen === 'memory' ? countInMemory(deps, workspaceId, { rule, signal, sampleSize }) : countInClickhouse(deps, workspaceId, { rule, signal, sampleSize, population })
  })
}

interface Question { readonly rule: Rule; readonly signal: AbortSignal; readonly sampleSize: number }

async function countInClickhouse(deps: Deps, workspaceId: string, { rule, signal, sampleSize, population }: Question & { readonly population: number }): Promise<RuleCount> {
  await waitForExport(deps, workspaceId, exportWaitMs)
  const { now, behindMs } = await deps.db.withWorkspace(workspaceId, async (tx) => ({ now: (await loadWorkspace(tx)).now, behindMs: await longestWaitMs(tx) ?? 0 }))
  const { sql, params } = compileRuleSql(rule, { workspaceId, now })
  const [total, [row]] = await Promise.all([recentTotal(deps, workspaceId, population), queryWorkspace<{ count: number; newest: number[] }>(deps.clickhouse, {
    workspaceId, params: { ...params, sampleSize: Math.max(1, sampleSize) }, weight: 'heavy', signal,
    sql: `SELECT count() AS count, arrayMap(n -> -n, groupArraySorted({sampleSize:UInt32})(-toInt64(number))) AS newest FROM (${sql})`,
  })])
  return { count: row?.count ?? 0, total, computedAt: Math.floor(now - behindMs), newest: (row?.newest ?? []).slice(0, sampleSize) }
}

async function countInMemory(deps: Deps, workspaceId: string, { rule, signal, sampleSize }: Question): Promise<RuleCount> {
  let count = 0
  const newest: number[] = []
  const { total, now } = await walkEverybody(deps, workspaceId, { rules: [rule], signal, visit: ({ number, holds }) => {
    if (!holds[0]) return
    count += 1
    newest.push(number)
    if (newest.length > sampleSize) newest.shift()
  } })
  return { count, total, computedAt: now, newest: newest.reverse() }
}
