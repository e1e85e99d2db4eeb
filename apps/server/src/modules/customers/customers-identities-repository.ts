import type { Tx } from '../../db/postgres.ts'

export type IdentityKind = 'user' | 'anonymous'
export interface Identity { readonly kind: IdentityKind; readonly value: string }
export interface KnownIdentity extends Identity, KnownPerson {}
/** As much of a customer as an event needs that changes nothing about the person. */
export interface KnownPerson {
  readonly customerId: string
  readonly userId: string | null
  readonly number: number
  readonly timeZone: string | null
  /** When they were last heard of, up to a quarter of an hour before; epoch milliseconds, null for never. */
  readonly lastSeenAt: number | null
}

const person = `c.id AS "customerId", c.user_id AS "userId", c.number, c.time_zone AS "timeZone", (extract(epoch FROM c.last_seen_at) * 1000)::float8 AS "lastSeenAt"`

/**
 * Until the end of the transaction nobody else decides who is who: that is decided from the rows as they are, so two batches
 * must not decide at once.
 */
export async function lockIdentities(tx: Tx): Promise<void> {
  tx.write('lock_identities', `SELECT pg_advisory_xact_lock(hashtextextended('identities/' || $1, 0))`, [tx.workspaceId])
}

/**
 * Enough for calls that carry one name each, because one name cannot show that two people are one: others may work on other
 * names at the same time. Names are locked in one order everywhere.
 */
export async function lockNames(tx: Tx, names: readonly Identity[]): Promise<void> {
  tx.write('share_identities', `SELECT pg_advisory_xact_lock_shared(hashtextextended('identities/' || $1, 0))`, [tx.workspaceId])
  if (names.length === 0) return
  tx.write('lock_names', `
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended('name/' || $1 || '/' || n.kind || ':' || n.value, 0) AS key FROM unnest($2::text[], $3::text[]) AS n(kind, value) ORDER BY key) keys`,
    [tx.workspaceId, names.map(({ kind }) => kind), names.map(({ value }) => value)])
}

/** Whose names these are. Names nobody has are left out. */
export async function findIdentities(tx: Tx, wanted: readonly Identity[]): Promise<KnownIdentity[]> {
  const found = await Promise.all((['user', 'anonymous'] as const).map((kind) => findIdentitiesOf(tx, kind, new Set(wanted.flatMap((name) => name.kind === kind ? [name.value] : [])))))
  return found.flat()
}

/** Of one kind, so that all names are one sweep through the index and not a descent each. */
async function findIdentitiesOf(tx: Tx, kind: IdentityKind, values: ReadonlySet<string>): Promise<KnownIdentity[]> {
  if (values.size === 0) return []
  return tx.prepared<KnownIdentity>('find_identities', `
    SELECT i.kind, i.value, ${person} FROM customer_identities i JOIN customers c ON c.workspace_id = $1 AND c.id = i.customer_id
    WHERE i.workspace_id = $1 AND i.kind = $2 AND i.value = ANY($3::text[])`, [tx.workspaceId, kind, [...values]])
}

export async function insertIdentities(tx: Tx, identities: readonly (Identity & { customerId: string })[]): Promise<void> {
  if (identities.length === 0) return
  tx.write('insert_identities', `
    INSERT INTO customer_identities (workspace_id, kind, value, customer_id) SELECT $1, * FROM unnest($2::text[], $3::text[], $4::uuid[])`,
    [tx.workspaceId, identities.map(({ kind }) => kind), identities.map(({ value }) => value), identities.map(({ customerId }) => customerId)])
}

export interface Merge { readonly from: string; readonly into: string }

/** Gives every name of `from` to `into`, and writes down who became whom; earlier merges are pointed at the end of the chain. */
export async function moveIdentities(tx: Tx, merges: readonly (Merge & { readonly fromNumber: number })[], record: { now: number; reason: string }): Promise<void> {
  if (merges.length === 0) return
  const from = merges.map((merge) => merge.from)
  const into = merges.map((merge) => merge.into)
  await tx.query(`
    UPDATE customer_identities i SET customer_id = m.into_id FROM unnest($2::uuid[], $3::uuid[]) AS m(from_id, into_id)
    WHERE i.workspace_id = $1 AND i.customer_id = m.from_id`, [tx.workspaceId, from, into])
  await tx.query(`
    UPDATE customer_merges c SET into_customer_id = m.into_id FROM unnest($2::uuid[], $3::uuid[]) AS m(from_id, into_id)
    WHERE c.workspace_id = $1 AND c.into_customer_id = m.from_id`, [tx.workspaceId, from, into])
  await tx.query(`
    INSERT INTO customer_merges (workspace_id, from_customer_id, from_number, into_customer_id, merged_at, reason)
    SELECT $1, from_id, from_number, into_id, to_timestamp($4::float8 / 1000), $5 FROM unnest($2::uuid[], $3::uuid[], $6::int[]) AS m(from_id, into_id, from_number)`,
    [tx.workspaceId, from, into, record.now, record.reason, merges.map(({ fromNumber }) => fromNumber)])
}

/** The people these ids stand for; an id that was merged away stands for the person it lives on in. Ids of nobody are left out. */
export async function findPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<KnownPerson & { id: string }>(`
    SELECT g.id, ${person}
    FROM (SELECT DISTINCT unnest($2::uuid[]) AS id) g
    LEFT JOIN customer_merges m ON m.workspace_id = $1 AND m.from_customer_id = g.id
    JOIN customers c ON c.workspace_id = $1 AND c.id = coalesce(m.into_customer_id, g.id)`, [tx.workspaceId, ids])
  return new Map(rows.map(({ id, ...person }) => [id, person]))
}

/** Who lives on in this customer, with the numbers they had. */
export async function mergedInto(tx: Tx, customerId: string): Promise<{ customerId: string; number: number }[]> {
  return tx.query(`SELECT from_customer_id AS "customerId", from_number AS number FROM customer_merges WHERE workspace_id = $1 AND into_customer_id = $2`, [tx.workspaceId, customerId])
}

/** Forgets the names of a customer, and who became them. */
/** Every name a customer is known by. */
export async function namesOfCustomer(tx: Tx, customerId: string): Promise<{ kind: IdentityKind; value: string }[]> {
  return tx.query('SELECT kind, value FROM customer_identities WHERE workspace_id = $1 AND customer_id = $2 ORDER BY kind, value', [tx.workspaceId, customerId])
}

export async function deleteIdentities(tx: Tx, customerId: string): Promise<void> {
  await tx.query('DELETE FROM customer_identities WHERE workspace_id = $1 AND customer_id = $2', [tx.workspaceId, customerId])
  await tx.query('DELETE FROM customer_merges WHERE workspace_id = $1 AND into_customer_id = $2', [tx.workspaceId, customerId])
}
