import type { Deps } from '../../deps.ts'
import { newId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { exportOutbox, withExportsHeld } from '../outbox/index.ts'
import { rebuildPiece, rebuiltTables } from './rebuild-piece.ts'
import type { RangeToDo } from './rebuild-piece.ts'
import { advanceRebuild, loadRebuild, startRebuild } from './rebuilds-repository.ts'
import type { Rebuild } from './rebuilds-repository.ts'

export interface RebuildOptions {
  /** Begin anew although an earlier one was not finished. */
  readonly isFromStart: boolean
  onProgress(progress: { readonly rows: number; readonly nextNumber: number | null }): void
  readonly signal: AbortSignal
  /** How many people are done at once. Default 5,000. */
  readonly peoplePerPiece?: number
}

/**
 * Makes the tables of ClickHouse that PostgreSQL can give again (events, customers, their ids, who is on which list) anew, some thousand
 * people at a time. Everything goes on meanwhile; what arrives between two pieces is exported as ever. Goes on where an earlier one
 * was cut off or cancelled. Visits of nodes and moves of segments are histories only ClickHouse has: they stay as they are.
 * Throws SUPERSEDED when cancelled, UNAVAILABLE when ClickHouse is away, CONFLICT when another one is under way; calling it again
 * goes on.
 */
export async function rebuildAnalytics(deps: Deps, workspaceId: string, { isFromStart, onProgress, signal, peoplePerPiece = 5_000 }: RebuildOptions): Promise<{ rows: number; continuedAt: number | null }> {
  const begun = await begin(deps, workspaceId, isFromStart)
  let { rows } = begun
  try {
    for (let from: number | null = begun.nextNumber; from !== null;) {
      if (signal.aborted) throw new AppError('SUPERSEDED', 'The rebuild was cancelled. Run the same command again: it continues where it stopped.')
      // So that little waits while the piece holds it back; what is refused or has to wait is told by the piece itself.
      await exportOutbox(deps, workspaceId).catch(() => undefined)
      const piece = await rebuildFrom(deps, workspaceId, { id: begun.id, from, end: begun.endNumber, people: peoplePerPiece })
      rows += piece.rows
      from = piece.next
      onProgress({ rows, nextNumber: from })
    }
  } finally {
    await dropDeletedRows(deps)
  }
  return { rows, continuedAt: begun.nextNumber === 0 ? null : begun.nextNumber }
}

async function begin(deps: Deps, workspaceId: string, isFromStart: boolean): Promise<Rebuild> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const present = await loadRebuild(tx)
    if (present !== null && !present.isFinished && !isFromStart) return present
    await startRebuild(tx, newId())
    const started = await loadRebuild(tx)
    if (started === null) throw new Error('The workspace of this transaction does not exist')
    return started
  })
}

async function rebuildFrom(deps: Deps, workspaceId: string, { id, ...range }: { readonly id: string } & RangeToDo): Promise<{ rows: number; next: number | null }> {
  const piece = await withExportsHeld(deps, workspaceId, (snapshot) => rebuildPiece(deps, snapshot, range))
  FAILPOINT: await globalThis.failpoint?.('rebuilt')
  const isOurs = await deps.db.withWorkspace(workspaceId, (tx) => advanceRebuild(tx, { id, from: range.from, ...piece }))
  if (!isOurs) throw new AppError('CONFLICT', 'Another rebuild of this workspace is under way. Nothing is lost: wait for that one.')
  return piece
}

/** Rows that were deleted on the way are only hidden until then; those of people erased later would stay in files for an unknown time. */
async function dropDeletedRows({ clickhouse, log }: Deps): Promise<void> {
  for (const table of rebuiltTables) {
    await clickhouse.command({ query: `ALTER TABLE ${table} APPLY DELETED MASK SETTINGS mutations_sync = 2` }).catch((error: unknown) => { log.warn({ err: error, table }, 'Rows that a rebuild deleted are still in files of ClickHouse') })
  }
}
