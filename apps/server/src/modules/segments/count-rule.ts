import { compileRuleSql, evaluateRule, ruleNeeds, ruleUsesPersonalTraits } from '@sendero/flow-engine'
import type { Rule } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { queryWorkspace } from '../../db/clickhouse.ts'
import { latestWins } from '../../db/query-turns.ts'
import { AppError } from '../../errors/app-error.ts'
import { countCustomers, customersAfterNumber, loadCustomers } from '../customers/index.ts'
import { longestWaitMs, waitForExport } from '../outbox/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { loadRunFacts } from './load-run-facts.ts'
import { estimatePopulation } from './segments-repository.ts'

export interface RuleCount {
  readonly count: number
  readonly total: number
  /** Everything that happened before this instant is counted, by the workspace clock. */
  readonly computedAt: number
}

/** Up to here counting in memory is as fast as ClickHouse, and never behind. */
const fewPeople = 5_000
const peoplePerSlice = 2_000
const memoryLimitMs = 10_000
const exportWaitMs = 2_000

interface Asked {
  readonly rule: Rule
  /** Who asks: a new question of the same one takes the place of the one under way. */
  readonly asker: string
  /** Chosen by the size of the workspace and the rule when left out. */
  readonly method?: 'clickhouse' | 'memory'
}

/** For how many customers a rule holds that is not saved. Throws SUPERSEDED when the same asker asked again, UNAVAILABLE when it cannot be told in seconds. */
export async function countRule(deps: Deps, workspaceId: string, { rule, asker, method }: Asked): Promise<RuleCount> {
  return latestWins(deps.clickhouse, `${workspaceId} ${asker}`, async (signal) => {
    const population = await deps.db.withWorkspace(workspaceId, estimatePopulation)
    const chosen = method ?? (population <= fewPeople || ruleUsesPersonalTraits(rule) ? 'memory' : 'clickhouse')
    return chosen === 'memory' ? countInMemory(deps, workspaceId, { rule, signal }) : countInClickhouse(deps, workspaceId, { rule, signal })
  })
}

interface Question { readonly rule: Rule; readonly signal: AbortSignal }

async function countInClickhouse(deps: Deps, workspaceId: string, { rule, signal }: Question): Promise<RuleCount> {
  await waitForExport(deps, workspaceId, exportWaitMs)
  const { now, total, behindMs } = await deps.db.withWorkspace(workspaceId, async (tx) => (
    { now: (await loadWorkspace(tx)).now, total: await countCustomers(tx), behindMs: await longestWaitMs(tx) ?? 0 }))
  const { sql, params } = compileRuleSql(rule, { workspaceId, now })
  const [row] = await queryWorkspace<{ count: number }>(deps.clickhouse, { workspaceId, sql: `SELECT count() AS count FROM (${sql})`, params, weight: 'heavy', signal })
  return { count: row?.count ?? 0, total, computedAt: Math.floor(now - behindMs) }
}

async function countInMemory(deps: Deps, workspaceId: string, { rule, signal }: Question): Promise<RuleCount> {
  const deadline = performance.now() + memoryLimitMs
  const { workspace, now } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  const { events } = ruleNeeds(rule)
  let count = 0
  let total = 0
  for (let after = -1; ;) {
    if (signal.aborted) throw new AppError('SUPERSEDED')
    if (performance.now() > deadline) throw new AppError('UNAVAILABLE', 'Counting takes too long for a preview. Save the segment: it is then computed in the background.')
    const slice = await deps.db.withWorkspace(workspaceId, async (tx) => {
      const people = await customersAfterNumber(tx, after, peoplePerSlice)
      const customers = [...(await loadCustomers(tx, people.map((person) => person.customerId))).values()]
      return { people, facts: await loadRunFacts(tx, { customers, needs: { events, segments: [] }, timeZone: workspace.timeZone }) }
    })
    const last = slice.people.at(-1)
    if (last === undefined) return { count, total, computedAt: now }
    total += slice.facts.size
    for (const facts of slice.facts.values()) if (evaluateRule(rule, facts, now)) count += 1
    after = last.number
  }
}
