import type { RunState } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import type { RunAfterStep, RunEntry, StoredRun } from './stored-run.ts'

export type JourneyStatus = 'draft' | 'live' | 'paused' | 'stopped'

export interface ClaimedRun extends StoredRun {
  readonly wakeAt: number
  readonly journeyStatus: JourneyStatus
}

const columns = `r.id, r.journey_id AS "journeyId", r.version, r.customer_id AS "customerId", r.node_id AS "nodeId", r.wait_event AS "waitEvent", r.is_bulk AS "isBulk", r.entry, r.state`

/** How far a drain has come in each of the two queues, as wake_at in epoch ms; null: from the start. */
export interface ClaimedThrough { readonly live: number | null; readonly bulk: number | null }

/**
 * Locks the next due runs, by the time of the workspace as it is now; none while its clock is held and we do not hold it. People who have
 * just done something come first, and a third of the limit is kept for those who came in bulk, so that neither waits for the other's end.
 * `after`: claim from there on: within a drain the index entries before it are mostly dead, and walking over them makes the claim ten
 * times slower while any old snapshot is open.
 */
export function claimDueRuns(tx: Tx, given: { readonly after: ClaimedThrough; readonly limit: number; readonly isClock: boolean }): Promise<ClaimedRun[]> {
  const next = (isBulk: string, after: string, limit: string): string => `
      SELECT id, journey_id, version, customer_id, node_id, wait_event, is_bulk, entry, state, wake_at FROM runs
      WHERE workspace_id = current_workspace() AND status = 'active' AND ${isBulk} AND wake_at >= ${after} AND wake_at <= (SELECT now FROM clock)
      ORDER BY wake_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`
  return tx.prepared<ClaimedRun>('runs_claim_due', `
    WITH clock AS MATERIALIZED (
      SELECT date_trunc('milliseconds', clock_of(clock_offset_ms, clock_held_at, clock_held_until)) AS now FROM workspaces
      WHERE id = current_workspace() AND ($3 OR coalesce(clock_held_until <= clock_timestamp(), true))),
    live AS MATERIALIZED (${next('NOT is_bulk', '$4', '$2')}),
    bulk AS MATERIALIZED (${next('is_bulk', '$1', 'greatest($2::int - (SELECT count(*) FROM live), $2::int / 3)')}),
    r AS (SELECT * FROM live UNION ALL SELECT * FROM bulk)
    SELECT ${columns}, (extract(epoch FROM r.wake_at) * 1000)::float8 AS "wakeAt", j.status AS "journeyStatus"
    FROM r JOIN journeys j ON j.workspace_id = current_workspace() AND j.id = r.journey_id
    ORDER BY r.wake_at`, [instant(given.after.bulk ?? 0), given.limit, given.isClock, instant(given.after.live ?? 0)])
}

/** Writes back what the steps of a batch left. The runs are locked by this transaction. */
export async function saveRuns(tx: Tx, runs: readonly RunAfterStep[], now: number): Promise<void> {
  if (runs.length === 0) return
  tx.write('runs_save', `
    UPDATE runs r SET status = u.status, end_reason = u.end_reason, node_id = u.node_id, wake_at = u.wake_at, wait_event = u.wait_event,
      state = u.state::jsonb, fault = u.fault, is_bulk = u.is_bulk, is_held = false, updated_at = $8, ended_at = CASE WHEN u.status = 'active' THEN NULL ELSE $8::timestamptz END
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $9::text[], $10::boolean[])
      AS u(id, status, end_reason, node_id, wake_at, wait_event, state, fault, is_bulk)
    WHERE r.workspace_id = current_workspace() AND r.id = u.id`, [
    runs.map((run) => run.id), runs.map((run) => run.status), runs.map((run) => run.endReason), runs.map((run) => run.nodeId),
    runs.map((run) => instantOrNull(run.wakeAt)), runs.map((run) => run.waitEvent), runs.map((run) => JSON.stringify(run.state)), instant(now), runs.map((run) => run.fault), runs.map((run) => run.isBulk)])
}

export interface NewRun {
  readonly id: string
  readonly journeyId: string
  readonly version: number
  readonly customerId: string
  readonly slot: string
  readonly isSingle: boolean
  readonly isBulk: boolean
  readonly entry: RunEntry
}

/** Inserts runs that are due at once; those a unique index refuses are left out. Returns the ids of those inserted. */
export async function insertRuns(tx: Tx, runs: readonly NewRun[], now: number): Promise<Set<string>> {
  if (runs.length === 0) return new Set()
  // Everybody inserts in the same order of people, so that two transactions never wait for each other in a circle.
  const rows = await tx.prepared<{ id: string }>('runs_insert', `
    INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, is_single, is_bulk, status, wake_at, entry, started_at, updated_at)
    SELECT current_workspace(), u.id, u.journey_id, u.version, u.customer_id, u.slot, u.is_single, u.is_bulk, 'active', $8, u.entry::jsonb, $8, $8
    FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::boolean[], $7::text[], $9::boolean[]) WITH ORDINALITY
      AS u(id, journey_id, version, customer_id, slot, is_single, entry, is_bulk, place)
    ORDER BY u.customer_id, u.journey_id, u.place
    ON CONFLICT DO NOTHING RETURNING id`, [
    runs.map((run) => run.id), runs.map((run) => run.journeyId), runs.map((run) => run.version), runs.map((run) => run.customerId),
    runs.map((run) => run.slot), runs.map((run) => run.isSingle), runs.map((run) => JSON.stringify(run.entry)), instant(now), runs.map((run) => run.isBulk)])
  return new Set(rows.map((row) => row.id))
}

