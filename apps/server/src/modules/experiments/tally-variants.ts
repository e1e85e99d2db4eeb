import type { ClickHouseClient } from '@clickhouse/client'
import { clickhouseInstant, queryWorkspace } from '../../db/clickhouse.ts'
import type { Deps } from '../../deps.ts'
import type { VariantTally } from './compare-variants.ts'
import type { Experiment } from './experiment.ts'
import { reactedRuns } from './experiments-repository.ts'

/** Runs asked about in one question. */
const chunk = 20_000

interface Question { readonly clickhouse: ClickHouseClient; readonly workspaceId: string; readonly experiment: Experiment }

/** How many runs took each variant since the experiment began, and how many of them met its metric; variants nobody took are there with zeros. */
export async function tallyVariants(deps: Pick<Deps, 'db' | 'clickhouse'>, workspaceId: string, experiment: Experiment): Promise<VariantTally[]> {
  const { config: { variants, metric }, journeyId, startedAt } = experiment
  const question: Question = { clickhouse: deps.clickhouse, workspaceId, experiment }
  const counts = await countRuns(question)
  if (metric === 'converted') return variants.map(({ id }) => ({ id, runs: counts.get(id)?.runs ?? 0, successes: counts.get(id)?.converted ?? 0 }))
  const reacted = await deps.db.withWorkspace(workspaceId, (tx) => reactedRuns(tx, { journeyId, since: startedAt, column: metric === 'opened' ? 'opened_at' : 'clicked_at' }))
  const successes = new Map<string, number>()
  for (let start = 0; start < reacted.length; start += chunk) {
    for (const { variant, runs } of await countReacted(question, reacted.slice(start, start + chunk))) successes.set(variant, (successes.get(variant) ?? 0) + runs)
  }
  return variants.map(({ id }) => ({ id, runs: counts.get(id)?.runs ?? 0, successes: successes.get(id) ?? 0 }))
}

const taken = `workspace_id = {workspaceId:UUID} AND journey_id = {journeyId:UUID} AND node_id = {nodeId:String} AND at >= {since:DateTime64(3, 'UTC')} AND outcome = 'branch' AND NOT JSONHas(inputs, 'isWinner')`

const paramsOf = ({ experiment: { journeyId, nodeId, startedAt } }: Question): Record<string, unknown> => ({ journeyId, nodeId, since: clickhouseInstant(startedAt) })

async function countRuns(question: Question): Promise<Map<string, { runs: number; converted: number }>> {
  const rows = await queryWorkspace<{ variant: string; runs: number; converted: number }>(question.clickhouse, {
    workspaceId: question.workspaceId, params: paramsOf(question),
    sql: `SELECT v.port AS variant, uniqExact(v.run_id) AS runs, uniqExactIf(v.run_id, g.goal > v.visit) AS converted
      FROM (SELECT port, run_id, min(visit) AS visit FROM node_visits WHERE ${taken} GROUP BY port, run_id) AS v
      LEFT JOIN (SELECT run_id, max(visit) AS goal FROM node_visits WHERE workspace_id = {workspaceId:UUID} AND journey_id = {journeyId:UUID} AND is_goal = 1 GROUP BY run_id) AS g ON g.run_id = v.run_id
      GROUP BY v.port`,
  })
  return new Map(rows.map(({ variant, runs, converted }) => [variant, { runs, converted }]))
}

async function countReacted(question: Question, reacted: readonly { readonly runId: string; readonly visit: number }[]): Promise<{ variant: string; runs: number }[]> {
  return queryWorkspace(question.clickhouse, {
    workspaceId: question.workspaceId, params: { ...paramsOf(question), runIds: reacted.map(({ runId }) => runId), visits: reacted.map(({ visit }) => visit) },
    sql: `SELECT v.port AS variant, uniqExact(v.run_id) AS runs
      FROM (SELECT port, run_id, min(visit) AS visit FROM node_visits WHERE ${taken} GROUP BY port, run_id) AS v
      INNER JOIN (SELECT run_id, visit FROM (SELECT {runIds:Array(UUID)} AS run_id, {visits:Array(UInt32)} AS visit) ARRAY JOIN run_id, visit) AS r ON r.run_id = v.run_id
      WHERE r.visit > v.visit GROUP BY v.port`,
  })
}
