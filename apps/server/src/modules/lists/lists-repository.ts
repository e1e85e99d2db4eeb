import type { Tx } from '../../db/postgres.ts'

export interface List {
  readonly id: string
  readonly name: string
  readonly memberCount: number
  /** Epoch milliseconds. */
  readonly createdAt: number
  /** When the name last changed. */
  readonly updatedAt: number
}

const columns = `l.id, l.name, (SELECT count(*) FROM list_members m WHERE m.workspace_id = l.workspace_id AND m.list_id = l.id) AS "memberCount",
  (extract(epoch FROM l.created_at) * 1000)::float8 AS "createdAt", (extract(epoch FROM l.updated_at) * 1000)::float8 AS "updatedAt"`

export async function loadList(tx: Tx, id: string): Promise<List | null> {
  const rows = await tx.query<List & object>(`SELECT ${columns} FROM lists l WHERE l.workspace_id = current_workspace() AND l.id = $1`, [id])
  return rows[0] ?? null
}

/** One row more than the limit, so that the caller knows whether there are more; by name. */
export async function listLists(tx: Tx, page: { readonly limit: number; readonly after: readonly [string, string] | null; readonly q: string | undefined }): Promise<List[]> {
  return tx.query<List & object>(`
    SELECT ${columns} FROM lists l WHERE l.workspace_id = current_workspace() AND ($1::text IS NULL OR (l.name, l.id::text) > ($1, $2))
      AND ($3::text IS NULL OR position(lower($3) IN lower(l.name)) > 0)
    ORDER BY l.name, l.id::text LIMIT $4`, [page.after?.[0] ?? null, page.after?.[1] ?? null, page.q ?? null, page.limit + 1])
}

export async function countLists(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>('SELECT count(*) AS count FROM lists WHERE workspace_id = current_workspace()')
  return row?.count ?? 0
}

export async function insertList(tx: Tx, list: { readonly id: string; readonly name: string; readonly now: number }): Promise<void> {
  await tx.query(`
    INSERT INTO lists (workspace_id, id, name, created_at, updated_at)
    VALUES (current_workspace(), $1, $2, to_timestamp($3::float8 / 1000), to_timestamp($3::float8 / 1000))`, [list.id, list.name, list.now])
}

export async function renameList(tx: Tx, list: { readonly id: string; readonly name: string; readonly now: number }): Promise<void> {
  await tx.query('UPDATE lists SET name = $2, updated_at = to_timestamp($3::float8 / 1000) WHERE workspace_id = current_workspace() AND id = $1', [list.id, list.name, list.now])
}

/** Its members go with it. */
export async function deleteList(tx: Tx, id: string): Promise<void> {
  await tx.query('DELETE FROM lists WHERE workspace_id = current_workspace() AND id = $1', [id])
}

/** Holds a list until the end of the transaction, against everybody who would put somebody on it or save a rule that asks for it. */
export async function lockList(tx: Tx, id: string): Promise<void> {
  await tx.query('SELECT id FROM lists WHERE workspace_id = current_workspace() AND id = $1 FOR UPDATE', [id])
}

/** Names of those that exist, by UUID; they stay until the end of the transaction. */
export async function holdLists(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; name: string }>('SELECT id, name FROM lists WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) ORDER BY id FOR KEY SHARE', [ids])
  return new Map(rows.map(({ id, name }) => [id, name]))
}
