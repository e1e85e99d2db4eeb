import type { Tx } from '../../db/postgres.ts'

/** Two people turned out to be one: what was sent to `from` was sent to `into`. */
export async function moveMessages(tx: Tx, merges: readonly { readonly from: string; readonly into: string }[]): Promise<void> {
  if (merges.length === 0) return
  await tx.prepared('move_messages', `
    UPDATE messages m SET customer_id = p.into_id FROM unnest($2::uuid[], $3::uuid[]) AS p(from_id, into_id)
    WHERE m.workspace_id = $1 AND m.customer_id = p.from_id`, [tx.workspaceId, merges.map(({ from }) => from), merges.map(({ into }) => into)])
}

/**
 * Forgets what was written to people who are erased: the rows stay, because they are counted, but neither say what was sent nor
 * can be sent any more. Copies in the built-in mailbox go.
 */
export async function eraseMessages(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.query(`
    DELETE FROM mailbox_messages b USING messages m
    WHERE b.workspace_id = $1 AND m.workspace_id = $1 AND m.customer_id = ANY($2::uuid[]) AND b.message_id = m.id`, [tx.workspaceId, customerIds])
  await tx.query(`
    UPDATE messages SET payload = NULL, links = NULL, error = NULL, provider_ref = NULL,
      state = CASE WHEN state = 'queued' THEN 'skipped' ELSE state END, reason = CASE WHEN state = 'queued' THEN 'erased' ELSE reason END
    WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[])`, [tx.workspaceId, customerIds])
}
