import type { Tx } from '../../db/postgres.ts'

interface TestMessage { readonly id: string; readonly to: string; /** The customer it shows, who may be made up. */ readonly of: string; readonly messageClass: string; readonly templateId: string; readonly templateVersion: number; readonly links: readonly string[] }

/** A test send is a message of nobody: its links lead where they should, and nothing is counted or consented through them. */
export async function insertTestMessage(tx: Tx, message: TestMessage, of: { readonly state: 'sending' | 'sent'; readonly owner: string; readonly leaseMs: number; readonly now: number }): Promise<void> {
  const isSent = of.state === 'sent'
  await tx.query(`
    INSERT INTO messages (workspace_id, id, channel, class, template_id, template_version, payload, state, attempt, owner, lease_until, provider_ref, links, created_at, sent_at, delivered_at)
    VALUES ($1, $2, 'email', $3, $4, $5, $6::jsonb, $7, 1, CASE WHEN NOT $8 THEN $9::uuid END, CASE WHEN NOT $8 THEN clock_timestamp() + $10::float8 * interval '1 millisecond' END,
      CASE WHEN $8 THEN 'mailbox' END, $11, to_timestamp($12::float8 / 1000), CASE WHEN $8 THEN to_timestamp($12::float8 / 1000) END, CASE WHEN $8 THEN to_timestamp($12::float8 / 1000) END)`,
    [tx.workspaceId, message.id, message.messageClass, message.templateId, message.templateVersion, JSON.stringify({ testTo: message.to, testOf: message.of }), of.state, isSent, of.owner, of.leaseMs, message.links, of.now])
}
