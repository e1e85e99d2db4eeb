import { queryWorkspace } from '../../db/clickhouse.ts'
import type { Deps } from '../../deps.ts'

/** When this customer last entered each of the segments (epoch ms), by segment id; those whose entry has not been copied to analytics yet are left out. Throws UNAVAILABLE. */
export async function joinedAt(
  deps: Pick<Deps, 'clickhouse'>, workspaceId: string, { number, segmentIds }: { readonly number: number; readonly segmentIds: readonly string[] },
): Promise<Map<string, number>> {
  if (segmentIds.length === 0) return new Map()
  const rows = await queryWorkspace<{ segmentId: string; at: number }>(deps.clickhouse, {
    workspaceId, params: { number, segmentIds },
    sql: `SELECT c.segment_id AS segmentId, toUnixTimestamp64Milli(max(c.at)) AS at FROM segment_changes AS c
      WHERE c.workspace_id = {workspaceId:UUID} AND c.segment_id IN {segmentIds:Array(UUID)} AND c.number = {number:UInt32} AND c.added = 1 GROUP BY c.segment_id`,
  })
  return new Map(rows.map(({ segmentId, at }) => [segmentId, Number(at)]))
}
