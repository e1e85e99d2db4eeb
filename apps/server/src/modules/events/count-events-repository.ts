import type { Tx } from '../../db/postgres.ts'

/** Events of all customers that analytics has a copy of: calls about the person itself are not among them. */
export async function countCopiedEvents(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`SELECT count(*) AS count FROM customer_events WHERE workspace_id = current_workspace() AND NOT starts_with(event, '$sendero.')`)
  return row?.count ?? 0
}
