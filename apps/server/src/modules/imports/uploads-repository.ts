import type { Tx } from '../../db/postgres.ts'
import type { ImportKind } from './imports-repository.ts'

export interface StoredUpload {
  readonly id: string
  /** As the file was called where it came from. */
  readonly name: string
  readonly format: 'csv' | 'ndjson'
  readonly bytes: number
  readonly rowEstimate: number
  readonly hash: Buffer
}

export async function insertUpload(tx: Tx, upload: StoredUpload & { readonly uploadedBy: string }): Promise<void> {
  await tx.query(`
    INSERT INTO import_files (workspace_id, id, name, format, bytes, row_estimate, content_hash, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.workspaceId, upload.id, upload.name, upload.format, upload.bytes, upload.rowEstimate, upload.hash, upload.uploadedBy])
}

export async function loadUpload(tx: Tx, id: string): Promise<StoredUpload | null> {
  const [row] = await tx.query<StoredUpload>(`
    SELECT id, name, format, bytes, row_estimate AS "rowEstimate", content_hash AS hash FROM import_files WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id])
  return row ?? null
}

export async function deleteUpload(tx: Tx, id: string): Promise<void> {
  await tx.query('DELETE FROM import_files WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id])
}

/** Forgets uploads that were not imported within a day, and says how many bytes the others have. */
export async function tidyUploads(tx: Tx): Promise<{ readonly count: number; readonly bytes: number }> {
  await tx.query(`
    DELETE FROM import_files f WHERE f.workspace_id = $1 AND f.created_at < clock_timestamp() - interval '24 hours'
      AND NOT EXISTS (SELECT FROM imports i WHERE i.workspace_id = $1 AND i.file_id = f.id AND i.state IN ('queued', 'running'))`, [tx.workspaceId])
  const [row] = await tx.query<{ count: number; bytes: number }>('SELECT count(*) AS count, coalesce(sum(bytes), 0)::bigint AS bytes FROM import_files WHERE workspace_id = $1', [tx.workspaceId])
  return row ?? { count: 0, bytes: 0 }
}

export interface EarlierImport { readonly id: string; readonly kind: ImportKind; readonly name: string; /** Epoch milliseconds. */ readonly startedAt: number; readonly isSameContent: boolean }

/** The newest import of this content, else the newest under this name. */
export async function findEarlierImport(tx: Tx, { name, hash }: Pick<StoredUpload, 'name' | 'hash'>): Promise<EarlierImport | null> {
  const [row] = await tx.query<EarlierImport>(`
    SELECT id, kind, name, (extract(epoch FROM started_at) * 1000)::float8 AS "startedAt", content_hash = $3 AS "isSameContent" FROM imports
    WHERE workspace_id = $1 AND (name = $2 OR content_hash = $3) AND rows_done > 0 ORDER BY content_hash = $3 DESC, started_at DESC LIMIT 1`, [tx.workspaceId, name, hash])
  return row ?? null
}
