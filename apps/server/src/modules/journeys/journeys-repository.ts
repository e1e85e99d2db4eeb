import type { JsonObject, JsonValue } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import type { JourneyStatus } from '../runs/index.ts'
import type { EventsOfPlan } from './events-of-plan.ts'

export interface JourneySummary {
  readonly id: string
  readonly name: string
  readonly status: JourneyStatus
  readonly draftRevision: number
  readonly publishedVersion: number | null
  /** draftRevision of the newest published version. */
  readonly publishedRevision: number | null
  /** Its runs have not all followed its last change of status yet. */
  readonly isSettling: boolean
  /** Nobody enters; those in it go on. */
  readonly isEntryClosed: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface Journey extends JourneySummary { readonly draft: JsonObject }

const summary = `id, name, status, draft_revision AS "draftRevision", published_version AS "publishedVersion", published_revision AS "publishedRevision",
  is_settling AS "isSettling", is_entry_closed AS "isEntryClosed", created_at AS "createdAt", updated_at AS "updatedAt"`
const whole = `${summary}, draft`
const present = 'workspace_id = current_workspace() AND archived_at IS NULL'

export async function insertJourney(tx: Tx, journey: { readonly id: string; readonly name: string; readonly draft: JsonObject }): Promise<Journey> {
  const rows = await tx.query<Journey & object>(`
    INSERT INTO journeys (workspace_id, id, name, draft, created_at, updated_at)
    VALUES (current_workspace(), $1, $2, $3, workspace_now(), workspace_now()) RETURNING ${whole}`, [journey.id, journey.name, JSON.stringify(journey.draft)])
  return only(rows)
}

export async function loadJourney(tx: Tx, id: string): Promise<Journey | null> {
  const rows = await tx.query<Journey & object>(`SELECT ${whole} FROM journeys WHERE ${present} AND id = $1`, [id])
  return rows[0] ?? null
}

/** Holds the journey until the end of the transaction: two changes of status can never both start from the same state. */
export async function lockJourney(tx: Tx, id: string): Promise<Journey | null> {
  const rows = await tx.query<Journey & object>(`SELECT ${whole} FROM journeys WHERE ${present} AND id = $1 FOR NO KEY UPDATE`, [id])
  return rows[0] ?? null
}

export interface JourneyPage {
  readonly limit: number
  /** Id of the last journey of the page before. */
  readonly after: string | null
  readonly q: string | undefined
  readonly status: JourneyStatus | undefined
  /** Those in the archive, instead of those at work. */
  readonly isArchived: boolean
}

export interface ListedJourney extends JourneySummary {
  readonly archivedAt: Date | null
  /** The trigger of the published version. */
  readonly triggerKind: string | null
  readonly triggerEvent: string | null
  readonly triggerSegmentId: string | null
  /** Of an entry by a date, which says more than the columns hold, as the plan of that version has it; else null. */
  readonly publishedTrigger: JsonValue
  /** What the draft has in place of a trigger: any JSON, or nothing. */
  readonly draftTrigger: JsonValue
}

/** Newest first; one more than the limit, so that the caller knows whether there are more. */
export async function listJourneys(tx: Tx, page: JourneyPage): Promise<ListedJourney[]> {
  return tx.query<ListedJourney & object>(`
    SELECT ${summary}, archived_at AS "archivedAt", trigger_kind AS "triggerKind", trigger_event AS "triggerEvent", trigger_segment_id AS "triggerSegmentId",
      draft #> '{entry,trigger}' AS "draftTrigger",
      CASE WHEN trigger_kind = 'date' THEN (
        SELECT v.plan #> '{entry,trigger}' FROM journey_versions v WHERE v.workspace_id = current_workspace() AND v.journey_id = journeys.id AND v.version = published_version) END AS "publishedTrigger"
    FROM journeys
    WHERE workspace_id = current_workspace() AND (archived_at IS NOT NULL) = $5 AND ($1::uuid IS NULL OR id < $1)
      AND ($2::text IS NULL OR position(lower($2) IN lower(name)) > 0) AND ($3::text IS NULL OR status = $3)
    ORDER BY id DESC LIMIT $4`, [page.after, page.q ?? null, page.status ?? null, page.limit + 1, page.isArchived])
}

/** Saves the draft if it still has this revision; null when somebody else saved first. `revision` null: whatever it has. A new name alone is nothing to publish. */
export async function saveDraft(tx: Tx, change: { readonly id: string; readonly revision: number | null; readonly name: string | null; readonly draft: JsonObject | null }): Promise<Journey | null> {
  const rows = await tx.query<Journey & object>(`
    UPDATE journeys SET name = coalesce($3, name), draft = coalesce($4::jsonb, draft), draft_revision = draft_revision + 1, updated_at = workspace_now(),
      published_revision = CASE WHEN $4::jsonb IS NULL AND published_revision = draft_revision THEN draft_revision + 1 ELSE published_revision END
    WHERE ${present} AND id = $1 AND ($2::int IS NULL OR draft_revision = $2) RETURNING ${whole}`,
  [change.id, change.revision, change.name, change.draft === null ? null : JSON.stringify(change.draft)])
  return rows[0] ?? null
}

export interface StatusChange {
  readonly status: JourneyStatus
  readonly isSettling: boolean
  /** What becomes of people who fell due during the pause that ends. */
  readonly settleBy: 'goOn' | 'leave'
}

/** Changes the status of a journey that the caller has locked; its runs follow later, see settleJourneys. */
export async function changeStatus(tx: Tx, id: string, change: StatusChange): Promise<Journey> {
  return only(await tx.query<Journey & object>(`
    UPDATE journeys SET status = $2, is_settling = is_settling OR $3, settle_by = $4, is_entry_closed = false, backfill_after = CASE WHEN $2 = 'stopped' THEN NULL ELSE backfill_after END, updated_at = workspace_now()
    WHERE ${present} AND id = $1 RETURNING ${whole}`, [id, change.status, change.isSettling, change.settleBy]))
}

/** Closes the entry of a live journey that the caller has locked, or opens it again. */
export async function closeEntry(tx: Tx, id: string, isClosed: boolean): Promise<Journey> {
  return only(await tx.query<Journey & object>(`UPDATE journeys SET is_entry_closed = $2, updated_at = workspace_now() WHERE ${present} AND id = $1 RETURNING ${whole}`, [id, isClosed]))
}

export async function archiveJourney(tx: Tx, id: string): Promise<void> {
  await tx.query(`UPDATE journeys SET archived_at = workspace_now() WHERE ${present} AND id = $1`, [id])
}

/** False when there is no archived journey with this id. */
export async function restoreJourney(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query('UPDATE journeys SET archived_at = NULL WHERE workspace_id = current_workspace() AND archived_at IS NOT NULL AND id = $1 RETURNING id', [id])
  return rows.length > 0
}

export interface Publication {
  readonly id: string
  readonly version: number
  readonly status: JourneyStatus
  readonly trigger: { readonly kind: string; readonly event: string | null; readonly segmentId: string | null }
  readonly events: EventsOfPlan
  /** Whose members are entered, when not those of the segment of the trigger. */
  readonly backfillSegmentId: string | null
  /** People who match already are to be entered. */
  readonly backfills: boolean
}

/** People in earlier versions go on waiting for what they wait for, so the names only ever become more. */
export async function markPublished(tx: Tx, { id, version, status, trigger, events, backfills, backfillSegmentId }: Publication): Promise<void> {
  await tx.query(`
    UPDATE journeys SET status = $2, is_entry_closed = false, published_version = $3, published_revision = draft_revision, trigger_kind = $4, trigger_event = $5, trigger_segment_id = $6,
      wait_events = ARRAY(SELECT unnest(wait_events) UNION SELECT unnest($7::text[])), watch_events = ARRAY(SELECT unnest(watch_events) UNION SELECT unnest($10::text[])),
      watched_segments = ARRAY(SELECT unnest(watched_segments) UNION SELECT unnest($11::uuid[])),
      backfill_segment_id = CASE WHEN $8 THEN $9 WHEN trigger_segment_id IS NOT DISTINCT FROM $6 THEN backfill_segment_id END,
      backfill_after = CASE WHEN $8 THEN -1 WHEN trigger_segment_id IS NOT DISTINCT FROM $6 THEN backfill_after END, updated_at = workspace_now()
    WHERE ${present} AND id = $1`, [
    id, status, version, trigger.kind, trigger.event, trigger.segmentId, events.waitEvents, backfills, backfillSegmentId,
    events.watchEvents, events.watchedSegments.flatMap((segmentId) => parsePublicId('segment', segmentId) ?? [])])
}

function only(rows: readonly Journey[]): Journey {
  const row = rows[0]
  if (!row) throw new Error('The journey of this transaction does not exist')
  return row
}
