import type { Tx } from '../../db/postgres.ts'
import type { Customer } from './customer.ts'

const columns = `c.id, c.number, c.user_id AS "userId", c.email, c.email_norm AS "emailNorm", c.traits, c.time_zone AS "timeZone",
  (extract(epoch FROM c.created_at) * 1000)::float8 AS "createdAt", (extract(epoch FROM c.updated_at) * 1000)::float8 AS "updatedAt"`

/** Customers that still exist, by id. */
export async function loadCustomers(tx: Tx, ids: readonly string[]): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map()
  return byId(await tx.prepared<Customer>('load_customers', `SELECT ${columns} FROM customers c WHERE c.workspace_id = current_workspace() AND c.id = ANY($1::uuid[])`, [ids]))
}

/** Like loadCustomers, and holds the rows until the end of the transaction. Always in the order of the ids, so that two such calls cannot block each other for ever. */
export async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map()
  return byId(await tx.prepared<Customer>('lock_customers', `
    SELECT ${columns} FROM customers c WHERE c.workspace_id = current_workspace() AND c.id = ANY($1::uuid[]) ORDER BY c.id FOR NO KEY UPDATE`, [ids]))
}

const byId = (rows: readonly Customer[]): Map<string, Customer> => new Map(rows.map((row) => [row.id, row]))

/** Reserves a run of dense numbers and returns the first. */
export async function takeNumbers(tx: Tx, count: number): Promise<number> {
  const rows = await tx.prepared<{ first: number }>('take_customer_numbers', `
    UPDATE workspaces SET next_customer_number = next_customer_number + $1 WHERE id = current_workspace() RETURNING next_customer_number - $1 AS first`, [count])
  const first = rows[0]?.first
  if (first === undefined) throw new Error('The workspace of this transaction does not exist')
  return first
}

/** A number that only grows: of two copies of a customer in ClickHouse the higher revision wins. Take it while the rows are held. */
export async function takeRevision(tx: Tx): Promise<number> {
  const rows = await tx.prepared<{ revision: number }>('take_customer_revision', `SELECT nextval('customer_revision') AS revision`, [])
  return rows[0]?.revision ?? 0
}

const written = `x(id uuid, number integer, "userId" text, email text, "emailNorm" text, traits jsonb, "timeZone" text, "createdAt" float8, "updatedAt" float8)`

export async function insertCustomers(tx: Tx, customers: readonly Customer[]): Promise<void> {
  if (customers.length === 0) return
  tx.write('insert_customers', `
    INSERT INTO customers (workspace_id, id, number, user_id, email, email_norm, traits, time_zone, created_at, updated_at, last_seen_at)
    SELECT $1, id, number, "userId", email, "emailNorm", traits, "timeZone", to_timestamp("createdAt" / 1000), to_timestamp("updatedAt" / 1000), NULL
    FROM jsonb_to_recordset($2::jsonb) AS ${written}`, [tx.workspaceId, JSON.stringify(customers)])
}

export async function updateCustomers(tx: Tx, customers: readonly Customer[]): Promise<void> {
  if (customers.length === 0) return
  tx.write('update_customers', `
    UPDATE customers c SET user_id = x."userId", email = x.email, email_norm = x."emailNorm", traits = x.traits, time_zone = x."timeZone",
      created_at = to_timestamp(x."createdAt" / 1000), updated_at = to_timestamp(x."updatedAt" / 1000)
    FROM jsonb_to_recordset($2::jsonb) AS ${written}
    WHERE c.workspace_id = $1 AND c.id = x.id`, [tx.workspaceId, JSON.stringify(customers)])
}

export async function deleteCustomers(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM customers WHERE workspace_id = $1 AND id = ANY($2::uuid[])', [tx.workspaceId, ids])
}

const notedWithinMs = 15 * 60_000

/**
 * Notes when people were last heard of; rows that are less than a quarter of an hour behind are left alone, which spares a write per
 * event. `knownOf` is what was read of them: whom it shows to be noted is not even looked up.
 */
export async function touchLastSeen(tx: Tx, all: ReadonlyMap<string, number>, knownOf: (customerId: string) => number | null): Promise<void> {
  const seen = new Map([...all].filter(([customerId, at]) => (knownOf(customerId) ?? -Infinity) < at - notedWithinMs))
  if (seen.size === 0) return
  tx.write('touch_last_seen', `
    UPDATE customers c SET last_seen_at = to_timestamp(x.at / 1000)
    FROM (SELECT unnest($2::uuid[]) AS id, unnest($3::float8[]) AS at) x
    WHERE c.workspace_id = $1 AND c.id = x.id AND (c.last_seen_at IS NULL OR c.last_seen_at < to_timestamp((x.at - $4) / 1000))`,
    [tx.workspaceId, [...seen.keys()], [...seen.values()], notedWithinMs])
}
