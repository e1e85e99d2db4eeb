import type { Rule } from '@sendero/flow-engine/segment'
import type { Tx } from '../../db/postgres.ts'

export interface Segment {
  readonly id: string
  readonly name: string
  readonly rule: Rule
  readonly revision: number
  readonly memberCount: number
  /** Epoch milliseconds; null until the present rule has been computed once. */
  readonly computedAt: number | null
  readonly createdAt: number
  readonly updatedAt: number
  /** Epoch milliseconds; null while it is in use. */
  readonly archivedAt: number | null
}

const columns = `id, name, rule, revision, member_count AS "memberCount", (extract(epoch FROM computed_at) * 1000)::float8 AS "computedAt",
  (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt", (extract(epoch FROM updated_at) * 1000)::float8 AS "updatedAt",
  (extract(epoch FROM archived_at) * 1000)::float8 AS "archivedAt"`

export async function loadSegment(tx: Tx, id: string): Promise<Segment | null> {
  const rows = await tx.query<Segment & object>(`SELECT ${columns} FROM segments WHERE workspace_id = current_workspace() AND id = $1 AND archived_at IS NULL`, [id])
  return rows[0] ?? null
}

export async function loadArchivedSegment(tx: Tx, id: string): Promise<Segment | null> {
  const rows = await tx.query<Segment & object>(`SELECT ${columns} FROM segments WHERE workspace_id = current_workspace() AND id = $1 AND archived_at IS NOT NULL`, [id])
  return rows[0] ?? null
}

/** One row more than the limit, so that the caller knows whether there are more; by name. */
export async function listSegments(tx: Tx, page: { readonly limit: number; readonly after: readonly [string, string] | null; readonly q: string | undefined; readonly isArchived: boolean }): Promise<Segment[]> {
  return tx.query<Segment & object>(`
    SELECT ${columns} FROM segments WHERE workspace_id = current_workspace() AND (archived_at IS NOT NULL) = $5
      AND ($1::text IS NULL OR (name, id::text) > ($1, $2)) AND ($3::text IS NULL OR position(lower($3) IN lower(name)) > 0)
    ORDER BY name, id::text LIMIT $4`, [page.after?.[0] ?? null, page.after?.[1] ?? null, page.q ?? null, page.limit + 1, page.isArchived])
}

export async function countSegments(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>('SELECT count(*) AS count FROM segments WHERE workspace_id = current_workspace() AND archived_at IS NULL')
  return row?.count ?? 0
}

/** The new segment is to be computed at `computeBy` by the worker, unless somebody has done it by then. */
export async function insertSegment(tx: Tx, segment: { readonly id: string; readonly name: string; readonly rule: Rule; readonly now: number; readonly computeBy: number }): Promise<void> {
  await tx.query(`
    INSERT INTO segments (workspace_id, id, name, rule, created_at, updated_at, refresh_due_at)
    VALUES (current_workspace(), $1, $2, $3, to_timestamp($4::float8 / 1000), to_timestamp($4::float8 / 1000), to_timestamp($5::float8 / 1000))`,
  [segment.id, segment.name, JSON.stringify(segment.rule), segment.now, segment.computeBy])
}

export async function renameSegment(tx: Tx, segment: { readonly id: string; readonly name: string; readonly now: number }): Promise<void> {
  await tx.query('UPDATE segments SET name = $2, updated_at = to_timestamp($3::float8 / 1000) WHERE workspace_id = current_workspace() AND id = $1', [segment.id, segment.name, segment.now])
}

/** A new rule: whatever was computed or under way belongs to the old one. The caller owns the memberships. */
export async function changeRule(tx: Tx, segment: { readonly id: string; readonly rule: Rule; readonly computeBy: number }): Promise<void> {
  await tx.query(`
    UPDATE segments SET rule = $2, revision = revision + 1, computed_at = NULL, refresh_token = NULL, scan_after = NULL, refresh_due_at = to_timestamp($3::float8 / 1000)
    WHERE workspace_id = current_workspace() AND id = $1`, [segment.id, JSON.stringify(segment.rule), segment.computeBy])
}

export async function archiveSegment(tx: Tx, id: string): Promise<void> {
  await tx.query(`
    UPDATE segments SET archived_at = clock_timestamp(), refresh_due_at = NULL, refresh_token = NULL, scan_after = NULL, member_count = 0
    WHERE workspace_id = current_workspace() AND id = $1`, [id])
}

