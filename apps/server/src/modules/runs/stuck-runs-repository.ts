import type { Tx } from '../../db/postgres.ts'

/** Late by more than this, people are not waiting but forgotten. */
const lateMs = 60_000

export interface StuckCount {
  /** `entry` for those who have not taken their first step. */
  readonly nodeId: string
  /** Stand still because they could not be stepped. */
  readonly faults: number
  /** Should have gone on more than a minute ago. */
  readonly overdue: number
}

/** Who does not get on in a journey, by node; nodes where everybody does are left out. Paused journeys have nobody overdue. */
export function countStuckRuns(tx: Tx, { journeyId, version }: { readonly journeyId: string; readonly version: number | null }): Promise<StuckCount[]> {
  // Two questions, because each has an index of the few it is about: a journey may hold a million people who merely wait.
  return tx.query<StuckCount & object>(`
    SELECT coalesce(node_id, 'entry') AS "nodeId", count(*) FILTER (WHERE is_fault) AS faults, count(*) FILTER (WHERE NOT is_fault) AS overdue FROM (
      SELECT node_id, true AS is_fault FROM runs
      WHERE workspace_id = current_workspace() AND journey_id = $1 AND status = 'active' AND fault IS NOT NULL AND ($2::int IS NULL OR version = $2)
      UNION ALL
      SELECT node_id, false FROM runs
      WHERE workspace_id = current_workspace() AND is_bulk IN (false, true) AND wake_at < (SELECT workspace_now()) - $3::float8 * interval '1 millisecond' AND journey_id = $1 AND status = 'active' AND fault IS NULL
        AND ($2::int IS NULL OR version = $2) AND (SELECT status FROM journeys WHERE workspace_id = current_workspace() AND id = $1) = 'live') stuck
    GROUP BY node_id ORDER BY 1`, [journeyId, version, lateMs])
}

export interface Fault { readonly message: string; readonly runs: number; readonly since: Date }

/** Why people stand still in a node, the most frequent reason first. */
export function listFaults(tx: Tx, { journeyId, nodeId }: { readonly journeyId: string; readonly nodeId: string }): Promise<Fault[]> {
  return tx.query<Fault & object>(`
    SELECT fault AS message, count(*) AS runs, min(updated_at) AS since FROM runs
    WHERE workspace_id = current_workspace() AND journey_id = $1 AND node_id IS NOT DISTINCT FROM nullif($2, 'entry') AND status = 'active' AND fault IS NOT NULL
    GROUP BY fault ORDER BY count(*) DESC, fault LIMIT 20`, [journeyId, nodeId])
}

/** Makes runs due that could not be stepped. `nodeId` null: wherever they stand. Returns how many; fewer than the limit when none is left. */
export async function retryStuckRuns(tx: Tx, { journeyId, nodeId, limit }: { readonly journeyId: string; readonly nodeId: string | null; readonly limit: number }): Promise<number> {
  const rows = await tx.query(`
    UPDATE runs SET fault = NULL, wake_at = date_trunc('milliseconds', workspace_now()) WHERE workspace_id = current_workspace() AND id IN (
      SELECT id FROM runs WHERE workspace_id = current_workspace() AND journey_id = $1 AND status = 'active' AND fault IS NOT NULL
        AND ($2::text IS NULL OR coalesce(node_id, 'entry') = $2) LIMIT $3 FOR UPDATE SKIP LOCKED)
    RETURNING 1 AS one`, [journeyId, nodeId, limit])
  return rows.length
}
