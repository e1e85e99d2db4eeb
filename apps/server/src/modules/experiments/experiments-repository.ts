import type { JsonValue } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import type { VariantTally } from './compare-variants.ts'
import { experimentConfig } from './experiment.ts'
import type { Experiment, Reason } from './experiment.ts'

// Runs write that an experiment has begun and read who won (module runs); everything in between stands here.

interface Row extends Omit<Experiment, 'config'> { readonly config: JsonValue }

const columns = `e.journey_id AS "journeyId", e.node_id AS "nodeId", e.salt, e.config, (extract(epoch FROM e.started_at) * 1000)::float8 AS "startedAt",
  (extract(epoch FROM e.decided_at) * 1000)::float8 AS "decidedAt", e.winner, e.reason`

const toExperiment = ({ config, ...row }: Row): Experiment => ({ ...row, config: experimentConfig.parse(config) })

/** Experiments of live journeys whose time to be looked at has come. */
export async function dueExperiments(tx: Tx, limit: number): Promise<Experiment[]> {
  const rows = await tx.prepared<Row & object>('experiments_due', `
    SELECT ${columns} FROM experiments e JOIN journeys j ON j.workspace_id = e.workspace_id AND j.id = e.journey_id AND j.status IN ('live', 'paused')
    WHERE e.workspace_id = current_workspace() AND e.look_at <= workspace_now() ORDER BY e.look_at LIMIT $1`, [limit])
  return rows.map(toExperiment)
}

export async function listExperiments(tx: Tx, journeyId: string): Promise<Experiment[]> {
  const rows = await tx.query<Row & object>(`SELECT ${columns} FROM experiments e WHERE e.workspace_id = current_workspace() AND e.journey_id = $1 ORDER BY e.started_at DESC, e.node_id`, [journeyId])
  return rows.map(toExperiment)
}

type ExperimentKey = Pick<Experiment, 'journeyId' | 'nodeId' | 'salt'>

export async function lookAgain(tx: Tx, { journeyId, nodeId, salt }: ExperimentKey, lookAt: number): Promise<void> {
  await tx.query(`UPDATE experiments SET look_at = to_timestamp($4::float8 / 1000) WHERE workspace_id = current_workspace() AND journey_id = $1 AND node_id = $2 AND salt = $3 AND winner IS NULL`, [journeyId, nodeId, salt, lookAt])
}

/** Writes the winner of an open experiment. False when it was decided meanwhile. */
export async function writeWinner(tx: Tx, { journeyId, nodeId, salt }: ExperimentKey, won: { readonly winner: string; readonly reason: Reason; readonly tallies: readonly VariantTally[] }): Promise<boolean> {
  const rows = await tx.query(`
    UPDATE experiments SET winner = $4, reason = $5, result = $6, decided_at = workspace_now(), look_at = NULL
    WHERE workspace_id = current_workspace() AND journey_id = $1 AND node_id = $2 AND salt = $3 AND (winner IS NULL OR $5 = 'chosen') RETURNING 1 AS one`,
  [journeyId, nodeId, salt, won.winner, won.reason, JSON.stringify(won.tallies)])
  return rows.length > 0
}

/** Opens an experiment again: people are divided as before from now on. */
export async function clearWinner(tx: Tx, { journeyId, nodeId, salt }: ExperimentKey): Promise<void> {
  await tx.query(`
    UPDATE experiments SET winner = NULL, reason = NULL, result = NULL, decided_at = NULL, look_at = workspace_now() + interval '1 minute'
    WHERE workspace_id = current_workspace() AND journey_id = $1 AND node_id = $2 AND salt = $3`, [journeyId, nodeId, salt])
}

/** Runs of the journey with a mail that was opened or clicked, and the latest visit that sent such a mail. */
export function reactedRuns(tx: Tx, of: { readonly journeyId: string; readonly since: number; readonly column: 'opened_at' | 'clicked_at' }): Promise<{ runId: string; visit: number }[]> {
  return tx.query<{ runId: string; visit: number }>(`
    SELECT run_id AS "runId", max(visit) AS visit FROM messages
    WHERE workspace_id = current_workspace() AND journey_id = $1 AND run_id IS NOT NULL AND created_at >= to_timestamp($2::float8 / 1000) AND ${of.column} IS NOT NULL GROUP BY run_id`, [of.journeyId, of.since])
}
