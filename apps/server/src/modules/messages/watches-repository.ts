import type { PlanWatch } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

// Reads and wakes what belongs to modules above this one: whether a message may still go out is decided by what its journey watches.

export interface VersionKey { readonly journeyId: string; readonly version: number }

/** The goals and exits of published versions as a whole; null for a version without any. */
export function readWatches(tx: Tx, versions: readonly VersionKey[]): Promise<(VersionKey & { readonly watch: PlanWatch | null })[]> {
  return tx.query<VersionKey & { watch: PlanWatch | null }>(`
    SELECT v.journey_id AS "journeyId", v.version, v.plan->'watch' AS watch
    FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::int[])) AS u(journey_id, version)
    JOIN journey_versions v ON v.workspace_id = current_workspace() AND v.journey_id = u.journey_id AND v.version = u.version`, [
    versions.map(({ journeyId }) => journeyId), versions.map(({ version }) => version)])
}

/** Makes these runs due now, except those that are being stepped at this moment or are held. */
export async function wakeRuns(tx: Tx, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return
  await tx.query(`
    UPDATE runs SET wake_at = date_trunc('milliseconds', workspace_now()) WHERE workspace_id = current_workspace() AND id IN (
      SELECT id FROM runs WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) AND status = 'active' AND NOT is_held FOR NO KEY UPDATE SKIP LOCKED)`, [runIds])
}
