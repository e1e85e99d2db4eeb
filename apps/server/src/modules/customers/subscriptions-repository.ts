import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import type { Merge } from './customers-identities-repository.ts'

export type Channel = 'email'
/** `unproven`: known without evidence of consent; excluded from marketing like `unsubscribed`. */
export type SubscriptionStatus = 'subscribed' | 'unsubscribed' | 'unproven'
export interface Subscription { readonly status: SubscriptionStatus; readonly source: string; readonly changedAt: number }

/** By customer id. A customer nobody ever said anything about is left out. */
export async function loadSubscriptions(tx: Tx, ids: readonly string[], channel: Channel): Promise<Map<string, Subscription>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.prepared<Subscription & { customerId: string }>('load_subscriptions', `
    SELECT customer_id AS "customerId", status, source, (extract(epoch FROM changed_at) * 1000)::float8 AS "changedAt"
    FROM subscriptions WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[]) AND channel = $3`, [tx.workspaceId, ids, channel])
  return new Map(rows.map(({ customerId, ...subscription }) => [customerId, subscription]))
}

export interface SubscriptionChange {
  readonly customerId: string
  readonly channel: Channel
  readonly status: SubscriptionStatus
  /** Where it was said: `sdk`, `api`, `import`, `link`, `one-click`, ... */
  readonly source: string
  /** What proves it: request id, import id, message id. */
  readonly evidence: JsonObject
}

/** Appends the proof and sets the state that follows from it. Several changes of one person: the last stands. */
export async function writeSubscriptions(tx: Tx, changes: readonly SubscriptionChange[], now: number): Promise<void> {
  if (changes.length === 0) return
  const rows = JSON.stringify(changes.map((change, ord) => ({ ...change, ord })))
  const recordset = `jsonb_to_recordset($2::jsonb) AS x(ord integer, "customerId" uuid, channel text, status text, source text, evidence jsonb)`
  await tx.prepared('append_consent_events', `
    INSERT INTO consent_events (workspace_id, customer_id, channel, status, source, evidence, at)
    SELECT $1, "customerId", channel, status, source, evidence, to_timestamp($3::float8 / 1000) FROM ${recordset} ORDER BY ord`, [tx.workspaceId, rows, now])
  await tx.prepared('upsert_subscriptions', `
    INSERT INTO subscriptions (workspace_id, customer_id, channel, status, source, changed_at)
    SELECT DISTINCT ON ("customerId", channel) $1, "customerId", channel, status, source, to_timestamp($3::float8 / 1000) FROM ${recordset} ORDER BY "customerId", channel, ord DESC
    ON CONFLICT (workspace_id, customer_id, channel) DO UPDATE SET status = excluded.status, source = excluded.source, changed_at = excluded.changed_at`, [tx.workspaceId, rows, now])
}

/** The most restrictive word of the two people stands for the one they have become. The proofs stay where they were given. */
export async function mergeSubscriptions(tx: Tx, merges: readonly Merge[], now: number): Promise<void> {
  if (merges.length === 0) return
  const rows = await tx.query<{ customerId: string; channel: Channel; status: SubscriptionStatus; from: string }>(`
    WITH gone AS (
      DELETE FROM subscriptions s USING unnest($2::uuid[], $3::uuid[]) AS m(from_id, into_id)
      WHERE s.workspace_id = $1 AND s.customer_id = m.from_id RETURNING m.from_id, m.into_id, s.channel, s.status)
    SELECT g.into_id AS "customerId", g.channel, g.status, g.from_id AS "from" FROM gone g
    LEFT JOIN subscriptions s ON s.workspace_id = $1 AND s.customer_id = g.into_id AND s.channel = g.channel
    WHERE s.status IS NULL OR array_position(ARRAY['subscribed', 'unproven', 'unsubscribed'], g.status) > array_position(ARRAY['subscribed', 'unproven', 'unsubscribed'], s.status)
    ORDER BY array_position(ARRAY['subscribed', 'unproven', 'unsubscribed'], g.status), g.from_id`,
    [tx.workspaceId, merges.map(({ from }) => from), merges.map(({ into }) => into)])
  await writeSubscriptions(tx, rows.map(({ from, ...row }) => ({ ...row, source: 'merge', evidence: { mergedFrom: from } })), now)
}

export async function deleteSubscriptions(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM subscriptions WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[])', [tx.workspaceId, customerIds])
  await tx.query('DELETE FROM consent_events WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[])', [tx.workspaceId, customerIds])
}
