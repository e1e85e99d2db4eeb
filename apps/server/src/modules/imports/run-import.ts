import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { beginImport, bookRows, endImport, insertRejects, setHeader } from './imports-repository.ts'
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

/** What is done with the rows of a file. */
export interface ImportPlan<Row extends { readonly number: number } = { readonly number: number }> {
  readonly rows: () => AsyncIterable<Row>
  /** Names of the cells of refused rows. */
  readonly header: readonly string[]
  readonly rowsPerBatch: number
  /** Applies a batch inside the transaction that books it: both or neither. */
  apply(tx: Tx, rows: readonly Row[], importId: string): Promise<{ readonly counts: Omit<ImportCounts, 'rejected'>; readonly rejects: readonly RejectedRow[] }>
  /** Before each batch: a place to wait for what comes after. */
  readonly beforeBatch?: () => Promise<void>
}

/**
 * Runs an import to its end, batch by batch, and gives the refused rows. Killed at any moment it continues, when started again with
 * the same file and options, behind the last committed batch. Throws CONFLICT when the same import is being run by somebody else.
 */
export async function runImport(
  deps: Deps, workspaceId: string, { key, plan, observer }: { readonly key: ImportKey; readonly plan: ImportPlan; readonly observer: ImportObserver },
): Promise<ImportProgress & { readonly id: string }> {
  const begun = await deps.db.withWorkspace(workspaceId, (tx) => beginImport(tx, key))
  try {
    const done = await continueImport(deps, workspaceId, { state: begun, plan, observer })
    if (observer.onRejects) for await (const csv of rejectsCsv(deps, workspaceId, { importId: done.id, header: plan.header })) await observer.onRejects(csv)
    return { id: done.id, ...progressOf(done) }
  } catch (error) {
    // Whoever else is running it ends it. Best effort: a row left "running" is continued just the same.
    if (!isTakenOver(error)) await deps.db.withWorkspace(workspaceId, (tx) => endImport(tx, begun.id, endBy(error, observer.signal))).catch(() => undefined)
    throw error
  }
}

/** Does all rows behind those that are done, and ends the import. */
export async function continueImport(
  deps: Deps, workspaceId: string, { state: from, plan, observer }: { readonly state: ImportState; readonly plan: ImportPlan; readonly observer: ImportObserver },
): Promise<ImportState> {
  const hint = (): void => { deps.live.publish({ kind: 'import', workspaceId, importId: from.id }) }
  let state = from
  await deps.db.withWorkspace(workspaceId, (tx) => setHeader(tx, state.id, plan.header))
  hint()
  for await (const batch of batchesOf(plan.rows(), { skip: state.rowsDone, size: plan.rowsPerBatch })) {
    if (observer.signal?.aborted) throw new AppError('UNAVAILABLE', 'The import was stopped. Start it again to continue.')
    await plan.beforeBatch?.()
    state = await applyBatch(deps, workspaceId, { plan, state, batch })
    observer.onProgress?.(progressOf(state))
    hint()
  }
  await deps.db.withWorkspace(workspaceId, (tx) => endImport(tx, state.id, { state: 'finished', problem: null }))
  hint()
  deps.log.info({ workspaceId, importId: toPublicId('import', state.id), ...progressOf(state) }, 'Import finished')
  return state
}

async function applyBatch(
  deps: Deps, workspaceId: string, { plan, state, batch }: { readonly plan: ImportPlan; readonly state: ImportState; readonly batch: readonly { readonly number: number }[] },
): Promise<ImportState> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const { counts, rejects } = await plan.apply(tx, batch, state.id)
    await insertRejects(tx, state.id, rejects)
    const next = await bookRows(tx, state, { ...counts, rejected: rejects.length, rows: batch.length })
    if (next === null) throw new AppError('CONFLICT', 'This import was cancelled, or is being run by somebody else.')
    return next
  })
}

/** True when the import goes on elsewhere or was ended by somebody: it is no longer ours to end. */
export const isTakenOver = (error: unknown): boolean => error instanceof AppError && error.code === 'CONFLICT'

function endBy(error: unknown, signal: AbortSignal | undefined): { state: 'cancelled' | 'failed'; problem: string | null } {
  if (signal?.aborted) return { state: 'cancelled', problem: null }
  return { state: 'failed', problem: problemWords(error) }
}

/** What whoever started it is told: our own faults have no words for them. */
export const problemWords = (error: unknown): string => (error instanceof AppError ? error.message : 'Something went wrong on our side. What was imported so far is kept.')

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
