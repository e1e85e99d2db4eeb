import type { Tx } from '../../db/postgres.ts'
import type { LeftOut, Occurrence, Pass } from './occurrence.ts'

const epoch = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`
const instant = (at: number): string => new Date(at).toISOString()

const columns = `journey_id AS "journeyId", slot, local_time AS "localTime", clock, version, state, reason, time_zone AS "timeZone", passes, entered,
  ${epoch('ends_at')} AS "endsAt", ${epoch('since')} AS since, ${epoch('paused_until')} AS "pausedUntil", ${epoch('done_through')} AS "doneThrough", ${epoch('pass_at')} AS "passAt", pass_source AS "passSource", pass_after AS "passAfter"`

interface Row extends Omit<Occurrence, 'pass'> { readonly passAt: number | null; readonly passSource: string | null; readonly passAfter: number | null }

function toOccurrence({ passAt, passSource, passAfter, ...row }: Row): Occurrence {
  return { ...row, pass: passAt === null ? null : { at: passAt, cursor: { source: passSource ?? '', after: passAfter ?? -1 } } }
}

/** True when no other process enters people by the calendar in this workspace until the end of this transaction. */
export async function claimCalendar(tx: Tx): Promise<boolean> {
  const [row] = await tx.prepared<{ isClaimed: boolean }>('claim_calendar', `SELECT pg_try_advisory_xact_lock(hashtextextended('calendar/' || $1, 0)) AS "isClaimed"`, [tx.workspaceId])
  return row?.isClaimed === true
}

export interface OccurrenceKey { readonly journeyId: string; readonly slot: string }

/** Something to do now: due, or planned by a clock that no longer is that of the workspace. Who has waited longest for their turn comes first. */
export async function findDueOccurrence(tx: Tx, { now, timeZone, without }: { readonly now: number; readonly timeZone: string; readonly without: readonly OccurrenceKey[] }): Promise<OccurrenceKey | null> {
  const [row] = await tx.prepared<OccurrenceKey & object>('occurrence_due', `
    SELECT journey_id AS "journeyId", slot FROM journey_occurrences
    WHERE workspace_id = current_workspace() AND due_at IS NOT NULL AND (due_at <= $1 OR state = 'planned' AND clock = 'workspace' AND time_zone <> $2)
      AND (journey_id, slot) NOT IN (SELECT * FROM unnest($3::uuid[], $4::text[]))
    ORDER BY turned_at, due_at LIMIT 1`, [instant(now), timeZone, without.map(({ journeyId }) => journeyId), without.map(({ slot }) => slot)])
  return row ?? null
}

/** The next instant at which anything is due; null when nothing ever is. */
export async function nextDueAt(tx: Tx): Promise<number | null> {
  const [row] = await tx.prepared<{ at: number | null }>('occurrence_next_due', `SELECT ${epoch('min(due_at)')} AS at FROM journey_occurrences WHERE workspace_id = current_workspace() AND due_at IS NOT NULL`, [])
  return row?.at ?? null
}

/** Holds an occurrence that is not over. Hold its journey first. */
export async function lockOccurrence(tx: Tx, { journeyId, slot }: OccurrenceKey): Promise<Occurrence | null> {
  const [row] = await tx.prepared<Row>('occurrence_lock', `
    SELECT ${columns} FROM journey_occurrences WHERE workspace_id = current_workspace() AND journey_id = $1 AND slot = $2 AND due_at IS NOT NULL FOR UPDATE`, [journeyId, slot])
  return row === undefined ? null : toOccurrence(row)
}

/** Holds the occurrences of a journey that are not over, in order. Hold the journey first. */
export async function lockOpenOccurrences(tx: Tx, journeyId: string): Promise<Occurrence[]> {
  return (await tx.query<Row>(`
    SELECT ${columns} FROM journey_occurrences WHERE workspace_id = current_workspace() AND journey_id = $1 AND due_at IS NOT NULL ORDER BY local_time FOR UPDATE`, [journeyId])).map(toOccurrence)
}

/** Those under way by the clocks of people, of any journey. */
export async function findEnteringByZones(tx: Tx): Promise<OccurrenceKey[]> {
  return tx.prepared<OccurrenceKey & object>('occurrences_entering', `
    SELECT journey_id AS "journeyId", slot FROM journey_occurrences WHERE workspace_id = current_workspace() AND due_at IS NOT NULL AND state = 'entering' AND clock = 'customer' ORDER BY journey_id, slot`, [])
}

export interface PlannedOccurrence extends Pick<Occurrence, 'journeyId' | 'slot' | 'localTime' | 'clock' | 'version' | 'timeZone' | 'endsAt' | 'since' | 'pausedUntil'> { readonly beginsAt: number }

/** False when there has been one of this name already, or it is under way: it does not come again. One that is planned stays as it is. */
export async function insertOccurrence(tx: Tx, planned: PlannedOccurrence): Promise<boolean> {
  const [row] = await tx.query<{ state: string }>(`
    INSERT INTO journey_occurrences (workspace_id, journey_id, slot, local_time, clock, version, time_zone, begins_at, ends_at, due_at, since, done_through, paused_until)
    VALUES (current_workspace(), $1, $2, $3, $4, $5, $6, $7, $8, $7, $9, $9, $10)
    ON CONFLICT (workspace_id, journey_id, slot) DO UPDATE SET slot = excluded.slot RETURNING state`, [
    planned.journeyId, planned.slot, planned.localTime, planned.clock, planned.version, planned.timeZone, instant(planned.beginsAt), instant(planned.endsAt), instant(planned.since), planned.pausedUntil === null ? null : instant(planned.pausedUntil)])
  return row?.state === 'planned'
}

/** A planned one that is reckoned by another clock now. */
export async function replanOccurrence(tx: Tx, key: OccurrenceKey, change: { readonly timeZone: string; readonly beginsAt: number; readonly endsAt: number }): Promise<void> {
  await tx.query(`
    UPDATE journey_occurrences SET time_zone = $3, begins_at = $4, ends_at = $5, due_at = $4 WHERE workspace_id = current_workspace() AND journey_id = $1 AND slot = $2`,
  [key.journeyId, key.slot, change.timeZone, instant(change.beginsAt), instant(change.endsAt)])
}

export async function setVersion(tx: Tx, key: OccurrenceKey, version: number): Promise<void> {
  await tx.query('UPDATE journey_occurrences SET version = $3 WHERE workspace_id = current_workspace() AND journey_id = $1 AND slot = $2', [key.journeyId, key.slot, version])
}

export async function deleteOccurrence(tx: Tx, key: OccurrenceKey): Promise<void> {
  await tx.query('DELETE FROM journey_occurrences WHERE workspace_id = current_workspace() AND journey_id = $1 AND slot = $2', [key.journeyId, key.slot])
}

export interface Progress extends OccurrenceKey {
  /** Of people whose own is unknown, for as long as it is under way. */
  readonly timeZone: string
  readonly doneThrough: number
  readonly reason: LeftOut | null
  readonly passes: number
  readonly entered: number
  readonly pass: Pass | null
  /** When it goes on; null: it is over. */
  readonly dueAt: number | null
}

/** Writes down how far an occurrence has come. One that is over was skipped if there was a reason to leave people out and nobody was let in. */
export async function saveProgress(tx: Tx, progress: Progress): Promise<void> {
  const { pass } = progress
  await tx.prepared('occurrence_save', `
    UPDATE journey_occurrences SET done_through = $3, reason = $4, passes = $5, entered = $6, pass_at = $7, pass_source = $8, pass_after = $9, due_at = $10, time_zone = $11, turned_at = clock_timestamp(),
      state = CASE WHEN $10::timestamptz IS NOT NULL THEN 'entering' WHEN $4::text IS NOT NULL AND $5::int = 0 AND $6::int = 0 THEN 'skipped' ELSE 'done' END
    WHERE workspace_id = current_workspace() AND journey_id = $1 AND slot = $2`, [
    progress.journeyId, progress.slot, instant(progress.doneThrough), progress.reason, progress.passes, progress.entered, pass === null ? null : instant(pass.at), pass?.cursor.source ?? null, pass?.cursor.after ?? null,
    progress.dueAt === null ? null : instant(progress.dueAt), progress.timeZone])
}

export async function addEntered(tx: Tx, key: OccurrenceKey, entered: number): Promise<void> {
  await tx.query('UPDATE journey_occurrences SET entered = entered + $3 WHERE workspace_id = current_workspace() AND journey_id = $1 AND slot = $2', [key.journeyId, key.slot, entered])
}

/** Whose moment came up to now was left out by a pause. */
export async function endPause(tx: Tx, journeyId: string, now: number): Promise<void> {
  await tx.query('UPDATE journey_occurrences SET paused_until = $2 WHERE workspace_id = current_workspace() AND journey_id = $1 AND due_at IS NOT NULL', [journeyId, instant(now)])
}
