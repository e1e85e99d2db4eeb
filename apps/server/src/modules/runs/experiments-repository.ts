import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

export interface ExperimentRef { readonly journeyId: string; readonly nodeId: string; readonly salt: string }

/** Decided experiments of these journeys. */
export function loadWinners(tx: Tx, journeyIds: readonly string[]): Promise<(ExperimentRef & { readonly winner: string })[]> {
  return tx.prepared<ExperimentRef & { winner: string }>('experiments_winners', `
    SELECT journey_id AS "journeyId", node_id AS "nodeId", salt, winner FROM experiments
    WHERE workspace_id = current_workspace() AND journey_id = ANY($1::uuid[]) AND winner IS NOT NULL`, [journeyIds])
}

/** Begins the experiments of a published version; one that is under way goes on by the new config, one that is decided stays so. */
export async function beginExperiments(tx: Tx, journeyId: string, experiments: readonly { readonly nodeId: string; readonly salt: string; readonly config: JsonObject }[]): Promise<void> {
  if (experiments.length === 0) return
  await tx.query(`
    INSERT INTO experiments (workspace_id, journey_id, node_id, salt, config, started_at, look_at)
    SELECT current_workspace(), $1, x.node_id, x.salt, x.config::jsonb, workspace_now(), workspace_now() FROM unnest($2::text[], $3::text[], $4::text[]) AS x(node_id, salt, config)
    ON CONFLICT (workspace_id, journey_id, node_id, salt) DO UPDATE SET config = excluded.config, look_at = CASE WHEN experiments.winner IS NULL THEN excluded.look_at END`,
  [journeyId, experiments.map(({ nodeId }) => nodeId), experiments.map(({ salt }) => salt), experiments.map(({ config }) => JSON.stringify(config))])
}
