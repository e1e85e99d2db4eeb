import { setTimeout as sleep } from 'node:timers/promises'
import { exportOutbox } from './export-outbox.ts'
import type { ExportDeps } from './export-outbox.ts'
import { isOutboxEmptyUpTo, newestOutboxId } from './outbox-repository.ts'

/**
 * True as soon as everything that was in the outbox when called has reached ClickHouse: whoever asks there next reads their own
 * writes. False when that took longer than `timeoutMs`, or when ClickHouse is away; the caller then says how old its answer is.
 */
export async function waitForExport(deps: ExportDeps, workspaceId: string, timeoutMs: number): Promise<boolean> {
  const newest = await deps.db.withWorkspace(workspaceId, newestOutboxId)
  if (newest === null) return true
  const deadline = performance.now() + timeoutMs
  for (;;) {
    // An export that was under way when we came may have listed its batches before our rows: look again after each.
    await Promise.race([exportQuietly(deps, workspaceId), sleep(Math.max(0, deadline - performance.now()), undefined, { ref: false })])
    if (await deps.db.withWorkspace(workspaceId, (tx) => isOutboxEmptyUpTo(tx, newest))) return true
    const left = deadline - performance.now()
    if (left <= 0) return false
    await sleep(Math.min(50, left))
  }
}

async function exportQuietly(deps: ExportDeps, workspaceId: string): Promise<void> {
  try {
    await exportOutbox(deps, workspaceId)
  } catch (error) {
    deps.log.error({ err: error }, 'The outbox could not be exported')
  }
}
