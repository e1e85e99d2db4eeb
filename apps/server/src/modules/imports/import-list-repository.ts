import type { Tx } from '../../db/postgres.ts'
import type { ImportOptions } from './import-options.ts'
import type { ImportKind, ImportRunState, ImportState } from './imports-repository.ts'

export interface ListedImport extends ImportState {
  readonly kind: ImportKind
  readonly name: string
  readonly state: ImportRunState
  /** Running, but whoever ran it has not been heard of for too long. */
  readonly isLost: boolean
  /** As they were given; those of the admin CLI have no kind in them. */
  readonly options: Partial<ImportOptions>
  readonly header: readonly string[] | null
  readonly rowEstimate: number | null
  readonly problem: string | null
  /** The uploaded file, while it is kept. */
  readonly fileId: string | null
  readonly startedBy: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly finishedAt: number | null
}

const columns = `i.id, i.kind, i.name, i.state, i.options, i.header, i.row_estimate AS "rowEstimate", i.problem, f.id AS "fileId", i.started_by AS "startedBy",
  i.rows_done AS "rowsDone", i.created, i.updated, i.unchanged, i.accepted, i.duplicates, i.rejected, i.state = 'running' AND coalesce(i.lease_until < clock_timestamp(), true) AS "isLost",
  (extract(epoch FROM i.started_at) * 1000)::float8 AS "startedAt", (extract(epoch FROM i.finished_at) * 1000)::float8 AS "finishedAt"`
const from = 'imports i LEFT JOIN import_files f ON f.workspace_id = i.workspace_id AND f.id = i.file_id'

interface Page {
  readonly kind: ImportKind | null
  /** Somewhere in the name, without regard to case. */
  readonly q: string | null
  /** Id of the last import of the page before: ids grow with time. */
  readonly before: string | null
  readonly limit: number
}

/** Newest first. */
export async function listImports(tx: Tx, { kind, q, before, limit }: Page): Promise<ListedImport[]> {
  return tx.query<ListedImport>(`
    SELECT ${columns} FROM ${from} WHERE i.workspace_id = $1 AND ($2::text IS NULL OR i.kind = $2) AND ($3::text IS NULL OR position(lower($3) IN lower(i.name)) > 0) AND ($4::uuid IS NULL OR i.id < $4)
    ORDER BY i.id DESC LIMIT $5`, [tx.workspaceId, kind, q, before, limit])
}

export async function loadImport(tx: Tx, id: string): Promise<ListedImport | null> {
  const [row] = await tx.query<ListedImport>(`SELECT ${columns} FROM ${from} WHERE i.workspace_id = $1 AND i.id = $2`, [tx.workspaceId, id])
  return row ?? null
}