/** Parks runs that fell due while their journey is paused. */
export async function holdRuns(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(`UPDATE runs SET is_held = true, wake_at = NULL WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[])`, [ids])
}

/** Makes held runs of a journey due. Returns how many; fewer than the limit when none is left. */
export async function releaseHeldRuns(tx: Tx, given: { readonly journeyId: string; readonly now: number; readonly limit: number }): Promise<number> {
  const rows = await tx.query(`
    UPDATE runs SET is_held = false, is_bulk = true, wake_at = $2 WHERE workspace_id = current_workspace() AND id IN (
      SELECT id FROM runs WHERE workspace_id = current_workspace() AND journey_id = $1 AND status = 'active' AND is_held LIMIT $3 FOR UPDATE)
    RETURNING 1 AS one`, [given.journeyId, instant(given.now), given.limit])
  return rows.length
}

/** Locks runs of a journey that fell due while it was paused. */
export function lockHeldRuns(tx: Tx, journeyId: string, limit: number): Promise<StoredRun[]> {
  return tx.query<StoredRun>(`
    SELECT ${columns} FROM runs r WHERE r.workspace_id = current_workspace() AND r.journey_id = $1 AND r.status = 'active' AND r.is_held ORDER BY r.id LIMIT $2 FOR UPDATE`, [journeyId, limit])
}

/** Locks those of these runs that are still active. */
export function lockActiveRuns(tx: Tx, ids: readonly string[]): Promise<StoredRun[]> {
  return tx.query<StoredRun>(`
    SELECT ${columns} FROM runs r WHERE r.workspace_id = current_workspace() AND r.id = ANY($1::uuid[]) AND r.status = 'active' ORDER BY r.id FOR UPDATE`, [ids])
}

/** Locks active runs of a journey, except those that are being stepped at this moment. */
export function lockActiveRunsOfJourney(tx: Tx, journeyId: string, limit: number): Promise<StoredRun[]> {
  return tx.query<StoredRun>(`
    SELECT ${columns} FROM runs r WHERE r.workspace_id = current_workspace() AND r.journey_id = $1 AND r.status = 'active' LIMIT $2 FOR UPDATE SKIP LOCKED`, [journeyId, limit])
}

export interface RunOfCustomer extends StoredRun {
  readonly slot: string
  readonly isSingle: boolean
  readonly status: RunState['status']
  readonly startedAt: number
}

/** Locks all runs of these customers, in the order of their ids. There is no index by customer alone: journeys are few. */
export function lockRunsOfCustomers(tx: Tx, customerIds: readonly string[]): Promise<RunOfCustomer[]> {
  return tx.query<RunOfCustomer>(`
    SELECT ${columns}, r.entry_slot AS slot, r.is_single AS "isSingle", r.status, (extract(epoch FROM r.started_at) * 1000)::float8 AS "startedAt" FROM runs r
    WHERE r.workspace_id = current_workspace() AND r.customer_id = ANY($1::uuid[])
      AND r.journey_id = ANY(ARRAY(SELECT j.id FROM journeys j WHERE j.workspace_id = current_workspace()))
    ORDER BY r.id FOR UPDATE`, [customerIds])
}

/** Hands runs over to other customers. Slots of `retired` runs are renamed first: they no longer stand for an entry. */
export async function moveRuns(tx: Tx, given: { readonly moves: readonly { readonly id: string; readonly customerId: string }[]; readonly retired: readonly string[] }): Promise<void> {
  await tx.query(`UPDATE runs SET entry_slot = 'merged:' || id WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[])`, [given.retired])
  await tx.query(`
    UPDATE runs r SET customer_id = u.customer_id FROM unnest($1::uuid[], $2::uuid[]) AS u(id, customer_id)
    WHERE r.workspace_id = current_workspace() AND r.id = u.id`, [given.moves.map((move) => move.id), given.moves.map((move) => move.customerId)])
}

/** Which of these customers have entered this version of a journey before. */
export async function findCustomersOfVersion(tx: Tx, given: { readonly journeyId: string; readonly version: number; readonly customerIds: readonly string[] }): Promise<Set<string>> {
  const rows = await tx.query<{ customerId: string }>(`
    SELECT DISTINCT customer_id AS "customerId" FROM runs
    WHERE workspace_id = current_workspace() AND journey_id = $1 AND customer_id = ANY($3::uuid[]) AND version = $2`, [given.journeyId, given.version, given.customerIds])
  return new Set(rows.map((row) => row.customerId))
}

/** The earliest wake_at after `now`; null when nothing waits for its time. */
export async function nextWakeAt(tx: Tx, now: number): Promise<number | null> {
  const rows = await tx.prepared<{ at: number | null }>('runs_next_wake', `
    SELECT (extract(epoch FROM min(next.wake_at)) * 1000)::float8 AS at FROM (VALUES (false), (true)) b(is_bulk) CROSS JOIN LATERAL (
      SELECT wake_at FROM runs WHERE workspace_id = current_workspace() AND status = 'active' AND is_bulk = b.is_bulk AND wake_at > $1 ORDER BY wake_at LIMIT 1) next`, [instant(now)])
  return rows[0]?.at ?? null
}

const instant = (at: number): string => new Date(at).toISOString()
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at))
