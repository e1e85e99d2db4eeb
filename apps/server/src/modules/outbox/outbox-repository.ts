import type { Tx } from '../../db/postgres.ts'
import type { OutboxChunk } from './outbox-lines.ts'
import type { OutboxTarget } from './write-outbox.ts'

export async function insertOutbox(tx: Tx, target: OutboxTarget, chunks: readonly OutboxChunk[]): Promise<void> {
  // Nearly always one; as elements of an array the texts, full of quotes, would be escaped and read twice.
  for (const { rowCount, payload } of chunks) {
    tx.write('insert_outbox', 'INSERT INTO outbox (workspace_id, target, row_count, payload) VALUES (current_workspace(), $1, $2, $3)', [target, rowCount, payload])
  }
}

/** The highest id that is waiting; null when nothing is. */
export async function newestOutboxId(tx: Tx): Promise<number | null> {
  const [row] = await tx.query<{ id: number | null }>('SELECT max(id) AS id FROM outbox WHERE workspace_id = current_workspace()')
  return row?.id ?? null
}

export async function isOutboxEmptyUpTo(tx: Tx, id: number): Promise<boolean> {
  const [row] = await tx.query<{ isEmpty: boolean }>('SELECT NOT EXISTS (SELECT 1 FROM outbox WHERE workspace_id = current_workspace() AND id <= $1) AS "isEmpty"', [id])
  return row?.isEmpty ?? true
}

/** Whoever draws boundaries shares it, whoever holds exports has it alone; it ends with the transaction. */
const holdKey = `hashtextextended('outbox/' || current_workspace(), 0)`

/** From now until the end of this transaction nobody draws boundaries of new batches. Waits for those who do at this moment. */
export async function holdBatches(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${holdKey})`)
}

export interface BatchLimits { readonly rows: number; readonly bytes: number }

/**
 * Draws the boundaries of at most one new batch per target over the oldest rows without one. Sums are over the rows before,
 * so a batch has at least one row however large that is. Two exporters may do this at once: the second finds the rows taken.
 * While exports are held (withExportsHeld) it draws none.
 * `isMore`: more rows waited than these batches take.
 */
export async function assignBatches(tx: Tx, limits: BatchLimits): Promise<{ readonly isMore: boolean }> {
  const [row] = await tx.prepared<{ isMore: boolean }>('assign_batches', `
    WITH waiting AS MATERIALIZED (
      SELECT id, target, row_count, octet_length(payload) AS bytes FROM outbox
      WHERE workspace_id = current_workspace() AND batch IS NULL AND (SELECT pg_try_advisory_xact_lock_shared(${holdKey})) ORDER BY id LIMIT $3
    ), summed AS (
      SELECT id, target, sum(row_count) OVER upto AS rows, sum(bytes) OVER upto AS bytes, row_number() OVER upto AS place
      FROM waiting WINDOW upto AS (PARTITION BY target ORDER BY id)
    ), picked AS (SELECT id, target FROM summed WHERE place = 1 OR (rows <= $1 AND bytes <= $2)),
    batches AS MATERIALIZED (SELECT target, nextval('outbox_batch') AS batch FROM (SELECT DISTINCT target FROM picked) t),
    assigned AS (
      UPDATE outbox o SET batch = b.batch FROM picked p JOIN batches b USING (target)
      WHERE o.workspace_id = current_workspace() AND o.id = p.id AND o.batch IS NULL
    )
    SELECT (SELECT count(*) FROM waiting) = $3 OR (SELECT count(*) FROM waiting) > (SELECT count(*) FROM picked) AS "isMore"`, [limits.rows, limits.bytes, mostLooked])
  return { isMore: row?.isMore === true }
}

/** Rows looked at when boundaries are drawn. */
const mostLooked = 1000

export interface OutboxBatch { readonly batch: number; readonly target: OutboxTarget }

export async function listBatches(tx: Tx): Promise<OutboxBatch[]> {
  return tx.query<OutboxBatch & object>('SELECT DISTINCT batch, target FROM outbox WHERE workspace_id = current_workspace() AND batch IS NOT NULL ORDER BY batch')
}

/** The rows of a batch in their fixed order; empty when another exporter has finished it. */
export async function loadBatch(tx: Tx, batch: number): Promise<OutboxChunk[]> {
  return tx.query<OutboxChunk & object>('SELECT row_count AS "rowCount", payload FROM outbox WHERE workspace_id = current_workspace() AND batch = $1 ORDER BY id', [batch])
}

/** Notes a batch as exported and drops its rows. False when another exporter did it before. */
export async function finishBatch(tx: Tx, { batch, target }: OutboxBatch): Promise<boolean> {
  const rows = await tx.query(`
    WITH gone AS (DELETE FROM outbox WHERE workspace_id = current_workspace() AND batch = $1 RETURNING row_count)
    INSERT INTO outbox_exports (workspace_id, batch, target, row_count)
    SELECT current_workspace(), $1, $2, sum(row_count) FROM gone HAVING count(*) > 0 RETURNING batch`, [batch, target])
  return rows.length > 0
}

/** Rows of a target that wait, whether in a batch or not, oldest first. */
export async function loadWaiting(tx: Tx, target: OutboxTarget): Promise<string[]> {
  const rows = await tx.query<{ payload: string }>('SELECT payload FROM outbox WHERE workspace_id = current_workspace() AND target = $1 ORDER BY id', [target])
  return rows.map((row) => row.payload)
}

/** How many rows of all targets wait. */
export async function countWaitingRows(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ rows: number }>('SELECT coalesce(sum(row_count), 0)::bigint AS rows FROM outbox WHERE workspace_id = current_workspace()')
  return row?.rows ?? 0
}

/** Rows that have reached ClickHouse so far, by table. */
export async function loadExportedCounts(tx: Tx): Promise<Map<OutboxTarget, number>> {
  return countsOf(await tx.query('SELECT target, sum(row_count)::bigint AS rows FROM outbox_exports WHERE workspace_id = current_workspace() GROUP BY target'))
}

function countsOf(rows: readonly object[]): Map<OutboxTarget, number> {
  return new Map((rows as { target: OutboxTarget; rows: number }[]).map((row) => [row.target, row.rows]))
}

/** How long the oldest waiting row has waited, in milliseconds; null when nothing waits. */
export async function longestWaitMs(tx: Tx): Promise<number | null> {
  const [row] = await tx.query<{ age: number | null }>(`
    SELECT (extract(epoch FROM clock_timestamp() - min(created_at)) * 1000)::float8 AS age FROM outbox WHERE workspace_id = current_workspace()`)
  return row?.age ?? null
}
