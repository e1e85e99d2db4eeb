import type { Tx } from '../../db/postgres.ts'

/**
 * Forgets what was written to people who are erased: the rows stay, because they are counted, but neither say what was sent nor
 * can be sent any more. Copies in the built-in mailbox go.
 */
export async function eraseMessages(tx: Tx, customerIds: readonly string[], address: string | null): Promise<void> {
  await tx.query(`
    DELETE FROM mailbox_messages b USING messages m
    WHERE b.workspace_id = $1 AND m.workspace_id = $1 AND m.customer_id = ANY($2::uuid[]) AND b.message_id = m.id`, [tx.workspaceId, customerIds])
  await tx.query(`
    UPDATE messages SET payload = NULL, links = NULL, error = NULL, provider_ref = NULL, rule_inputs = NULL, counted_at = CASE WHEN state = 'queued' THEN NULL ELSE counted_at END,
      state = CASE WHEN state = 'queued' THEN 'skipped' ELSE state END, reason = CASE WHEN state = 'queued' THEN 'erased' ELSE reason END
    WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[])`, [tx.workspaceId, customerIds])
  // Test sends are of nobody, but they showed one of these people, or went to their address.
  await tx.query(`
    WITH tests AS (
      UPDATE messages SET payload = '{"testTo": ""}', links = '{}', error = NULL, provider_ref = NULL
      WHERE workspace_id = $1 AND customer_id IS NULL AND (payload->>'testOf' = ANY($2::text[]) OR lower(trim(payload->>'testTo')) = $3) RETURNING id)
    DELETE FROM mailbox_messages b USING tests WHERE b.workspace_id = $1 AND b.message_id = tests.id`, [tx.workspaceId, customerIds, address])
}

export interface CustomerMessage {
  readonly id: string
  readonly journeyId: string | null
  readonly version: number | null
  readonly nodeId: string | null
  readonly channel: 'email' | 'webhook'
  readonly templateId: string | null
  readonly subject: string | null
  readonly state: string
  readonly reason: string | null
  /** What the provider or the template said, or which rule it was. */
  readonly error: string | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly sentAt: number | null
  readonly openedAt: number | null
  readonly clickedAt: number | null
}

/** Messages to a customer, newest first, from just before `before` on. */
export async function messagesOfCustomer(tx: Tx, customerId: string, page: { readonly before: { readonly at: number; readonly id: string } | null; readonly limit: number }): Promise<CustomerMessage[]> {
  const ms = (column: string): string => `(extract(epoch FROM m.${column}) * 1000)::float8`
  return tx.query<CustomerMessage>(`
    SELECT m.id, m.journey_id AS "journeyId", m.version, m.node_id AS "nodeId", m.channel, m.template_id AS "templateId", v.subject, m.state, m.reason, m.error,
      ${ms('created_at')} AS "createdAt", ${ms('sent_at')} AS "sentAt", ${ms('opened_at')} AS "openedAt", ${ms('clicked_at')} AS "clickedAt"
    FROM messages m LEFT JOIN template_versions v ON v.workspace_id = $1 AND v.template_id = m.template_id AND v.version = m.template_version
    WHERE m.workspace_id = $1 AND m.customer_id = $2 AND ($3::float8 IS NULL OR (m.created_at, m.id) < (to_timestamp($3::float8 / 1000), $4::uuid))
    ORDER BY m.created_at DESC, m.id DESC LIMIT $5`, [tx.workspaceId, customerId, page.before?.at ?? null, page.before?.id ?? null, page.limit])
}
