import type { Tx } from '../../db/postgres.ts'
import type { Occurrence } from './occurrence.ts'

export interface ListedOccurrence extends Pick<Occurrence, 'slot' | 'localTime' | 'clock' | 'timeZone' | 'version' | 'state' | 'reason' | 'entered'> {
  readonly beginsAt: Date
  readonly endsAt: Date
}

interface Page { readonly journeyId: string; /** Local time and slot of the last of the page before. */ readonly before: readonly [string, string] | null; readonly limit: number }

/** Occurrences of a journey, the latest first, what is planned before what was; one more than the limit. */
export function listOccurrences(tx: Tx, { journeyId, before, limit }: Page): Promise<ListedOccurrence[]> {
  return tx.query<ListedOccurrence & object>(`
    SELECT slot, local_time AS "localTime", clock, time_zone AS "timeZone", version, state, reason, entered, begins_at AS "beginsAt", ends_at AS "endsAt"
    FROM journey_occurrences WHERE workspace_id = current_workspace() AND journey_id = $1 AND ($2::text IS NULL OR (local_time, slot) < ($2, $3))
    ORDER BY local_time DESC, slot DESC LIMIT $4`, [journeyId, before?.[0] ?? null, before?.[1] ?? null, limit + 1])
}
