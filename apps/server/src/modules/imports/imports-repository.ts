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

export type ImportKind = 'customers' | 'events'
export interface ImportKey { readonly kind: ImportKind; readonly name: string; readonly hash: Buffer; readonly options: JsonObject }

export const importStates = ['queued', 'running', 'finished', 'cancelled', 'failed'] as const
export type ImportRunState = (typeof importStates)[number]

const counts = 'rows_done AS "rowsDone", created, updated, unchanged, accepted, duplicates, rejected'
/** Longer than any batch takes: the heart beats several times in it. */
const leaseSql = `clock_timestamp() + interval '30 seconds'`

/** The import of this very file with these options that was begun and not finished, else a new one; it is running now. */
export async function beginImport(tx: Tx, key: ImportKey): Promise<ImportState> {
  const [begun] = await tx.query<ImportState>(`
    UPDATE imports SET state = 'running', lease_until = ${leaseSql}, finished_at = NULL, problem = NULL WHERE workspace_id = $1 AND id = $2 RETURNING id, ${counts}`,
    [tx.workspaceId, (await findUnfinished(tx, key))?.id ?? null])
  return begun ?? insertImport(tx, { ...key, state: 'running', fileId: null, rowEstimate: null, startedBy: 'operator' })
}

/** The newest import of this very file with these options that did not come to its end. Until the end of the transaction nobody else begins one of this content. */
export async function findUnfinished(tx: Tx, { kind, name, hash, options }: ImportKey): Promise<{ readonly id: string; readonly state: ImportRunState } | null> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('import/' || $1 || '/' || encode($2::bytea, 'hex'), 0))`, [tx.workspaceId, hash])
  const [row] = await tx.query<{ id: string; state: ImportRunState }>(`
    SELECT id, state FROM imports WHERE workspace_id = $1 AND kind = $2 AND name = $3 AND content_hash = $4 AND options = $5::jsonb AND state <> 'finished'
    ORDER BY started_at DESC LIMIT 1 FOR UPDATE`, [tx.workspaceId, kind, name, hash, JSON.stringify(options)])
  return row ?? null
}

interface NewImport extends ImportKey {
  readonly state: 'queued' | 'running'
  readonly fileId: string | null
  readonly rowEstimate: number | null
  readonly startedBy: string
}

export async function insertImport(tx: Tx, made: NewImport): Promise<ImportState> {
  const [row] = await tx.query<ImportState>(`
    INSERT INTO imports (workspace_id, kind, name, content_hash, options, state, id, file_id, row_estimate, started_by, lease_until)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CASE WHEN $6 = 'running' THEN ${leaseSql} END) RETURNING id, ${counts}`,
    [tx.workspaceId, made.kind, made.name, made.hash, JSON.stringify(made.options), made.state, newId(), made.fileId, made.rowEstimate, made.startedBy])
  if (!row) throw new Error('An import was not stored')
  return row
}

/** Names of the columns, for the file of refused rows. */
export async function setHeader(tx: Tx, id: string, header: readonly string[]): Promise<void> {
  await tx.query('UPDATE imports SET header = $3::text[] WHERE workspace_id = $1 AND id = $2', [tx.workspaceId, id, header])
}

/** Books a batch. Null when the import does not stand where it was left: somebody else is running it, or it was cancelled. */
export async function bookRows(tx: Tx, at: ImportState, done: ImportCounts & { readonly rows: number }): Promise<ImportState | null> {
  const [row] = await tx.prepared<ImportState>('book_import_rows', `
    UPDATE imports SET rows_done = rows_done + $4, created = created + $5, updated = updated + $6, unchanged = unchanged + $7, accepted = accepted + $8, duplicates = duplicates + $9, rejected = rejected + $10,
      lease_until = ${leaseSql}, failures = 0
    WHERE workspace_id = $1 AND id = $2 AND rows_done = $3 AND state = 'running' RETURNING id, ${counts}`,
    [tx.workspaceId, at.id, at.rowsDone, done.rows, done.created, done.updated, done.unchanged, done.accepted, done.duplicates, done.rejected])
  return row ?? null
}

/** Ends what is running: a cancelled import stays cancelled. */
export async function endImport(tx: Tx, id: string, end: { readonly state: 'finished' | 'failed' | 'cancelled'; readonly problem: string | null }): Promise<void> {
  await tx.query(`
    UPDATE imports SET state = $3, problem = $4, finished_at = clock_timestamp(), lease_until = NULL WHERE workspace_id = $1 AND id = $2 AND state = 'running'`,
    [tx.workspaceId, id, end.state, end.problem])
}

export interface RejectedRow { readonly number: number; readonly code: string; readonly message: string; readonly cells: readonly string[] }

export async function insertRejects(tx: Tx, importId: string, rows: readonly RejectedRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.prepared('insert_import_rejects', `
    INSERT INTO import_rejects (workspace_id, import_id, row_number, code, message, row)
    SELECT $1, $2, number, code, message, cells FROM jsonb_to_recordset($3::jsonb) AS x(number bigint, code text, message text, cells jsonb)`,
    [tx.workspaceId, importId, JSON.stringify(rows.map((row) => ({ ...row, cells: row.cells.map(storable) })))])
}

/** The character NUL is a reason to refuse a row, and PostgreSQL refuses it even then. */
const storable = (cell: string): string => cell.replaceAll('\0', '\uFFFD')

/** Refused rows with numbers above `after`, in order. */
export async function listRejects(tx: Tx, importId: string, page: { readonly after: number; readonly limit: number }): Promise<RejectedRow[]> {
  return tx.query<RejectedRow>(`
    SELECT row_number AS number, code, message, row AS cells FROM import_rejects WHERE workspace_id = $1 AND import_id = $2 AND row_number > $3 ORDER BY row_number LIMIT $4`,
    [tx.workspaceId, importId, page.after, page.limit])
}

/**
 * Forgets refused rows that name one of these texts, whatever the case: as a cell of its own, or quoted in a line of JSON. A row that
 * has nothing of a person but, say, a name cannot be told to be theirs.
 */
export async function eraseRejects(tx: Tx, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return
  await tx.query(`
    DELETE FROM import_rejects r WHERE r.workspace_id = $1 AND EXISTS (
      SELECT FROM jsonb_array_elements_text(r.row) AS cell(text) WHERE lower(trim(text)) = ANY($2::text[])
        OR starts_with(ltrim(text), '{') AND EXISTS (SELECT FROM unnest($2::text[]) AS name WHERE strpos(lower(text), to_json(name)::text) > 0))`,
    [tx.workspaceId, texts.map((text) => text.trim().toLowerCase())])
}
