import { compileRuleSql } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { queryWorkspace } from '../../db/clickhouse.ts'
import { expandRule } from './expand-rule.ts'

interface Asked { readonly rule: Rule; /** Epoch ms, workspace time. */ readonly now: number; readonly limit: number; readonly signal: AbortSignal }

/** For how many customers a rule holds as ClickHouse knows them, and the numbers of at most so many of them, drawn evenly. Throws UNAVAILABLE, SUPERSEDED. */
export async function sampleRule(deps: Pick<Deps, 'clickhouse' | 'db'>, workspaceId: string, { rule, now, limit, signal }: Asked): Promise<{ count: number; numbers: number[] }> {
  const expanded = await deps.db.withWorkspace(workspaceId, (tx) => expandRule(tx, rule))
  const { sql, params } = compileRuleSql(expanded, { workspaceId, now })
  // One question: a second one could be asked of another state.
  const [row] = await queryWorkspace<{ count: number; numbers: number[] }>(deps.clickhouse, {
    workspaceId, params: { ...params, sampleSize: limit }, weight: 'heavy', signal,
    sql: `SELECT count() AS count, groupArraySample({sampleSize:UInt32}, 1)(number) AS numbers FROM (${sql})`,
  })
  return row ?? { count: 0, numbers: [] }
}
