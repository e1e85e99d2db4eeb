import type { Deps } from '../../deps.ts'
import { clickhouseInstant, queryWorkspace } from '../../db/clickhouse.ts'
import { lastDays, loadWorkspace } from '../workspaces/index.ts'
import { requireSegment } from './save-segment.ts'

export interface SegmentDay {
  /** ISO date in the zone of the workspace. */
  readonly day: string
  readonly entered: number
  readonly left: number
  /** Members at the end of the day, or now; null before what is recorded reaches back to. */
  readonly size: number | null
}

export interface SegmentHistory { readonly timeZone: string; readonly days: SegmentDay[] }

/**
 * Who entered and left a segment on each of the last days, today included, and how large it was. Sizes are told backwards from the
 * present one, so they are right as far as every change is recorded. Throws NOT_FOUND, and UNAVAILABLE without ClickHouse.
 */
export async function segmentHistory(deps: Deps, workspaceId: string, { segmentId, days }: { readonly segmentId: string; readonly days: number }): Promise<SegmentHistory> {
  const { segment, now, timeZone } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace, now } = await loadWorkspace(tx)
    return { segment: await requireSegment(tx, segmentId), now, timeZone: workspace.timeZone }
  })
  const { days: dates, from } = lastDays(now, timeZone, days)
  const rows = await queryWorkspace<{ day: string; entered: number; left: number }>(deps.clickhouse, {
    workspaceId, timeoutMs: 5_000, params: { segmentId, timeZone, from: clickhouseInstant(from) },
    sql: `SELECT toString(toDate(c.at, {timeZone:String})) AS day, countIf(c.added = 1) AS entered, countIf(c.added = 0) AS left FROM segment_changes AS c
      WHERE c.workspace_id = {workspaceId:UUID} AND c.segment_id = {segmentId:UUID} AND c.at >= {from:DateTime64(3, 'UTC')} GROUP BY day`,
  })
  const moves = new Map(rows.map((row) => [row.day, row]))
  const [born = ''] = lastDays(segment.createdAt, timeZone, 1).days
  let size: number | null = segment.memberCount
  const history = dates.toReversed().map((day): SegmentDay => {
    const { entered = 0, left = 0 } = moves.get(day) ?? {}
    const told = { day, entered, left, size: day < born ? null : size }
    const before: number | null = size === null ? null : size - entered + left
    // Nobody can have been in it less than never: it came out of the archive since, which records no moves.
    size = before === null || before < 0 ? null : before
    return told
  })
  return { timeZone, days: history.reverse() }
}
