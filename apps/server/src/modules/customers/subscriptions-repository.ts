import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

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

const recordset = `jsonb_to_recordset($2::jsonb) AS x(ord integer, "customerId" uuid, channel text, status text, source text, evidence jsonb)`
const asRows = (changes: readonly SubscriptionChange[]): string => JSON.stringify(changes.map((change, ord) => ({ ...change, ord })))

/** Keeps the proof of what was said, in the order it was said. */
export async function appendConsent(tx: Tx, changes: readonly SubscriptionChange[], now: number): Promise<void> {
  if (changes.length === 0) return
  tx.write('append_consent_events', `
    INSERT INTO consent_events (workspace_id, customer_id, channel, status, source, evidence, at)
    SELECT $1, "customerId", channel, status, source, evidence, to_timestamp($3::float8 / 1000) FROM ${recordset} ORDER BY ord`, [tx.workspaceId, asRows(changes), now])
}

/** Sets what stands; of several changes of one person the last. */
export async function setSubscriptions(tx: Tx, changes: readonly SubscriptionChange[], now: number): Promise<void> {
  if (changes.length === 0) return
  tx.write('upsert_subscriptions', `
    INSERT INTO subscriptions (workspace_id, customer_id, channel, status, source, changed_at)
    SELECT DISTINCT ON ("customerId", channel) $1, "customerId", channel, status, source, to_timestamp($3::float8 / 1000) FROM ${recordset} ORDER BY "customerId", channel, ord DESC
    ON CONFLICT (workspace_id, customer_id, channel) DO UPDATE SET status = excluded.status, source = excluded.source, changed_at = excluded.changed_at`, [tx.workspaceId, asRows(changes), now])
}

/** Leaves the proofs. */
export async function deleteSubscriptionStates(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM subscriptions WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[])', [tx.workspaceId, customerIds])
}

export async function deleteSubscriptions(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await deleteSubscriptionStates(tx, customerIds)
  await tx.query('DELETE FROM consent_events WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[])', [tx.workspaceId, customerIds])
}

/** What was ever said about writing to these people, with its proof, oldest first. */
export async function consentsOf(tx: Tx, customerIds: readonly string[]): Promise<{ channel: Channel; status: SubscriptionStatus; source: string; evidence: JsonObject; at: number }[]> {
  return tx.query(`
    SELECT channel, status, source, evidence, (extract(epoch FROM at) * 1000)::float8 AS at FROM consent_events
    WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[]) ORDER BY id`, [tx.workspaceId, customerIds])
}
