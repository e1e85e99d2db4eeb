import type { Tx } from '../../db/postgres.ts'

/** Forgets what ended runs of erased people still say about them: the event they entered with, what steps remembered. */
export async function eraseRuns(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.query(`UPDATE runs SET entry = '{"event": null}', state = '{}' WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[]) AND status <> 'active'`, [tx.workspaceId, customerIds])
}
