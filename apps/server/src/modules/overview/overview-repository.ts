import { messageEvents } from '@sendero/flow-engine/mails'
import type { Tx } from '../../db/postgres.ts'

// Reads tables of several modules: this module stands above them all and only counts what is there now.

/** What a workspace has once somebody has worked in it. */
export interface FirstSteps { readonly hasSource: boolean; readonly hasEvent: boolean; readonly hasTemplate: boolean; readonly hasJourney: boolean; readonly hasLiveJourney: boolean }

export async function readFirstSteps(tx: Tx): Promise<FirstSteps> {
  const [row] = await tx.query<FirstSteps & object>(`
    SELECT EXISTS (SELECT 1 FROM write_keys WHERE workspace_id = $1 AND revoked_at IS NULL) OR EXISTS (SELECT 1 FROM api_keys WHERE workspace_id = $1 AND revoked_at IS NULL)
        OR EXISTS (SELECT 1 FROM imports WHERE workspace_id = $1) AS "hasSource",
      EXISTS (SELECT 1 FROM event_log WHERE workspace_id = $1) AS "hasEvent",
      EXISTS (SELECT 1 FROM templates WHERE workspace_id = $1 AND archived_at IS NULL) AS "hasTemplate",
      EXISTS (SELECT 1 FROM journeys WHERE workspace_id = $1 AND archived_at IS NULL) AS "hasJourney",
      EXISTS (SELECT 1 FROM journeys WHERE workspace_id = $1 AND archived_at IS NULL AND published_version IS NOT NULL) AS "hasLiveJourney"`, [tx.workspaceId])
  return row ?? { hasSource: false, hasEvent: false, hasTemplate: false, hasJourney: false, hasLiveJourney: false }
}

/** People on their way in any journey, not runs: somebody on two ways is one. */
export async function countPeopleInJourneys(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ people: number }>(`SELECT count(DISTINCT customer_id) AS people FROM runs WHERE workspace_id = $1 AND status = 'active'`, [tx.workspaceId])
  return row?.people ?? 0
}

export interface MessagesOfDay { readonly sent: number; readonly waiting: number; readonly skipped: number; readonly failed: number; readonly opened: number; readonly clicked: number }

/** Messages that journeys asked for since an instant, by what became of them so far. */
export async function countMessagesSince(tx: Tx, since: number): Promise<MessagesOfDay> {
  const [row] = await tx.query<MessagesOfDay & object>(`
    SELECT count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting, count(*) FILTER (WHERE state = 'skipped') AS skipped,
      count(*) FILTER (WHERE state IN ('failed', 'unknown')) AS failed, count(*) FILTER (WHERE opened_at IS NOT NULL) AS opened, count(*) FILTER (WHERE clicked_at IS NOT NULL) AS clicked
    FROM messages WHERE workspace_id = $1 AND created_at >= to_timestamp($2::float8 / 1000) AND journey_id IS NOT NULL`, [tx.workspaceId, since])
  return row ?? { sent: 0, waiting: 0, skipped: 0, failed: 0, opened: 0, clicked: 0 }
}

const minuteMs = 60_000

/** Events by the minute they arrived in, without what the product has sent, for the last `minutes` up to now; the oldest first, minutes without any are zero. */
export async function countEventsPerMinute(tx: Tx, { now, minutes }: { readonly now: number; readonly minutes: number }): Promise<number[]> {
  const rows = await tx.query<{ minute: number; count: number }>(`
    SELECT floor((extract(epoch FROM received_at) * 1000 - $2::float8) / ${minuteMs})::int AS minute, count(*) AS count
    FROM event_log WHERE workspace_id = $1 AND received_at > to_timestamp($2::float8 / 1000) AND received_at <= to_timestamp($3::float8 / 1000) AND NOT (source = 'sendero' AND event = $4) GROUP BY 1`,
    [tx.workspaceId, now - minutes * minuteMs, now, messageEvents.sent])
  const counts = new Array<number>(minutes).fill(0)
  for (const { minute, count } of rows) counts[Math.min(minute, minutes - 1)] = (counts[Math.min(minute, minutes - 1)] ?? 0) + count
  return counts
}

export interface RecentJourney { readonly id: string; readonly name: string; readonly status: 'draft' | 'live' | 'paused' | 'stopped'; readonly publishedVersion: number | null; readonly updatedAt: Date; readonly hereNow: number }

/** Journeys that were worked on last, and how many runs are on their way in each. */
export async function listRecentJourneys(tx: Tx, limit: number): Promise<RecentJourney[]> {
  return tx.query<RecentJourney>(`
    SELECT id, name, status, published_version AS "publishedVersion", updated_at AS "updatedAt",
      (SELECT count(*) FROM runs r WHERE r.workspace_id = $1 AND r.journey_id = j.id AND r.status = 'active') AS "hereNow"
    FROM (SELECT * FROM journeys WHERE workspace_id = $1 AND archived_at IS NULL ORDER BY (status = 'live') DESC, updated_at DESC LIMIT $2) j`, [tx.workspaceId, limit])
}
