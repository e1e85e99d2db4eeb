import type { Tx } from '../../db/postgres.ts'

export interface ComingWakes {
  readonly active: number
  /** Fell due while the journey was paused, and stand still since. */
  readonly held: number
  /** Fall due before the instant asked for, among them those due now. */
  readonly dueSoon: number
  /** When the next of them falls due; null when none waits for a time. */
  readonly nextWakeAt: Date | null
}

/** What is about to happen to the people in a journey. */
export async function countComingWakes(tx: Tx, { journeyId, until }: { readonly journeyId: string; readonly until: number }): Promise<ComingWakes> {
  const [row] = await tx.query<ComingWakes & object>(`
    SELECT count(*) AS active, count(*) FILTER (WHERE is_held) AS held, count(*) FILTER (WHERE wake_at < to_timestamp($2::float8 / 1000)) AS "dueSoon", min(wake_at) AS "nextWakeAt"
    FROM runs WHERE workspace_id = current_workspace() AND journey_id = $1 AND status = 'active'`, [journeyId, until])
  return row ?? { active: 0, held: 0, dueSoon: 0, nextWakeAt: null }
}
