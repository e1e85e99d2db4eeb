import type { Tx } from '../../db/postgres.ts'

/** Names by id, also of archived segments; unknown ids are left out. */
export async function segmentNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; name: string }>('SELECT id, name FROM segments WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[])', [ids])
  return new Map(rows.map(({ id, name }) => [id, name]))
}
