import type { Tx } from '../../db/postgres.ts'

export interface Membership { readonly listId: string; readonly customerId: string }
export interface Member extends Membership { readonly number: number }

const asked = 'unnest($1::uuid[], $2::uuid[]) AS w(list_id, customer_id)'
const valuesOf = (memberships: readonly Membership[]): [string[], string[]] => [memberships.map(({ listId }) => listId), memberships.map(({ customerId }) => customerId)]

/** Puts people on lists; both must exist, others are passed over. Returns those who were not on them before. */
export async function insertMembers(tx: Tx, memberships: readonly Membership[], now: number): Promise<Member[]> {
  if (memberships.length === 0) return []
  const rows = await tx.query<Member & object>(`
    INSERT INTO list_members (workspace_id, list_id, number, customer_id, added_at)
    SELECT DISTINCT current_workspace(), l.id, c.number, c.id, to_timestamp($3::float8 / 1000) FROM ${asked}
    JOIN lists l ON l.workspace_id = current_workspace() AND l.id = w.list_id JOIN customers c ON c.workspace_id = current_workspace() AND c.id = w.customer_id
    ON CONFLICT DO NOTHING RETURNING list_id AS "listId", customer_id AS "customerId", number`, [...valuesOf(memberships), now])
  return rows
}

/** Takes people off lists. Returns those who were on them. */
export async function deleteMembers(tx: Tx, memberships: readonly Membership[]): Promise<Member[]> {
  if (memberships.length === 0) return []
  return tx.query<Member & object>(`
    DELETE FROM list_members m USING ${asked} WHERE m.workspace_id = current_workspace() AND m.list_id = w.list_id AND m.customer_id = w.customer_id
    RETURNING m.list_id AS "listId", m.customer_id AS "customerId", m.number`, valuesOf(memberships))
}

/** People on a list with numbers above `after`, by number. */
export async function membersAfter(tx: Tx, listId: string, { after, limit }: { readonly after: number; readonly limit: number }): Promise<{ customerId: string; number: number; addedAt: number }[]> {
  return tx.query(`
    SELECT customer_id AS "customerId", number, (extract(epoch FROM added_at) * 1000)::float8 AS "addedAt" FROM list_members
    WHERE workspace_id = current_workspace() AND list_id = $1 AND number > $2 ORDER BY number LIMIT $3`, [listId, after, limit])
}

/** Which of these lists each of these customers is on. */
export async function membershipsOf(tx: Tx, customerIds: readonly string[], listIds: readonly string[]): Promise<Membership[]> {
  if (customerIds.length === 0 || listIds.length === 0) return []
  return tx.prepared<Membership>('list_memberships_of', `
    SELECT list_id AS "listId", customer_id AS "customerId" FROM list_members
    WHERE workspace_id = current_workspace() AND customer_id = ANY($1::uuid[]) AND list_id = ANY($2::uuid[])`, [customerIds, listIds])
}

/** All lists of one customer, by name. */
export async function listsOfCustomer(tx: Tx, customerId: string): Promise<{ id: string; name: string; addedAt: number }[]> {
  return tx.query(`
    SELECT l.id, l.name, (extract(epoch FROM m.added_at) * 1000)::float8 AS "addedAt" FROM list_members m JOIN lists l ON l.workspace_id = m.workspace_id AND l.id = m.list_id
    WHERE m.workspace_id = current_workspace() AND m.customer_id = $1 ORDER BY l.name, l.id`, [customerId])
}

/** Puts `into` on every list `from` is on. Returns those who were not on them before; what `from` had goes with the customer. */
export async function copyMemberships(tx: Tx, merges: readonly { readonly from: string; readonly into: string }[]): Promise<Member[]> {
  return tx.query<Member & object>(`
    INSERT INTO list_members (workspace_id, list_id, number, customer_id, added_at)
    SELECT current_workspace(), m.list_id, c.number, c.id, min(m.added_at) FROM unnest($1::uuid[], $2::uuid[]) AS p(from_id, into_id)
    JOIN list_members m ON m.workspace_id = current_workspace() AND m.customer_id = p.from_id JOIN customers c ON c.workspace_id = current_workspace() AND c.id = p.into_id
    GROUP BY m.list_id, c.number, c.id
    ON CONFLICT DO NOTHING RETURNING list_id AS "listId", customer_id AS "customerId", number`, [merges.map(({ from }) => from), merges.map(({ into }) => into)])
}
