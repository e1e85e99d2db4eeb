import type { Tx } from '../../db/postgres.ts'
import type { Customer } from '../customers/index.ts'
import { lineOf } from './message.ts'
import type { Channel, Line, MessagePayload, QueuedMessage } from './message.ts'

export interface NewMessage {
  readonly id: string
  readonly runId: string
  readonly visit: number
  readonly journeyId: string
  readonly version: number
  readonly nodeId: string
  readonly customerId: string
  readonly isBulk: boolean
  readonly channel: 'email' | 'webhook'
  readonly templateId: string | null
  readonly templateVersion: number | null
  readonly payload: MessagePayload
}

/** One message per visit of a run, for ever: the same step written twice queues nothing twice. */
export async function insertMessages(tx: Tx, messages: readonly NewMessage[], now: number): Promise<void> {
  const column = <T>(of: (message: NewMessage) => T): T[] => messages.map(of)
  tx.write('insert_messages', `
    INSERT INTO messages (workspace_id, id, run_id, visit, journey_id, version, node_id, customer_id, channel, class, template_id, template_version, payload, is_bulk, state, due_at, created_at)
    SELECT $1, x.id, x.run_id, x.visit, x.journey_id, x.version, x.node_id, x.customer_id, x.channel,
      CASE WHEN x.channel = 'webhook' THEN 'transactional' ELSE coalesce(v.message_class, 'marketing') END, x.template_id, x.template_version, x.payload::jsonb, x.is_bulk, 'queued', to_timestamp($2::float8 / 1000), to_timestamp($2::float8 / 1000)
    FROM unnest($3::uuid[], $4::uuid[], $5::integer[], $6::uuid[], $7::integer[], $8::text[], $9::uuid[], $10::text[], $11::uuid[], $12::integer[], $13::text[], $14::boolean[])
      AS x(id, run_id, visit, journey_id, version, node_id, customer_id, channel, template_id, template_version, payload, is_bulk)
    LEFT JOIN template_versions v ON v.workspace_id = $1 AND v.template_id = x.template_id AND v.version = x.template_version
    ON CONFLICT (workspace_id, run_id, visit) WHERE run_id IS NOT NULL DO NOTHING`, [
    tx.workspaceId, now, column(({ id }) => id), column(({ runId }) => runId), column(({ visit }) => visit), column(({ journeyId }) => journeyId), column(({ version }) => version),
    column(({ nodeId }) => nodeId), column(({ customerId }) => customerId), column(({ channel }) => channel), column(({ templateId }) => templateId),
    column(({ templateVersion }) => templateVersion), column(({ payload }) => JSON.stringify(payload)), column(({ isBulk }) => isBulk)])
}

/** The lines in which something is due now, by channel. Asked of the first of the index: see find_due_work. */
export async function dueLines(tx: Tx): Promise<Readonly<Record<Channel, ReadonlySet<Line>>>> {
  const rows = await tx.prepared<{ channel: Channel; isBulk: boolean }>('due_lines', `
    SELECT c.channel, b.is_bulk AS "isBulk" FROM unnest('{email,webhook}'::text[]) AS c(channel) CROSS JOIN (VALUES (false), (true)) b(is_bulk)
    WHERE (SELECT workspace_now()) >= (SELECT m.due_at FROM messages m WHERE m.workspace_id = $1 AND m.channel = c.channel AND m.is_bulk = b.is_bulk AND m.state = 'queued' AND m.due_at IS NOT NULL ORDER BY m.due_at LIMIT 1)`, [tx.workspaceId])
  const linesOf = (channel: Channel): ReadonlySet<Line> => new Set(rows.filter((row) => row.channel === channel).map(lineOf))
  return { email: linesOf('email'), webhook: linesOf('webhook') }
}

export interface DueMessage { readonly message: QueuedMessage; /** Null: nobody, or somebody who no longer exists. */ readonly customer: Customer | null }

/**
 * Due messages of a channel with the people they are for: of both lines, those of people who have just done something first, then those that
 * came in bulk, who keep a third of the places; each longest due first. One statement, because every answer that has to be waited for delays each of them. Nothing is locked: who may send one is decided by the fence.
 */
