import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'

/** How far the record of decisions and the runs themselves agree, per journey and version. */
export interface NodeBalance {
  readonly journeyId: string
  readonly version: number
  readonly nodeId: string
  readonly entered: number
  /** Entered and not left. */
  readonly standing: number
}

/** From ClickHouse; everything must have been exported. */
export async function recordedBalances(deps: Pick<Deps, 'clickhouse'>, workspaceId: string): Promise<NodeBalance[]> {
  const answer = await deps.clickhouse.query({
    query: `SELECT journey_id AS "journeyId", version, node_id AS "nodeId", sum(v.entered) AS entered, toInt64(sum(v.entered)) - toInt64(sum(v.left)) AS standing
      FROM node_visits v WHERE workspace_id = {workspaceId:UUID} GROUP BY journey_id, version, node_id`,
    query_params: { workspaceId }, format: 'JSONEachRow',
  })
  const rows = await answer.json<Record<keyof NodeBalance, string>>()
  return rows.map((row) => ({ journeyId: row.journeyId, version: Number(row.version), nodeId: row.nodeId, entered: Number(row.entered), standing: Number(row.standing) }))
}

/** From the runs. `entered` counts only at the entry: the runs that have taken their first step. */
export function storedBalances(tx: Tx): Promise<NodeBalance[]> {
  return tx.query<NodeBalance & object>(`
    SELECT journey_id AS "journeyId", version, node_id AS "nodeId", 0 AS entered, count(*) AS standing FROM runs
    WHERE workspace_id = current_workspace() AND status = 'active' AND node_id IS NOT NULL GROUP BY journey_id, version, node_id
    UNION ALL
    SELECT journey_id, version, 'entry', count(*), 0 FROM runs
    WHERE workspace_id = current_workspace() AND NOT (status = 'active' AND node_id IS NULL) GROUP BY journey_id, version`)
}
