import type { Tx } from '../../db/postgres.ts'
import type { QueuedMessage } from './message.ts'

export interface Settlement {
  readonly id: string
  readonly attempt: number
  readonly kind: 'sent' | 'failed' | 'retry' | 'unknown'
  readonly reason: string | null
  readonly error: string | null
  readonly ref: string | null
  readonly dueInMs: number
  readonly isBounce: boolean
}

/**
 * Transaction T2: writes outcomes of messages that are still ours. One that was given up as unknown meanwhile takes the
 * outcome too: knowing is better than not knowing. Returns the ids it changed, with when they were sent: epoch ms, null for those that were not.
 */
export async function writeSettlements(tx: Tx, settlements: readonly Settlement[], owner: string): Promise<ReadonlyMap<string, number | null>> {
  const column = <T>(of: (settlement: Settlement) => T): T[] => settlements.map(of)
  // Arrays, not one JSON: PostgreSQL expects few rows of them and goes by the primary key. The clock is asked once, not for every row.
  const rows = await tx.prepared<{ id: string; sentAt: number | null }>('write_settlements', `
    WITH clock AS MATERIALIZED (SELECT date_trunc('milliseconds', workspace_now()) AS now)
    UPDATE messages m SET
      state = CASE x.kind WHEN 'retry' THEN 'queued' ELSE x.kind END, reason = x.reason, error = x.error, provider_ref = coalesce(x.ref, m.provider_ref),
      owner = NULL, lease_until = NULL,
      -- What was refused for good did not reach anybody; what is tried again keeps its place under the caps meanwhile.
      counted_at = CASE WHEN x.kind <> 'failed' THEN m.counted_at END,
      due_at = CASE WHEN x.kind = 'retry' THEN clock.now + x.due_in_ms * interval '1 millisecond' END,
      sent_at = CASE WHEN x.kind = 'sent' THEN clock.now ELSE m.sent_at END,
      delivered_at = CASE WHEN x.kind = 'sent' THEN clock.now ELSE m.delivered_at END,
      bounced_at = CASE WHEN x.is_bounce THEN clock.now ELSE m.bounced_at END
    FROM clock, unnest($2::uuid[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::float8[], $10::boolean[])
      AS x(id, attempt, kind, reason, error, ref, due_in_ms, is_bounce)
    WHERE m.workspace_id = $1 AND m.id = x.id AND m.attempt = x.attempt
      AND (m.state = 'sending' AND m.owner = $3::uuid OR m.state = 'unknown' AND m.owner = $3::uuid AND x.kind <> 'unknown')
    RETURNING m.id, (extract(epoch FROM m.sent_at) * 1000)::float8 AS "sentAt"`, [
    tx.workspaceId, column(({ id }) => id), owner, column(({ attempt }) => attempt), column(({ kind }) => kind), column(({ reason }) => reason),
    column(({ error }) => error), column(({ ref }) => ref), column(({ dueInMs }) => dueInMs), column(({ isBounce }) => isBounce)])
  return new Map(rows.map(({ id, sentAt }) => [id, sentAt]))
}

export interface Abandoned extends Pick<QueuedMessage, 'id' | 'channel' | 'customerId' | 'journeyId' | 'nodeId' | 'templateId' | 'templateVersion'> { readonly attempt: number; readonly owner: string; /** Epoch ms by the clock of the workspace. */ readonly firstTriedAt: number | null }

const abandonedColumns = `id, channel, customer_id AS "customerId", journey_id AS "journeyId", node_id AS "nodeId", template_id AS "templateId", template_version AS "templateVersion", attempt, owner, (extract(epoch FROM first_tried_at) * 1000)::float8 AS "firstTriedAt"`

/** Fenced messages whose lease ended longer ago than any call can take. */
export async function lockExpired(tx: Tx, of: { readonly graceMs: number; readonly except: readonly string[]; readonly limit: number }): Promise<Abandoned[]> {
  return tx.prepared<Abandoned>('lock_expired_messages', `
    SELECT ${abandonedColumns} FROM messages
    WHERE workspace_id = $1 AND state = 'sending' AND lease_until < clock_timestamp() - $2::float8 * interval '1 millisecond' AND id <> ALL($3::uuid[])
    ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED`, [tx.workspaceId, of.graceMs, of.except, of.limit])
}

/** Fenced messages of processes that are gone. */
export async function lockOwned(tx: Tx, owners: readonly string[]): Promise<Abandoned[]> {
  return tx.query<Abandoned>(`
    SELECT ${abandonedColumns} FROM messages WHERE workspace_id = $1 AND state = 'sending' AND owner = ANY($2::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED`, [tx.workspaceId, owners])
}

export interface Resolution { readonly id: string; readonly kind: 'sent' | 'queued' | 'unknown'; readonly ref: string | null; readonly error: string | null }

/** Decides abandoned messages, whose rows the transaction holds. An unknown one keeps its owner: should that one still answer, it may say so. */
export async function writeResolutions(tx: Tx, resolutions: readonly Resolution[], now: number): Promise<void> {
  if (resolutions.length === 0) return
  tx.write('write_resolutions', `
    UPDATE messages m SET state = x.kind, reason = CASE WHEN x.kind = 'unknown' THEN 'answer_lost' END, error = x.error, provider_ref = coalesce(x.ref, m.provider_ref),
      owner = CASE WHEN x.kind = 'unknown' THEN m.owner END, lease_until = NULL,
      due_at = CASE WHEN x.kind = 'queued' THEN to_timestamp($3::float8 / 1000) END,
      sent_at = CASE WHEN x.kind = 'sent' THEN to_timestamp($3::float8 / 1000) END, delivered_at = CASE WHEN x.kind = 'sent' THEN to_timestamp($3::float8 / 1000) END
    FROM jsonb_to_recordset($2::jsonb) AS x(id uuid, kind text, ref text, error text)
    WHERE m.workspace_id = $1 AND m.id = x.id AND m.state = 'sending'`, [tx.workspaceId, JSON.stringify(resolutions), now])
}
