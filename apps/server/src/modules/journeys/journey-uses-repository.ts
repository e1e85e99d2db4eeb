import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import type { JourneyStatus } from '../runs/index.ts'

export interface UsingJourney {
  readonly id: string
  readonly name: string
  readonly status: JourneyStatus
  readonly isInDraft: boolean
  /** Published versions that people can walk through now, newest first. */
  readonly versions: readonly number[]
  /** The draft when it is in there, else the newest of the versions. */
  readonly document: JsonObject
}

interface Page { readonly publicId: string; readonly after: string | null; readonly limit: number }

/**
 * Journeys whose draft, or a version that people can walk through now, names this id anywhere; newest first, one more than the limit.
 * Read from the documents themselves: nothing is kept on the side that could be forgotten.
 */
export async function findUsingJourneys(tx: Tx, { publicId, after, limit }: Page): Promise<UsingJourney[]> {
  const names = (document: string): string => `jsonb_path_exists(${document}, '$.** ? (@ == $id)', jsonb_build_object('id', $1::text))`
  return tx.query<UsingJourney & object>(`
    SELECT u.id, u.name, u.status, u.in_draft AS "isInDraft", u.versions, CASE WHEN u.in_draft THEN u.draft ELSE (
        SELECT v.document FROM journey_versions v WHERE v.workspace_id = current_workspace() AND v.journey_id = u.id AND v.version = u.versions[1]) END AS document
    FROM (
      SELECT j.id, j.name, j.status, j.draft, ${names('j.draft')} AS in_draft, ARRAY(
        SELECT v.version FROM journey_versions v
        WHERE v.workspace_id = current_workspace() AND v.journey_id = j.id AND ${names('v.document')} AND (
          v.version = j.published_version AND j.status IN ('live', 'paused') OR EXISTS (
            SELECT 1 FROM runs r WHERE r.workspace_id = current_workspace() AND r.journey_id = j.id AND r.version = v.version AND r.status = 'active'))
        ORDER BY v.version DESC) AS versions
      FROM journeys j WHERE j.workspace_id = current_workspace() AND j.archived_at IS NULL AND ($2::uuid IS NULL OR j.id < $2)) u
    WHERE u.in_draft OR cardinality(u.versions) > 0
    ORDER BY u.id DESC LIMIT $3`, [publicId, after, limit + 1])
}
