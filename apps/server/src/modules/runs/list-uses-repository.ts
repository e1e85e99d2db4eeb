import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'

/** Something that looks at a list, or changes who is on it. */
export interface ListUse {
  readonly listId: string
  readonly kind: 'segment' | 'journey'
  readonly id: string
  readonly name: string
}

/** Segments, and live and paused journeys in the published version or in one that somebody still walks through. By name. */
export async function listUses(tx: Tx, listIds: readonly string[]): Promise<ListUse[]> {
  if (listIds.length === 0) return []
  return tx.query<ListUse & object>(`
    WITH w AS (SELECT * FROM unnest($1::uuid[], $2::text[]) AS w(id, public_id))
    SELECT w.id AS "listId", 'segment' AS kind, s.id, s.name FROM w
    JOIN segments s ON s.workspace_id = current_workspace() AND s.archived_at IS NULL AND strpos(s.rule::text, w.public_id) > 0
    UNION ALL
    SELECT DISTINCT w.id, 'journey', j.id, j.name FROM w
    JOIN journeys j ON j.workspace_id = current_workspace() AND j.status IN ('live', 'paused') AND j.archived_at IS NULL
    JOIN journey_versions v ON v.workspace_id = j.workspace_id AND v.journey_id = j.id AND strpos(v.plan::text, w.public_id) > 0
    WHERE v.version = j.published_version OR EXISTS (
      SELECT 1 FROM runs r WHERE r.workspace_id = j.workspace_id AND r.journey_id = j.id AND r.version = v.version AND r.status = 'active')
    ORDER BY 4, 3`, [listIds, listIds.map((id) => toPublicId('list', id))])
}
