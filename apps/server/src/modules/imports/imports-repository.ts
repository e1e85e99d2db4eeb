import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { newId } from '../../db/public-id.ts'

export interface ImportCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
}

export interface ImportState extends ImportCounts { readonly id: string; readonly rowsDone: number }

export interface ImportKey { readonly kind: 'customers' | 'events'; readonly name: string; readonly hash: Buffer; readonly options: JsonObject }

const counts = 'rows_done AS "rowsDone", created, updated, unchanged, accepted, duplicates, rejected'

/** The import of this very file with these options that was begun and not finished, else a new one. */
export async function beginImport(tx: Tx, key: ImportKey): Promise<ImportState> {
  const values = [tx.workspaceId, key.kind, key.name, key.hash, JSON.stringify(key.options)]
  const [begun] = await tx.query<ImportState>(`
    UPDATE imports SET state = 'running' WHERE (workspace_id, id) = (
      SELECT workspace_id, id FROM imports WHERE workspace_id = $1 AND kind = $2 AND name = $3 AND content_hash = $4 AND options = $5::jsonb AND state <> 'finished'
      ORDER BY started_at DESC LIMIT 1) RETURNING id, ${counts}`, values)
  if (begun) return begun
  const [made] = await tx.query<ImportState>(`
    INSERT INTO imports (workspace_id, kind, name, content_hash, options, state, id) VALUES ($1, $2, $3, $4, $5, 'running', $6) RETURNING id, ${counts}`, [...values, newId()])
  if (!made) throw new Error('An import was not stored')
  return made
}

/** Books a batch. Null when the import does not stand where it was left: somebody else is running it. */
export async function bookRows(tx: Tx, at: ImportState, done: ImportCounts & { readonly rows: number }): Promise<ImportState | null> {
  const [row] = await tx.prepared<ImportState>('book_import_rows', `
    UPDATE imports SET rows_done = rows_done + $4, created = created + $5, updated = updated + $6, unchanged = unchanged + $7, accepted = accepted + $8, duplicates = duplicates + $9, rejected = rejected + $10
    WHERE workspace_id = $1 AND id = $2 AND rows_done = $3 AND state = 'running' RETURNING id, ${counts}`,
    [tx.workspaceId, at.id, at.rowsDone, done.rows, done.created, done.updated, done.unchanged, done.accepted, done.duplicates, done.rejected])
  return row ?? null
}

export async function endImport(tx: Tx, id: string, state: 'finished' | 'failed' | 'cancelled'): Promise<void> {
  await tx.query(`UPDATE imports SET state = $3, finished_at = clock_timestamp() WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id, state])
}

export interface RejectedRow { readonly number: number; readonly code: string; readonly message: string; readonly cells: readonly string[] }

export async function insertRejects(tx: Tx, importId: string, rows: readonly RejectedRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.prepared('insert_import_rejects', `
    INSERT INTO import_rejects (workspace_id, import_id, row_number, code, message, row)
    SELECT $1, $2, number, code, message, cells FROM jsonb_to_recordset($3::jsonb) AS x(number bigint, code text, message text, cells jsonb)`,
    [tx.workspaceId, importId, JSON.stringify(rows)])
}

/** Refused rows with numbers above `after`, in order. */
export async function listRejects(tx: Tx, importId: string, page: { readonly after: number; readonly limit: number }): Promise<RejectedRow[]> {
  return tx.query<RejectedRow>(`
    SELECT row_number AS number, code, message, row AS cells FROM import_rejects WHERE workspace_id = $1 AND import_id = $2 AND row_number > $3 ORDER BY row_number LIMIT $4`,
    [tx.workspaceId, importId, page.after, page.limit])
}
