import type { Tx } from '../../db/postgres.ts'

export interface OpenMessages {
  /** Wait for their turn: nothing has gone out. */
  readonly queued: number
  /** Held back because the journey is paused; among the queued. */
  readonly held: number
  /** Handed to the provider at this moment: nobody can stop them any more. */
  readonly sending: number
}

/** Messages of a journey whose fate is still open. */
export async function countOpenMessages(tx: Tx, journeyId: string): Promise<OpenMessages> {
  const [row] = await tx.query<OpenMessages & object>(`
    SELECT count(*) FILTER (WHERE state = 'queued') AS queued, count(*) FILTER (WHERE state = 'queued' AND due_at IS NULL) AS held, count(*) FILTER (WHERE state = 'sending') AS sending
    FROM messages WHERE workspace_id = current_workspace() AND journey_id = $1 AND state IN ('queued', 'sending')`, [journeyId])
  return row ?? { queued: 0, held: 0, sending: 0 }
}
