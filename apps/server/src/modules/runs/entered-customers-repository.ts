import type { Tx } from '../../db/postgres.ts'

/** How many of these customers ever entered a journey, and how many are in it now. */
export async function countEntered(tx: Tx, { journeyId, customerIds }: { readonly journeyId: string; readonly customerIds: readonly string[] }): Promise<{ ever: number; now: number }> {
  const [row] = await tx.query<{ ever: number; now: number }>(`
    SELECT count(DISTINCT customer_id) AS ever, count(DISTINCT customer_id) FILTER (WHERE status = 'active') AS now
    FROM runs WHERE workspace_id = current_workspace() AND journey_id = $1 AND customer_id = ANY($2::uuid[])`, [journeyId, customerIds])
  return row ?? { ever: 0, now: 0 }
}
