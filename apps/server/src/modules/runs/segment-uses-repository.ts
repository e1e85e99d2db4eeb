import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'

/** A journey that people can walk through now and that looks at a segment. */
export interface SegmentUse {
  readonly segmentId: string
  readonly journeyId: string
  readonly name: string
  readonly status: 'live' | 'paused'
  /** People start it by entering the segment. */
  readonly isTrigger: boolean
}

/** Live and paused journeys that look at these segments, in the published version or in one that somebody still walks through. */
export async function segmentUses(tx: Tx, segmentIds: readonly string[]): Promise<SegmentUse[]> {
  return tx.query<SegmentUse & object>(`
    SELECT DISTINCT w.id AS "segmentId", j.id AS "journeyId", j.name, j.status, j.trigger_segment_id IS NOT DISTINCT FROM w.id AS "isTrigger"
    FROM unnest($1::uuid[], $2::text[]) AS w(id, public_id)
    JOIN journeys j ON j.workspace_id = current_workspace() AND j.status IN ('live', 'paused') AND j.archived_at IS NULL
    JOIN journey_versions v ON v.workspace_id = j.workspace_id AND v.journey_id = j.id AND v.plan->'segmentIds' ? w.public_id
    WHERE v.version = j.published_version OR EXISTS (
      SELECT 1 FROM runs r WHERE r.workspace_id = j.workspace_id AND r.journey_id = j.id AND r.version = v.version AND r.status = 'active')
    ORDER BY j.name, j.id`, [segmentIds, segmentIds.map((id) => toPublicId('segment', id))])
}
