import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { isUnavailable } from '../../db/clickhouse-errors.ts'
import { exportBatch } from './export-outbox.ts'
import type { ExportDeps } from './export-outbox.ts'
import { holdBatches, listBatches } from './outbox-repository.ts'

/**
 * Runs `work` on a snapshot of PostgreSQL of which ClickHouse has everything but what `loadWaitingRows` gives, and gets nothing of it
 * from the outbox until `work` has ended. It may change ClickHouse: what is exported afterwards is only what the snapshot does not
 * have, or what waits in it. Nobody is kept waiting meanwhile but those who ask for the very latest numbers. Throws UNAVAILABLE
 * when ClickHouse is away, WRONG_STATE when it refuses a batch.
 */
export async function withExportsHeld<T>(deps: ExportDeps, workspaceId: string, work: (snapshot: Tx) => Promise<T>): Promise<T> {
  try {
    return await deps.db.withWorkspace(workspaceId, async (holder) => {
      await holdBatches(holder)
      // Batches that have boundaries may be on their way at this moment, in another process too. Sent from here as well they are in
      // ClickHouse for certain, and their token makes every copy that comes later no copy at all, also after their rows were deleted there.
      await sendDrawn(deps, workspaceId)
      return await deps.db.withWorkspace(workspaceId, work, { isSnapshot: true })
    })
  } finally {
    deps.wake.wake('outbox.export', workspaceId)
  }
}

async function sendDrawn(deps: ExportDeps, workspaceId: string): Promise<void> {
  for (const batch of await deps.db.withWorkspace(workspaceId, listBatches)) {
    try {
      await exportBatch(deps, workspaceId, batch)
    } catch (error) {
      if (isUnavailable(error)) throw error
      throw new AppError('WRONG_STATE', `ClickHouse refuses batch ${batch.batch} of the outbox, for ${batch.target}: the log of the server says why. That has to be cured first.`, { cause: error })
    }
  }
}
