import { messageEvents } from '@sendero/flow-engine/mails'
import type { Tx } from '../../db/postgres.ts'
import type { RunEvent } from './stored-run.ts'

export interface RunInputRow extends RunEvent { readonly runId: string }

/** Events handed to these runs, in the order they came in. */
export function loadRunInputs(tx: Tx, runIds: readonly string[]): Promise<RunInputRow[]> {
  return tx.prepared<RunInputRow>('run_inputs_load', `
    SELECT i.run_id AS "runId", i.seq, e.event AS name, (extract(epoch FROM e.occurred_at) * 1000)::float8 AS "occurredAt", e.properties,
      CASE WHEN e.source = 'sendero' THEN coalesce((e.context->>'journeyDepth')::int, 0) ELSE 0 END AS depth
    FROM run_inputs i JOIN event_log e ON e.workspace_id = current_workspace() AND e.seq = i.seq
    WHERE i.workspace_id = current_workspace() AND i.run_id = ANY($1::uuid[]) ORDER BY i.run_id, i.seq`, [runIds])
}

export interface LookBack {
  readonly runId: string
  readonly customerId: string
  /** Name of the event the run waits for. */
  readonly name: string
  /** Events count that occurred after this; in the same millisecond, those with a higher number in the log. */
  readonly since: number
  readonly afterSeq: number
}

/** What people did in the meantime that their runs have only now begun to wait for, in order of time. What the product sent them is none of it: see isOwnSend. */
export function loadEarlierEvents(tx: Tx, questions: readonly LookBack[]): Promise<RunInputRow[]> {
  return tx.prepared<RunInputRow>('run_inputs_earlier', `
    SELECT q.run_id AS "runId", e.seq, e.event AS name, (extract(epoch FROM e.occurred_at) * 1000)::float8 AS "occurredAt", l.properties,
      CASE WHEN l.source = 'sendero' THEN coalesce((l.context->>'journeyDepth')::int, 0) ELSE 0 END AS depth
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::bigint[]) AS q(run_id, customer_id, name, since, after_seq)
    JOIN customer_events e ON e.workspace_id = current_workspace() AND e.customer_id = q.customer_id AND e.event = q.name AND (e.occurred_at, e.seq) > (q.since, q.after_seq)
    JOIN event_log l ON l.workspace_id = current_workspace() AND l.seq = e.seq AND NOT (e.event = $6 AND l.source = 'sendero')
    ORDER BY q.run_id, e.occurred_at, e.seq`, [
    questions.map((q) => q.runId), questions.map((q) => q.customerId), questions.map((q) => q.name),
    questions.map((q) => new Date(q.since).toISOString()), questions.map((q) => q.afterSeq), messageEvents.sent])
}

/** Deletes exactly the inputs that were fed to the engine: more may have come in since they were read. */
export async function deleteRunInputs(tx: Tx, inputs: readonly Pick<RunInputRow, 'runId' | 'seq'>[]): Promise<void> {
  if (inputs.length === 0) return
  tx.write('run_inputs_delete', `
    DELETE FROM run_inputs i USING unnest($1::uuid[], $2::bigint[]) AS u(run_id, seq)
    WHERE i.workspace_id = current_workspace() AND i.run_id = u.run_id AND i.seq = u.seq`, [inputs.map((input) => input.runId), inputs.map((input) => input.seq)])
}

/** For runs that are over: nothing can move them any more. */
export async function deleteInputsOfRuns(tx: Tx, runIds: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM run_inputs WHERE workspace_id = current_workspace() AND run_id = ANY($1::uuid[])', [runIds])
}

export interface HandedEvent {
  readonly seq: number
  readonly customerId: string
  readonly name: string
}

/**
 * Hands events to the runs that wait for them and makes those due. A run that is being stepped at this moment is locked:
 * nobody can tell yet what it will wait for, so it is handed the event and left alone; `settleRunInputs` sorts it out.
 * Without that an event could fall between the step and its commit and the person would wait for ever.
 */
