import type { Rule } from '@sendero/flow-engine/segment'
import type { Tx } from '../../db/postgres.ts'

// The state of computing everybody: in ClickHouse (refresh_token) or one by one (scan_after), and its record in segment_refreshes.

/** When the worker takes over a scan whose driver is gone. */
export const scanLeaseMs = 30_000

export interface SegmentWork {
  readonly id: string
  readonly revision: number
  readonly rule: Rule
  readonly isComputed: boolean
  readonly refreshToken: string | null
  readonly scanAfter: number | null
  readonly memberCount: number
}

const columns = `id, revision, rule, computed_at IS NOT NULL AS "isComputed", refresh_token AS "refreshToken", scan_after AS "scanAfter", member_count AS "memberCount"`

/** Null when the segment does not exist or is archived. */
export async function loadWork(tx: Tx, segmentId: string): Promise<SegmentWork | null> {
  const rows = await tx.query<SegmentWork & object>(`SELECT ${columns} FROM segments WHERE workspace_id = current_workspace() AND id = $1 AND archived_at IS NULL`, [segmentId])
  return rows[0] ?? null
}

/** The segment whose turn came first by `now`, without those already passed over. */
export async function nextDue(tx: Tx, { now, without }: { readonly now: number; readonly without: readonly string[] }): Promise<SegmentWork | null> {
  const rows = await tx.query<SegmentWork & object>(`
    SELECT ${columns} FROM segments
    WHERE workspace_id = current_workspace() AND archived_at IS NULL AND refresh_due_at <= to_timestamp($1::float8 / 1000) AND id <> ALL($2::uuid[])
    ORDER BY refresh_due_at LIMIT 1`, [now, without])
  return rows[0] ?? null
}

export interface Begin { readonly segmentId: string; readonly cause: string; readonly now: number; readonly dueAt: number }

/** Starts a computation in ClickHouse; one under way loses its token and will find that out. The caller owns the memberships. */
export async function beginRefresh(tx: Tx, token: string, { segmentId, cause, now, dueAt }: Begin): Promise<void> {
  await tx.query('UPDATE segments SET refresh_token = $2, refresh_due_at = to_timestamp($3::float8 / 1000) WHERE workspace_id = current_workspace() AND id = $1', [segmentId, token, dueAt])
  await openRecord(tx, { segmentId, cause, now })
}

/** Starts to hold everybody against the rule one by one. */
export async function beginScan(tx: Tx, { segmentId, cause, now, dueAt }: Begin): Promise<void> {
  await tx.query(`
    UPDATE segments SET scan_after = -1, refresh_token = NULL, refresh_due_at = to_timestamp($2::float8 / 1000)
    WHERE workspace_id = current_workspace() AND id = $1`, [segmentId, dueAt])
  await openRecord(tx, { segmentId, cause, now })
}

async function openRecord(tx: Tx, { segmentId, cause, now }: Omit<Begin, 'dueAt'>): Promise<void> {
  await dropOpenRecord(tx, segmentId)
  await tx.query(`
    INSERT INTO segment_refreshes (workspace_id, segment_id, cause, added, removed, member_count, started_at)
    VALUES (current_workspace(), $1, $2, 0, 0, 0, to_timestamp($3::float8 / 1000))`, [segmentId, cause, now])
}

async function dropOpenRecord(tx: Tx, segmentId: string): Promise<void> {
  await tx.query('DELETE FROM segment_refreshes WHERE workspace_id = current_workspace() AND segment_id = $1 AND finished_at IS NULL', [segmentId])
}

/** Notes how far the scan has come and what it changed. `dueAt`: when the worker is to go on if nobody else does. */
export async function advanceScan(tx: Tx, step: { readonly segmentId: string; readonly scanAfter: number; readonly added: number; readonly removed: number; readonly dueAt: number }): Promise<void> {
  await tx.query('UPDATE segments SET scan_after = $2, refresh_due_at = to_timestamp($3::float8 / 1000) WHERE workspace_id = current_workspace() AND id = $1', [step.segmentId, step.scanAfter, step.dueAt])
  await addToRecord(tx, step)
}

export async function addToRecord(tx: Tx, { segmentId, added, removed }: { readonly segmentId: string; readonly added: number; readonly removed: number }): Promise<void> {
  await tx.query(`
    UPDATE segment_refreshes SET added = added + $2, removed = removed + $3
    WHERE workspace_id = current_workspace() AND segment_id = $1 AND finished_at IS NULL`, [segmentId, added, removed])
}

export interface RefreshRecord { readonly added: number; readonly removed: number; readonly count: number }

/** The computation is complete: everybody was held against the rule as it was at `now`. Sets when the worker must look again. */
export async function finishComputation(tx: Tx, { segmentId, now }: { readonly segmentId: string; readonly now: number }): Promise<RefreshRecord> {
  await tx.query(`
    UPDATE segments SET computed_at = to_timestamp($2::float8 / 1000), refresh_token = NULL, scan_after = NULL WHERE workspace_id = current_workspace() AND id = $1`, [segmentId, now])
  await resetDue(tx, segmentId)
  const rows = await tx.query<RefreshRecord & object>(`
    UPDATE segment_refreshes r SET finished_at = to_timestamp($2::float8 / 1000), member_count = s.member_count FROM segments s
    WHERE r.workspace_id = current_workspace() AND r.segment_id = $1 AND r.finished_at IS NULL AND s.workspace_id = r.workspace_id AND s.id = r.segment_id
    RETURNING r.added, r.removed, s.member_count AS count`, [segmentId, now])
  const record = rows[0]
  if (!record) throw new Error('A computation of a segment was finished that was never begun')
  return record
}

/**
 * Sets the next due instant to the earliest flip. The caller holds the segment: whoever writes a flip holds it too before
 * committing, so none is missed here.
 */
export async function resetDue(tx: Tx, segmentId: string): Promise<void> {
  await tx.query(`
    UPDATE segments s SET refresh_due_at = (SELECT min(f.due_at) FROM segment_flips f WHERE f.workspace_id = s.workspace_id AND f.segment_id = s.id)
    WHERE s.workspace_id = current_workspace() AND s.id = $1`, [segmentId])
}

/** The computation in ClickHouse under way is over without a result. A scan under way goes on, and with it the record. */
export async function abandonRefresh(tx: Tx, segmentId: string): Promise<void> {
  const rows = await tx.query<{ isScanned: boolean }>(`
    UPDATE segments SET refresh_token = NULL WHERE workspace_id = current_workspace() AND id = $1 RETURNING scan_after IS NOT NULL AS "isScanned"`, [segmentId])
  if (rows[0]?.isScanned !== true) await dropOpenRecord(tx, segmentId)
}
