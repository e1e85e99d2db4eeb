import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { beginImport, bookRows, endImport, insertRejects } from './imports-repository.ts'
import type { ImportCounts, ImportKey, ImportState, RejectedRow } from './imports-repository.ts'
import { rejectsCsv } from './rejects-csv.ts'

export interface ImportProgress extends ImportCounts { readonly rows: number }

export interface ImportObserver {
  /** After each committed batch. */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
  /** Chunks of the CSV of refused rows, at the end; never called when none was refused. */
  readonly onRejects?: ((csv: string) => void | Promise<void>) | undefined
  /** Stops after the batch under way; the same import can be continued later. */
  readonly signal?: AbortSignal | undefined
}

export interface ImportPlan<Row extends { readonly number: number }> {
  readonly key: ImportKey
  readonly rows: () => AsyncIterable<Row>
  /** Names of the cells of refused rows. */
  readonly header: readonly string[]
  readonly rowsPerBatch: number
  /** Applies a batch inside the transaction that books it: both or neither. */
  readonly apply: (tx: Tx, rows: readonly Row[], importId: string) => Promise<{ readonly counts: Omit<ImportCounts, 'rejected'>; readonly rejects: readonly RejectedRow[] }>
  /** Before each batch: a place to wait for what comes after. */
  readonly beforeBatch?: () => Promise<void>
}

/**
 * Runs an import to its end, batch by batch. Killed at any moment it continues, when started again with the same file and options,
 * behind the last committed batch. Throws CONFLICT when the same import is being run by somebody else.
 */
export async function runImport<Row extends { readonly number: number }>(
  deps: Deps, workspaceId: string, { plan, observer }: { readonly plan: ImportPlan<Row>; readonly observer: ImportObserver },
): Promise<ImportProgress & { readonly id: string }> {
  let state = await deps.db.withWorkspace(workspaceId, (tx) => beginImport(tx, plan.key))
  try {
    for await (const batch of batchesOf(plan.rows(), { skip: state.rowsDone, size: plan.rowsPerBatch })) {
      if (observer.signal?.aborted) throw new AppError('UNAVAILABLE', 'The import was stopped. Start it again to continue.')
      await plan.beforeBatch?.()
      state = await applyBatch(deps, workspaceId, { plan, state, batch })
      observer.onProgress?.(progressOf(state))
    }
    await deps.db.withWorkspace(workspaceId, (tx) => endImport(tx, state.id, 'finished'))
  } catch (error) {
    // Best effort: a row left "running" is continued just the same.
    await deps.db.withWorkspace(workspaceId, (tx) => endImport(tx, state.id, observer.signal?.aborted ? 'cancelled' : 'failed')).catch(() => undefined)
    throw error
  }
  if (observer.onRejects) for await (const csv of rejectsCsv(deps, workspaceId, { importId: state.id, header: plan.header })) await observer.onRejects(csv)
  return { id: state.id, ...progressOf(state) }
}

async function applyBatch<Row extends { readonly number: number }>(
  deps: Deps, workspaceId: string, { plan, state, batch }: { readonly plan: ImportPlan<Row>; readonly state: ImportState; readonly batch: readonly Row[] },
): Promise<ImportState> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const { counts, rejects } = await plan.apply(tx, batch, state.id)
    await insertRejects(tx, state.id, rejects)
    const next = await bookRows(tx, state, { ...counts, rejected: rejects.length, rows: batch.length })
    if (next === null) throw new AppError('CONFLICT', 'This import is being run by somebody else.')
    return next
  })
}

const progressOf = ({ rowsDone, created, updated, unchanged, accepted, duplicates, rejected }: ImportState): ImportProgress =>
  ({ rows: rowsDone, created, updated, unchanged, accepted, duplicates, rejected })

async function* batchesOf<Row>(rows: AsyncIterable<Row>, { skip, size }: { readonly skip: number; readonly size: number }): AsyncIterable<Row[]> {
  let left = skip
  let batch: Row[] = []
  for await (const row of rows) {
    if (left > 0) {
      left -= 1
      continue
    }
    batch.push(row)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** Options as they are compared when an import is continued. */
export const comparable = (options: object): JsonObject => JSON.parse(JSON.stringify(options)) as JsonObject