export async function handEventsToRuns(tx: Tx, given: { readonly events: readonly HandedEvent[]; readonly waits: readonly { journeyId: string; name: string; isWatched: boolean }[]; readonly now: number }): Promise<number> {
  if (given.events.length === 0 || given.waits.length === 0) return 0
  const rows = await tx.prepared<{ handed: number }>('run_inputs_hand', `
    WITH candidate AS MATERIALIZED (
      SELECT r.id, e.seq, e.name, w.is_watched
      FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS e(customer_id, name, seq)
      JOIN unnest($4::uuid[], $5::text[], $7::boolean[]) AS w(journey_id, name, is_watched) ON w.name = e.name
      JOIN runs r ON r.workspace_id = current_workspace() AND r.journey_id = w.journey_id AND r.customer_id = e.customer_id AND r.status = 'active'
    ), free AS MATERIALIZED (
      SELECT id, wait_event FROM runs WHERE workspace_id = current_workspace() AND id IN (SELECT id FROM candidate) AND status = 'active'
      FOR NO KEY UPDATE SKIP LOCKED
    ), handed AS (
      INSERT INTO run_inputs (workspace_id, run_id, seq)
      SELECT current_workspace(), c.id, c.seq FROM candidate c LEFT JOIN free f ON f.id = c.id
      WHERE f.id IS NULL OR c.is_watched OR f.wait_event = c.name
      ON CONFLICT DO NOTHING RETURNING run_id
    ), woken AS (
      UPDATE runs SET wake_at = least(wake_at, $6), is_bulk = false WHERE workspace_id = current_workspace() AND NOT is_held
        AND id IN (SELECT f.id FROM free f JOIN handed h ON h.run_id = f.id)
    )
    SELECT count(*) AS handed FROM handed`, [
    given.events.map((event) => event.customerId), given.events.map((event) => event.name), given.events.map((event) => event.seq),
    given.waits.map((wait) => wait.journeyId), given.waits.map((wait) => wait.name), new Date(given.now).toISOString(), given.waits.map((wait) => wait.isWatched)])
  return rows[0]?.handed ?? 0
}

const mostSettled = 1_000

/**
 * Makes runs due that were handed an event while they were being stepped, and throws away what was handed to runs that
 * turned out to wait for something else. Returns how many runs it looked at.
 */
export async function settleRunInputs(tx: Tx): Promise<number> {
  const rows = await tx.prepared<{ settled: number }>('run_inputs_settle', `
    WITH clock AS MATERIALIZED (SELECT date_trunc('milliseconds', workspace_now()) AS now),
    run AS MATERIALIZED (
      SELECT id, journey_id, status, wait_event FROM runs
      WHERE workspace_id = current_workspace() AND id IN (SELECT run_id FROM run_inputs WHERE workspace_id = current_workspace())
        AND NOT is_held AND (status <> 'active' OR wake_at IS NULL OR wake_at > (SELECT now FROM clock))
      LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED
    ), input AS (
      SELECT i.run_id, i.seq, run.status = 'active' AND (e.event IS NOT DISTINCT FROM run.wait_event OR e.event = ANY(j.watch_events)) AS is_awaited
      FROM run JOIN run_inputs i ON i.workspace_id = current_workspace() AND i.run_id = run.id
      LEFT JOIN event_log e ON e.workspace_id = current_workspace() AND e.seq = i.seq
      LEFT JOIN journeys j ON j.workspace_id = current_workspace() AND j.id = run.journey_id
    ), dropped AS (
      DELETE FROM run_inputs i USING input WHERE i.workspace_id = current_workspace() AND i.run_id = input.run_id AND i.seq = input.seq AND NOT input.is_awaited
    ), woken AS (
      UPDATE runs SET wake_at = (SELECT now FROM clock), is_bulk = false WHERE workspace_id = current_workspace() AND id IN (SELECT run_id FROM input WHERE is_awaited)
    )
    SELECT count(*) AS settled FROM run`, [mostSettled])
  return rows[0]?.settled ?? 0
}

