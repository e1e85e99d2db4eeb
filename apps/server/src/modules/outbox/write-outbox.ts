import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { insertOutbox } from './outbox-repository.ts'

/** Tables of ClickHouse that are filled from PostgreSQL. */
export const outboxTargets = ['events', 'customers', 'node_visits', 'segment_changes'] as const
export type OutboxTarget = (typeof outboxTargets)[number]

const rowsPerChunk = 5_000
const bytesPerChunk = 4_000_000

/**
 * Puts rows on their way to a ClickHouse table, in the transaction that makes them true. A row is an object with the columns
 * of the table; `workspace_id` is added here. Instants are text (clickhouseInstant). The export starts after the commit.
 */
export async function writeOutbox(deps: Pick<Deps, 'wake'>, tx: Tx, { target, rows }: { readonly target: OutboxTarget; readonly rows: readonly object[] }): Promise<void> {
  if (rows.length === 0) return
  await insertOutbox(tx, target, toChunks(rows, tx.workspaceId))
  tx.afterCommit(() => { deps.wake.wake('outbox.export', tx.workspaceId) })
}

export interface OutboxChunk { readonly rowCount: number; readonly payload: string }

/** JSON lines in chunks that each fit into one export batch. The workspace is set last: no caller can write into another one. */
export function toChunks(rows: readonly object[], workspaceId: string): OutboxChunk[] {
  const chunks: OutboxChunk[] = []
  let lines: string[] = []
  let bytes = 0
  const close = (): void => {
    if (lines.length > 0) chunks.push({ rowCount: lines.length, payload: lines.join('\n') })
    lines = []
    bytes = 0
  }
  for (const row of rows) {
    const line = JSON.stringify({ ...row, workspace_id: workspaceId })
    if (lines.length === rowsPerChunk || bytes + line.length > bytesPerChunk) close()
    lines.push(line)
    bytes += line.length
  }
  close()
  return chunks
}
