import type { Tx } from '../../db/postgres.ts'

/** People in each journey now, whoever goes through it twice counted once; journeys without any are missing. */
export async function countPeopleInJourneys(tx: Tx, journeyIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ journeyId: string; people: number }>(`
    SELECT journey_id AS "journeyId", count(DISTINCT customer_id) AS people FROM runs
    WHERE workspace_id = current_workspace() AND journey_id = ANY($1::uuid[]) AND status = 'active' GROUP BY journey_id`, [journeyIds])
  return new Map(rows.map((row) => [row.journeyId, row.people]))
}

/** Active runs per node they stand in now; those before their first step stand in `entry`. `version` null: of all versions. */
export async function countStandingRuns(tx: Tx, given: { readonly journeyId: string; readonly version: number | null }): Promise<Map<string, number>> {
  const rows = await tx.query<{ nodeId: string; people: number }>(`
    SELECT coalesce(node_id, 'entry') AS "nodeId", count(*) AS people FROM runs
    WHERE workspace_id = current_workspace() AND journey_id = $1 AND status = 'active' AND ($2::int IS NULL OR version = $2) GROUP BY node_id`, [given.journeyId, given.version])
  return new Map(rows.map((row) => [row.nodeId, row.people]))
}

export interface StandingRun {
  readonly runId: string
  readonly customerId: string
  readonly version: number
  readonly wakeAt: Date | null
  readonly waitEvent: string | null
  readonly isHeld: boolean
  /** Why it stands still; null for a run that goes its way. */
  readonly fault: string | null
  readonly updatedAt: Date
}

/** Who stands in a node now, by run id; one more than the limit. `after`: run id of the last of the page before. */
export function listStandingRuns(tx: Tx, given: { readonly journeyId: string; readonly nodeId: string; readonly after: string | null; readonly limit: number }): Promise<StandingRun[]> {
  return tx.query<StandingRun & object>(`
    SELECT id AS "runId", customer_id AS "customerId", version, wake_at AS "wakeAt", wait_event AS "waitEvent", is_held AS "isHeld", fault, updated_at AS "updatedAt" FROM runs
    WHERE workspace_id = current_workspace() AND journey_id = $1 AND node_id IS NOT DISTINCT FROM nullif($2, 'entry') AND status = 'active' AND ($3::uuid IS NULL OR id > $3)
    ORDER BY id LIMIT $4`, [given.journeyId, given.nodeId, given.after, given.limit + 1])
}
