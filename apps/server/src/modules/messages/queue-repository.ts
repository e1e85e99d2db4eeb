import type { Tx } from '../../db/postgres.ts'
import type { Channel, MessagePayload, QueuedMessage } from './message.ts'

export interface NewMessage {
  readonly id: string
  readonly runId: string
  readonly visit: number
  readonly journeyId: string
  readonly version: number
  readonly nodeId: string
  readonly customerId: string
  readonly channel: 'email' | 'webhook'
  readonly templateId: string | null
  readonly templateVersion: number | null
  readonly payload: MessagePayload
}

/** One message per visit of a run, for ever: the same step written twice queues nothing twice. */
export async function insertMessages(tx: Tx, messages: readonly NewMessage[], now: number): Promise<void> {
  tx.write('insert_messages', `
    INSERT INTO messages (workspace_id, id, run_id, visit, journey_id, version, node_id, customer_id, channel, class, template_id, template_version, payload, state, due_at, created_at)
    SELECT $1, x.id, x."runId", x.visit, x."journeyId", x.version, x."nodeId", x."customerId", x.channel,
      CASE WHEN x.channel = 'webhook' THEN 'transactional' ELSE coalesce(v.message_class, 'marketing') END, x."templateId", x."templateVersion", x.payload, 'queued', to_timestamp($3::float8 / 1000), to_timestamp($3::float8 / 1000)
    FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, "runId" uuid, visit integer, "journeyId" uuid, version integer, "nodeId" text, "customerId" uuid, channel text, "templateId" uuid, "templateVersion" integer, payload jsonb)
    LEFT JOIN template_versions v ON v.workspace_id = $1 AND v.template_id = x."templateId" AND v.version = x."templateVersion"
    ON CONFLICT (workspace_id, run_id, visit) WHERE run_id IS NOT NULL DO NOTHING`, [tx.workspaceId, JSON.stringify(messages), now])
}

/** The channels over which something is due now. */
export async function dueChannels(tx: Tx): Promise<Set<Channel>> {
  const rows = await tx.prepared<{ channel: Channel }>('due_channels', `
    SELECT channel FROM unnest('{email,webhook}'::text[]) AS c(channel) WHERE EXISTS (
      SELECT 1 FROM messages m WHERE m.workspace_id = $1 AND m.channel = c.channel AND m.state = 'queued' AND m.due_at <= (SELECT workspace_now()))`, [tx.workspaceId])
  return new Set(rows.map(({ channel }) => channel))
}

/** Due messages of a channel, longest due first. Nothing is locked: who may send one is decided by the fence. */
export async function findDue(tx: Tx, of: { readonly channel: Channel; readonly limit: number; readonly except: readonly string[] }): Promise<QueuedMessage[]> {
  return tx.prepared<QueuedMessage>('find_due_messages', `
    SELECT id, run_id AS "runId", journey_id AS "journeyId", node_id AS "nodeId", customer_id AS "customerId", channel, class AS "messageClass", template_id AS "templateId",
      template_version AS "templateVersion", coalesce(payload, '{}') AS payload, attempt, (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt"
    FROM messages
    WHERE workspace_id = $1 AND channel = $2 AND state = 'queued' AND due_at <= (SELECT workspace_now()) AND id <> ALL($3::uuid[])
    ORDER BY due_at LIMIT $4`, [tx.workspaceId, of.channel, of.except, of.limit])
}

/** When the next waiting message falls due, or null. */
export async function nextDueAt(tx: Tx): Promise<number | null> {
  const rows = await tx.prepared<{ at: number | null }>('next_due_message', `
    SELECT (extract(epoch FROM min(due_at)) * 1000)::float8 AS at FROM messages WHERE workspace_id = $1 AND state = 'queued' AND channel IN ('email', 'webhook') AND due_at IS NOT NULL`, [tx.workspaceId])
  return rows[0]?.at ?? null
}

/** Messages of these runs that have not gone out will not go out. */
export async function cancelMessagesOfRuns(tx: Tx, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return
  tx.write('cancel_messages', `
    UPDATE messages SET state = 'skipped', reason = 'exited', due_at = NULL WHERE workspace_id = $1 AND run_id = ANY($2::uuid[]) AND state = 'queued'`, [tx.workspaceId, runIds])
}

/** The messages of people who were merged into others. */
export async function moveMessages(tx: Tx, merges: readonly { readonly from: string; readonly into: string }[]): Promise<void> {
  if (merges.length === 0) return
  await tx.query(`
    UPDATE messages m SET customer_id = x.into_id FROM unnest($2::uuid[], $3::uuid[]) AS x(from_id, into_id) WHERE m.workspace_id = $1 AND m.customer_id = x.from_id`,
    [tx.workspaceId, merges.map(({ from }) => from), merges.map(({ into }) => into)])
}

/** A journey runs again: what was held back while it was paused is due at once. Call it after the journey's own row was changed, in the same transaction. */
export async function releaseHeldMessages(tx: Tx, journeyId: string, now: number): Promise<number> {
  const rows = await tx.query(`
    UPDATE messages SET due_at = to_timestamp($3::float8 / 1000) WHERE workspace_id = $1 AND journey_id = $2 AND state = 'queued' AND due_at IS NULL RETURNING id`, [tx.workspaceId, journeyId, now])
  return rows.length
}