/** Back in use, with nobody in it until it is computed; the worker does that by `computeBy`. The caller owns the memberships. */
export async function restoreSegment(tx: Tx, { id, now, computeBy }: { readonly id: string; readonly now: number; readonly computeBy: number }): Promise<void> {
  await tx.query(`
    UPDATE segments SET archived_at = NULL, computed_at = NULL, revision = revision + 1, member_count = 0, updated_at = to_timestamp($2::float8 / 1000), refresh_due_at = to_timestamp($3::float8 / 1000)
    WHERE workspace_id = current_workspace() AND id = $1`, [id, now, computeBy])
}

export interface SegmentRevision { readonly id: string; readonly revision: number; readonly isRefreshing: boolean }

export async function loadRevisions(tx: Tx): Promise<SegmentRevision[]> {
  return tx.prepared<SegmentRevision>('load_segment_revisions', `
    SELECT id, revision, refresh_token IS NOT NULL AS "isRefreshing" FROM segments WHERE workspace_id = current_workspace() AND archived_at IS NULL ORDER BY id`, [])
}

export async function loadRules(tx: Tx, ids: readonly string[]): Promise<{ id: string; revision: number; rule: Rule }[]> {
  return tx.query('SELECT id, revision, rule FROM segments WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) AND archived_at IS NULL', [ids])
}

/** Of every segment in use. */
export async function loadAllRules(tx: Tx): Promise<{ id: string; name: string; rule: Rule }[]> {
  return tx.query('SELECT id, name, rule FROM segments WHERE workspace_id = current_workspace() AND archived_at IS NULL ORDER BY name, id')
}

/** Holds these segments until the end of the transaction, in the order of their ids. */
export async function lockSegments(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.prepared('lock_segments', 'SELECT id FROM segments WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [ids])
}

export interface SegmentShift { readonly segmentId: string; readonly delta: number; readonly dueAt: number | null }

/** Moves member counts, and the next due instant forward in time only towards now. The caller holds the segments. */
export async function shiftSegments(tx: Tx, shifts: readonly SegmentShift[]): Promise<void> {
  if (shifts.length === 0) return
  await tx.prepared('shift_segments', `
    UPDATE segments s SET member_count = s.member_count + n.delta, refresh_due_at = least(s.refresh_due_at, to_timestamp(n.due_at / 1000))
    FROM unnest($1::uuid[], $2::int[], $3::float8[]) AS n(segment_id, delta, due_at)
    WHERE s.workspace_id = current_workspace() AND s.id = n.segment_id AND (n.delta <> 0 OR s.refresh_due_at IS NULL OR s.refresh_due_at > to_timestamp(n.due_at / 1000))`,
  [shifts.map((shift) => shift.segmentId), shifts.map((shift) => shift.delta), shifts.map((shift) => shift.dueAt)])
}

/** When the worker must look at the segment again. */
export async function setDue(tx: Tx, segmentId: string, dueAt: number): Promise<void> {
  await tx.query('UPDATE segments SET refresh_due_at = to_timestamp($2::float8 / 1000) WHERE workspace_id = current_workspace() AND id = $1 AND archived_at IS NULL', [segmentId, dueAt])
}

export async function setMemberCount(tx: Tx, segmentId: string, count: number): Promise<void> {
  await tx.query('UPDATE segments SET member_count = $2 WHERE workspace_id = current_workspace() AND id = $1', [segmentId, count])
}

/** How many customers there may be at most, without counting them. */
export async function estimatePopulation(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ next: number }>('SELECT next_customer_number AS next FROM workspaces WHERE id = current_workspace()')
  return row?.next ?? 0
}

/** When the worker must look at the segment again (epoch ms); null for never. */
export async function loadDue(tx: Tx, segmentId: string): Promise<number | null> {
  const [row] = await tx.query<{ at: number | null }>('SELECT (extract(epoch FROM refresh_due_at) * 1000)::float8 AS at FROM segments WHERE workspace_id = current_workspace() AND id = $1', [segmentId])
  return row?.at ?? null
}

/** Members of all segments together, each counted once per segment. */
export async function countMemberships(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>('SELECT coalesce(sum(member_count), 0)::bigint AS count FROM segments WHERE workspace_id = current_workspace() AND archived_at IS NULL')
  return row?.count ?? 0
}
