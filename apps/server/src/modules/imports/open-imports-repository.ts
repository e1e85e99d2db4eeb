import type { Tx } from '../../db/postgres.ts'
import type { ImportRunState, ImportState } from './imports-repository.ts'
import type { ImportOptions } from './import-options.ts'
import type { StoredUpload } from './uploads-repository.ts'

// Imports of uploaded files: claimed, kept and let go by whoever runs them.

const leaseSql = `clock_timestamp() + interval '20 seconds'`

export interface ClaimedImport extends ImportState { readonly options: ImportOptions; readonly format: StoredUpload['format'] }

/** Takes over an import that waits or was broken off. Null when somebody else was faster, or it was cancelled. */
export async function claimImport(tx: Tx, id: string): Promise<ClaimedImport | null> {
  const [row] = await tx.query<ClaimedImport>(`
    UPDATE imports i SET state = 'running', lease_until = ${leaseSql} FROM import_files f
    WHERE i.workspace_id = $1 AND i.id = $2 AND f.workspace_id = $1 AND f.id = i.file_id
      AND (i.state = 'queued' OR i.state = 'running' AND (i.lease_until IS NULL OR i.lease_until <= clock_timestamp()))
    RETURNING i.id, i.options, f.format, i.rows_done AS "rowsDone", i.created, i.updated, i.unchanged, i.accepted, i.duplicates, i.rejected`, [tx.workspaceId, id])
  return row ?? null
}

/** False when it is no longer running: it was cancelled. */
export async function extendLease(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query(`UPDATE imports SET lease_until = ${leaseSql} WHERE workspace_id = $1 AND id = $2 AND state = 'running' RETURNING id`, [tx.workspaceId, id])).length > 0
}

/** Lets somebody else continue it, at once or after `seconds`. Returns how often that has happened without any progress. */
export async function releaseImport(tx: Tx, id: string, after: { readonly seconds: number; readonly isFault: boolean }): Promise<number> {
  const [row] = await tx.query<{ failures: number }>(`
    UPDATE imports SET lease_until = clock_timestamp() + $3 * interval '1 second', failures = failures + $4 WHERE workspace_id = $1 AND id = $2 AND state = 'running' RETURNING failures`,
    [tx.workspaceId, id, after.seconds, after.isFault ? 1 : 0])
  return row?.failures ?? 0
}

/** Puts an import that ended early back into the queue. */
export async function requeueImport(tx: Tx, id: string, fileId: string): Promise<void> {
  await tx.query(`
    UPDATE imports SET state = 'queued', file_id = $3, problem = NULL, finished_at = NULL, lease_until = NULL, failures = 0 WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id, fileId])
}

/** Stops an import that waits or runs, after the batch under way. Returns the state it had; null when there is no such import. */
export async function cancelImport(tx: Tx, id: string): Promise<ImportRunState | null> {
  const [row] = await tx.query<{ state: ImportRunState }>('SELECT state FROM imports WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [tx.workspaceId, id])
  if (!row) return null
  if (row.state === 'queued' || row.state === 'running') {
    await tx.query(`UPDATE imports SET state = 'cancelled', finished_at = clock_timestamp(), lease_until = NULL WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id])
  }
  return row.state
}

/** Uploaded files that are being imported, or wait for it, and whose server has not come back for a day. */
export async function failAbandoned(tx: Tx, id: string, problem: string): Promise<void> {
  await tx.query(`
    UPDATE imports SET state = 'failed', problem = $3, finished_at = clock_timestamp(), lease_until = NULL
    WHERE workspace_id = $1 AND id = $2 AND state IN ('queued', 'running') AND greatest(started_at, lease_until) < clock_timestamp() - interval '24 hours'`, [tx.workspaceId, id, problem])
}
