import type { Tx } from '../../db/postgres.ts'

/** Those of these journeys that exist, and whether other journeys can send people into them now. */
export function startableJourneys(tx: Tx, ids: readonly string[]): Promise<{ readonly id: string; readonly name: string; readonly isStartable: boolean }[]> {
  return tx.query<{ id: string; name: string; isStartable: boolean }>(`
    SELECT id, name, coalesce(status = 'live' AND trigger_kind = 'journey', false) AS "isStartable" FROM journeys
    WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) AND archived_at IS NULL`, [ids])
}
