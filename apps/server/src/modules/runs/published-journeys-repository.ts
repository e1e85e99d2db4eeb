import type { Plan } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

// What runs must know of journeys. Documents, versions and status are written by the module journeys, which stands above.

export interface PublishedVersion {
  readonly journeyId: string
  readonly version: number
  readonly plan: Plan
  /** Public template id -> version. */
  readonly templateVersions: Readonly<Record<string, number>>
  /** By the workspace clock, epoch milliseconds. */
  readonly publishedAt: number
}

export interface VersionRef { readonly journeyId: string; readonly version: number }

export function readVersions(tx: Tx, refs: readonly VersionRef[]): Promise<PublishedVersion[]> {
  return tx.query<PublishedVersion>(`
    SELECT v.journey_id AS "journeyId", v.version, v.plan, v.template_versions AS "templateVersions",
      (extract(epoch FROM v.published_at) * 1000)::float8 AS "publishedAt"
    FROM unnest($1::uuid[], $2::int[]) AS u(journey_id, version)
    JOIN journey_versions v ON v.workspace_id = current_workspace() AND v.journey_id = u.journey_id AND v.version = u.version`, [
    refs.map((ref) => ref.journeyId), refs.map((ref) => ref.version)])
}

export interface OpenJourney extends VersionRef {
  readonly status: 'live' | 'paused'
  /** Names from the question that people in this journey may wait for. */
  readonly waitEvents: readonly string[]
  /** Names from the question that may end anybody's run in it. */
  readonly watchEvents: readonly string[]
  /** Whether one of the events of the question is its trigger. */
  readonly isTriggered: boolean
}

/** Live and paused journeys that one of these events could start or move on. */
export function findJourneysByEvents(tx: Tx, names: readonly string[]): Promise<OpenJourney[]> {
  return tx.prepared<OpenJourney>('journeys_by_events', `
    SELECT id AS "journeyId", published_version AS version, status,
      ARRAY(SELECT unnest(wait_events) INTERSECT SELECT unnest($1::text[])) AS "waitEvents",
      ARRAY(SELECT unnest(watch_events) INTERSECT SELECT unnest($1::text[])) AS "watchEvents",
      coalesce(trigger_kind = 'event' AND trigger_event = ANY($1::text[]), false) AS "isTriggered"
    FROM journeys
    WHERE workspace_id = current_workspace() AND status IN ('live', 'paused') AND published_version IS NOT NULL
      AND (trigger_kind = 'event' AND trigger_event = ANY($1::text[]) OR wait_events && $1::text[] OR watch_events && $1::text[])`, [names])
}

export interface SegmentJourney extends VersionRef {
  readonly status: 'live' | 'paused'
  readonly segmentId: string
  /** Whether leaving the segment starts it. */
  readonly isLeaving: boolean
}

/** Live and paused journeys that entering or leaving one of these segments starts. */
export function findJourneysBySegments(tx: Tx, segmentIds: readonly string[]): Promise<SegmentJourney[]> {
  return tx.prepared<SegmentJourney>('journeys_by_segments', `
    SELECT id AS "journeyId", published_version AS version, status, trigger_segment_id AS "segmentId", trigger_kind = 'segmentLeft' AS "isLeaving" FROM journeys
    WHERE workspace_id = current_workspace() AND status IN ('live', 'paused') AND published_version IS NOT NULL
      AND trigger_kind IN ('segmentEntered', 'segmentLeft') AND trigger_segment_id = ANY($1::uuid[])`, [segmentIds])
}

export interface StartableJourney extends VersionRef {
  readonly status: string
  /** Whether its entry is another journey. */
  readonly isForJourneys: boolean
}

/** Published journeys among these, to be entered by hand: from another journey or by the API. */
export function findStartableJourneys(tx: Tx, journeyIds: readonly string[]): Promise<StartableJourney[]> {
  return tx.prepared<StartableJourney>('journeys_startable', `
    SELECT id AS "journeyId", published_version AS version, status, trigger_kind = 'journey' AS "isForJourneys" FROM journeys
    WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) AND published_version IS NOT NULL AND archived_at IS NULL`, [journeyIds])
}

/** Those of these segments that somebody on the way in a journey may wait for, or be ended by. */
export async function findWatchedSegments(tx: Tx, segmentIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.prepared<{ id: string }>('watched_segments', `
    SELECT DISTINCT unnest(watched_segments) AS id FROM journeys
    WHERE workspace_id = current_workspace() AND status IN ('live', 'paused') AND watched_segments && $1::uuid[]`, [segmentIds])
  return new Set(rows.map(({ id }) => id))
}

/**
 * Which of these journeys are paused, held so until this transaction ends: whoever resumes one waits for us and then finds
 * every run we parked. Otherwise a run parked at that moment would never be woken.
 */
export async function confirmPaused(tx: Tx, journeyIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(`
    SELECT id FROM journeys WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) AND status = 'paused' ORDER BY id FOR SHARE`, [journeyIds])
  return new Set(rows.map((row) => row.id))
}

/** Those of these journeys that let nobody in, whoever is in goes on. */
export async function findClosedEntries(tx: Tx, journeyIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.prepared<{ id: string }>('journeys_closed', `
    SELECT id FROM journeys WHERE workspace_id = current_workspace() AND id = ANY($1::uuid[]) AND is_entry_closed`, [journeyIds])
  return new Set(rows.map(({ id }) => id))
}

export interface UnsettledJourney {
  readonly journeyId: string
  readonly version: number | null
  readonly status: string
  readonly isSettling: boolean
  /** What becomes of people who fell due while it was paused. */
  readonly settleBy: 'goOn' | 'leave'
  readonly backfillAfter: number | null
  /** Whose members a backfill enters. */
  readonly segmentId: string | null
}

/** Whether any journey has runs that have yet to follow a change of it. */
export async function hasUnsettledJourney(tx: Tx): Promise<boolean> {
  const [row] = await tx.prepared<{ isUnsettled: boolean }>('has_unsettled_journey', `
    SELECT EXISTS (SELECT 1 FROM journeys WHERE workspace_id = current_workspace() AND (is_settling OR backfill_after IS NOT NULL AND status = 'live')) AS "isUnsettled"`, [])
  return row?.isUnsettled === true
}

/** Locks one journey whose runs have yet to follow a change of it, so that only one process works on it; null when there is none. */
export async function lockUnsettledJourney(tx: Tx, journeyId: string | null): Promise<UnsettledJourney | null> {
  const rows = await tx.query<UnsettledJourney>(`
    SELECT id AS "journeyId", published_version AS version, status, is_settling AS "isSettling", settle_by AS "settleBy", backfill_after AS "backfillAfter", coalesce(backfill_segment_id, trigger_segment_id) AS "segmentId"
    FROM journeys WHERE workspace_id = current_workspace() AND ($1::uuid IS NULL OR id = $1) AND (is_settling OR backfill_after IS NOT NULL AND status = 'live')
    ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`, [journeyId])
  return rows[0] ?? null
}

export async function markSettled(tx: Tx, journeyId: string): Promise<void> {
  await tx.query(`UPDATE journeys SET is_settling = false WHERE workspace_id = current_workspace() AND id = $1`, [journeyId])
}

/** `after`: the highest customers.number done; null ends the backfill. */
export async function moveBackfill(tx: Tx, journeyId: string, after: number | null): Promise<void> {
  await tx.query(`UPDATE journeys SET backfill_after = $2::int, backfill_segment_id = CASE WHEN $2::int IS NULL THEN NULL ELSE backfill_segment_id END WHERE workspace_id = current_workspace() AND id = $1`, [journeyId, after])
}
