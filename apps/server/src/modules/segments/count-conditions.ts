import { compileRuleSql, ruleNeedsMemory } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { queryWorkspace } from '../../db/clickhouse.ts'
import { latestWins } from '../../db/query-turns.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { fewPeople } from './count-rule.ts'
import { expandRules } from './expand-rule.ts'
import { estimatePopulation } from './segments-repository.ts'
import { walkEverybody } from './walk-everybody.ts'

const mostCounted = 20
const timeLimitMs = 10_000

interface Asked { readonly rule: Rule; readonly asker: string; readonly signal: AbortSignal; readonly method?: 'clickhouse' | 'memory' }

/**
 * For how many customers each condition of the outermost group holds when it stands alone: which of them cuts how many. Null where
 * it could not be counted in time. Throws SUPERSEDED when the same asker asked again.
 */
export async function countConditions(deps: Deps, workspaceId: string, { rule: asked, asker, signal: left, method }: Asked): Promise<(number | null)[]> {
  return latestWins(deps.clickhouse, `${workspaceId} ${asker} conditions`, async (overtaken) => {
    const signal = AbortSignal.any([overtaken, left])
    const { population, rules } = await deps.db.withWorkspace(workspaceId, async (tx) => ({ population: await estimatePopulation(tx), rules: await expandRules(tx, topConditions(asked)) }))
    const chosen = method ?? (population <= fewPeople || rules.some(ruleNeedsMemory) ? 'memory' : 'clickhouse')
    const counted = rules.slice(0, mostCounted)
    const counts = chosen === 'memory' ? await countInMemory(deps, workspaceId, { rules: counted, signal }) : await countInClickhouse(deps, workspaceId, { rules: counted, signal })
    return rules.map((_, index) => counts[index] ?? null)
  })
}

/** What the builder shows as the lines of a rule: a negated group has the lines of the group. */
function topConditions(rule: Rule): readonly Rule[] {
  if (!('op' in rule)) return [rule]
  if (rule.op !== 'not') return rule.rules
  return 'op' in rule.rule && rule.rule.op !== 'not' ? rule.rule.rules : [rule]
}

interface Question { readonly rules: readonly Rule[]; readonly signal: AbortSignal }

async function countInMemory(deps: Deps, workspaceId: string, { rules, signal }: Question): Promise<number[]> {
  const counts = rules.map(() => 0)
  await walkEverybody(deps, workspaceId, { rules, signal, visit: ({ holds }) => { holds.forEach((does, index) => { if (does) counts[index] = (counts[index] ?? 0) + 1 }) } })
  return counts
}

async function countInClickhouse(deps: Deps, workspaceId: string, { rules, signal }: Question): Promise<number[]> {
  const deadline = performance.now() + timeLimitMs
  const { now } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  const counts: number[] = []
  for (const rule of rules) {
    const timeoutMs = Math.floor(deadline - performance.now())
    if (timeoutMs <= 0) break
    const { sql, params } = compileRuleSql(rule, { workspaceId, now })
    const [row] = await queryWorkspace<{ count: number }>(deps.clickhouse, { workspaceId, sql: `SELECT count() AS count FROM (${sql})`, params, timeoutMs, weight: 'heavy', signal })
    counts.push(row?.count ?? 0)
  }
  return counts
}