export async function findDue(tx: Tx, of: { readonly channel: Channel; readonly lines: readonly Line[]; readonly limit: number; readonly except: readonly string[] }): Promise<DueMessage[]> {
  const next = (isBulk: string, limit: string): string => `
      SELECT * FROM messages
      WHERE workspace_id = $1 AND channel = $2 AND state = 'queued' AND ${isBulk} AND due_at <= (SELECT workspace_now()) AND id <> ALL($3::uuid[])
      ORDER BY due_at LIMIT ${limit}`
  const rows = await tx.prepared<QueuedMessage & PersonColumns>('find_due_messages', `
    WITH live AS MATERIALIZED (${next('NOT is_bulk AND $5::boolean', '$4')}),
    bulk AS MATERIALIZED (${next('is_bulk AND $6::boolean', 'greatest($4::int - (SELECT count(*) FROM live), $4::int / 3)')}),
    m AS (SELECT * FROM live UNION ALL SELECT * FROM bulk)
    SELECT m.id, m.run_id AS "runId", m.journey_id AS "journeyId", m.node_id AS "nodeId", m.customer_id AS "customerId", m.channel, m.is_bulk AS "isBulk", m.class AS "messageClass", m.template_id AS "templateId",
      m.template_version AS "templateVersion", coalesce(m.payload, '{}') AS payload, m.attempt, (extract(epoch FROM m.first_tried_at) * 1000)::float8 AS "firstTriedAt",
      c.number AS "personNumber", c.user_id AS "personUserId", c.email AS "personEmail", c.email_norm AS "personEmailNorm", c.traits AS "personTraits", c.time_zone AS "personTimeZone",
      (extract(epoch FROM c.created_at) * 1000)::float8 AS "personCreatedAt", (extract(epoch FROM c.updated_at) * 1000)::float8 AS "personUpdatedAt"
    FROM m LEFT JOIN customers c ON c.workspace_id = $1 AND c.id = m.customer_id
    ORDER BY m.is_bulk, m.due_at`, [tx.workspaceId, of.channel, of.except, of.limit, of.lines.includes('people'), of.lines.includes('crowd')])
  return rows.map(({ personNumber, personUserId, personEmail, personEmailNorm, personTraits, personTimeZone, personCreatedAt, personUpdatedAt, ...message }) => ({
    message,
    customer: message.customerId === null || personNumber === null ? null : {
      id: message.customerId, number: personNumber, userId: personUserId, email: personEmail, emailNorm: personEmailNorm, traits: personTraits,
      timeZone: personTimeZone, createdAt: personCreatedAt, updatedAt: personUpdatedAt,
    },
  }))
}

/** All null together when there is nobody. */
interface PersonColumns {
  readonly personNumber: number | null
  readonly personUserId: string | null
  readonly personEmail: string | null
  readonly personEmailNorm: string | null
  readonly personTraits: Customer['traits']
  readonly personTimeZone: string | null
  readonly personCreatedAt: number
  readonly personUpdatedAt: number
}

/** When the next waiting message falls due, or null. */
export async function nextDueAt(tx: Tx): Promise<number | null> {
  const rows = await tx.prepared<{ at: number | null }>('next_due_message', `
    SELECT (extract(epoch FROM min(next.due_at)) * 1000)::float8 AS at
    FROM (VALUES ('email'), ('webhook')) c(channel) CROSS JOIN (VALUES (false), (true)) b(is_bulk) CROSS JOIN LATERAL (
      SELECT due_at FROM messages WHERE workspace_id = $1 AND state = 'queued' AND channel = c.channel AND is_bulk = b.is_bulk AND due_at IS NOT NULL ORDER BY due_at LIMIT 1) next`, [tx.workspaceId])
  return rows[0]?.at ?? null
}

/** Messages of these runs that have not gone out will not go out. */
export async function cancelMessagesOfRuns(tx: Tx, runIds: readonly string[]): Promise<void> {
  if (runIds.length === 0) return
  tx.write('cancel_messages', `
    UPDATE messages SET state = 'skipped', reason = 'exited', error = NULL, rule_inputs = NULL, counted_at = NULL, due_at = NULL WHERE workspace_id = $1 AND run_id = ANY($2::uuid[]) AND state = 'queued'`, [tx.workspaceId, runIds])
}

/** The messages of people who were merged into others. */
export async function moveMessages(tx: Tx, merges: readonly { readonly from: string; readonly into: string }[]): Promise<void> {
  if (merges.length === 0) return
  await tx.query(`
    UPDATE messages m SET customer_id = x.into_id FROM unnest($2::uuid[], $3::uuid[]) AS x(from_id, into_id) WHERE m.workspace_id = $1 AND m.customer_id = x.from_id`,
    [tx.workspaceId, merges.map(({ from }) => from), merges.map(({ into }) => into)])
}

/** A journey runs again, and what was held back while it was paused is not to go out any more. */
export async function skipHeldMessages(tx: Tx, journeyId: string): Promise<void> {
  await tx.query(`UPDATE messages SET state = 'skipped', reason = 'paused', counted_at = NULL WHERE workspace_id = $1 AND journey_id = $2 AND state = 'queued' AND due_at IS NULL`, [tx.workspaceId, journeyId])
}

/** A journey runs again: what was held back while it was paused is due at once. Call it after the journey's own row was changed, in the same transaction. */
export async function releaseHeldMessages(tx: Tx, journeyId: string, now: number): Promise<number> {
  const rows = await tx.query(`
    UPDATE messages SET due_at = to_timestamp($3::float8 / 1000), is_bulk = true WHERE workspace_id = $1 AND journey_id = $2 AND state = 'queued' AND due_at IS NULL RETURNING id`, [tx.workspaceId, journeyId, now])
  return rows.length
}
