import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import type { Merge } from '../customers/index.ts'

export interface CustomerEventRow { readonly customerId: string; readonly name: string; readonly occurredAt: number; readonly seq: number }

export async function insertCustomerEvents(tx: Tx, events: readonly CustomerEventRow[]): Promise<void> {
  if (events.length === 0) return
  tx.write('insert_customer_events', `
    INSERT INTO customer_events (workspace_id, customer_id, event, occurred_at, seq)
    SELECT $1, customer_id, event, to_timestamp(at / 1000), seq FROM unnest($2::uuid[], $3::text[], $4::float8[], $5::bigint[]) AS x(customer_id, event, at, seq)`,
    [tx.workspaceId, events.map(({ customerId }) => customerId), events.map(({ name }) => name), events.map(({ occurredAt }) => occurredAt), events.map(({ seq }) => seq)])
}

/** Gives the events of merged people to those they became; returns the moved ones, in the order they came in. */
export async function moveCustomerEvents(tx: Tx, merges: readonly Merge[]): Promise<CustomerEventRow[]> {
  return tx.query<CustomerEventRow>(`
    WITH moved AS (
      UPDATE customer_events e SET customer_id = m.into_id FROM unnest($2::uuid[], $3::uuid[]) AS m(from_id, into_id)
      WHERE e.workspace_id = $1 AND e.customer_id = m.from_id RETURNING m.into_id, e.event, e.occurred_at, e.seq)
    SELECT into_id AS "customerId", event AS name, (extract(epoch FROM occurred_at) * 1000)::float8 AS "occurredAt", seq FROM moved ORDER BY seq`,
    [tx.workspaceId, merges.map(({ from }) => from), merges.map(({ into }) => into)])
}

export async function loadProperties(tx: Tx, seqs: readonly number[]): Promise<Map<number, JsonObject>> {
  const rows = await tx.query<{ seq: number; properties: JsonObject }>('SELECT seq, properties FROM event_log WHERE workspace_id = $1 AND seq = ANY($2::bigint[])', [tx.workspaceId, seqs])
  return new Map(rows.map(({ seq, properties }) => [seq, properties]))
}

/** Addresses these people said they had, normalised: what they have now, and what they had before. */
export async function addressesInCalls(tx: Tx, customerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ address: string }>(`
    SELECT DISTINCT lower(trim(l.properties->>'email')) AS address FROM customer_events e JOIN event_log l ON l.workspace_id = $1 AND l.seq = e.seq
    WHERE e.workspace_id = $1 AND e.customer_id = ANY($2::uuid[]) AND e.event = '$sendero.identify' AND jsonb_typeof(l.properties->'email') = 'string'`, [tx.workspaceId, customerIds])
  return rows.map(({ address }) => address).filter((address) => address.includes('@'))
}

/** Takes everything these people did out of the log. Returns the messageIds of those calls. */
export async function deleteEventsOfCustomers(tx: Tx, customerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ messageId: string }>(`
    WITH gone AS (DELETE FROM customer_events WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[]) RETURNING seq),
    failed AS (DELETE FROM event_failures f USING gone WHERE f.workspace_id = $1 AND f.seq = gone.seq)
    DELETE FROM event_log l USING gone WHERE l.workspace_id = $1 AND l.seq = gone.seq RETURNING l.message_id AS "messageId"`, [tx.workspaceId, customerIds])
  return rows.map(({ messageId }) => messageId)
}

/** Takes calls that could not be taken in, and that name one of these names, out of the log: nobody has found out whose they are. */
export async function deleteParkedEvents(tx: Tx, names: readonly string[]): Promise<void> {
  await tx.query(`
    WITH gone AS (
      DELETE FROM event_failures f USING event_log l
      WHERE f.workspace_id = $1 AND l.workspace_id = $1 AND l.seq = f.seq AND (l.user_id = ANY($2::text[]) OR l.anonymous_id = ANY($2::text[]) OR l.previous_id = ANY($2::text[])) RETURNING f.seq)
    DELETE FROM event_log l USING gone WHERE l.workspace_id = $1 AND l.seq = gone.seq`, [tx.workspaceId, names])
}
