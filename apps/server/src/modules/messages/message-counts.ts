import type { Tx } from '../../db/postgres.ts'

export interface NodeMessageCounts {
  /** Accepted by the provider or the mailbox. */
  readonly sent: number
  readonly delivered: number
  /** Distinct runs. */
  readonly opened: number
  readonly clicked: number
  readonly unsubscribed: number
  readonly bounced: number
  readonly failed: number
  /** Whether they went out will never be known. */
  readonly unknown: number
  /** Still to be decided. */
  readonly waiting: number
  /** Of those that wait: put off until quiet hours end. */
  readonly quietHours: number
  readonly skipped: Readonly<Record<string, number>>
}

interface CountsOf { readonly journeyId: string; /** Epoch ms; by when the message was queued: from inclusive, to exclusive. */ readonly from: number | null; readonly to: number | null; readonly version: number | null }

/** What became of the messages of a journey, by node id. */
export async function messageCounts(tx: Tx, { journeyId, from, to, version }: CountsOf): Promise<Map<string, NodeMessageCounts>> {
  const rows = await tx.prepared<Omit<NodeMessageCounts, 'skipped'> & { nodeId: string; skipped: Record<string, number> | null }>('message_counts', `
    WITH m AS (
      SELECT node_id, state, reason, run_id, delivered_at, opened_at, clicked_at, unsubscribed_at, bounced_at FROM messages
      WHERE workspace_id = $1 AND journey_id = $2 AND ($3::float8 IS NULL OR created_at >= to_timestamp($3::float8 / 1000)) AND ($4::float8 IS NULL OR created_at < to_timestamp($4::float8 / 1000))
        AND ($5::integer IS NULL OR version = $5)),
    skips AS (SELECT node_id, jsonb_object_agg(reason, n) AS skipped FROM (SELECT node_id, coalesce(reason, 'other') AS reason, count(*) AS n FROM m WHERE state = 'skipped' GROUP BY 1, 2) s GROUP BY 1)
    SELECT m.node_id AS "nodeId", count(*) FILTER (WHERE state = 'sent') AS sent, count(delivered_at) AS delivered,
      count(DISTINCT run_id) FILTER (WHERE opened_at IS NOT NULL) AS opened, count(DISTINCT run_id) FILTER (WHERE clicked_at IS NOT NULL) AS clicked,
      count(DISTINCT run_id) FILTER (WHERE unsubscribed_at IS NOT NULL) AS unsubscribed, count(bounced_at) AS bounced,
      count(*) FILTER (WHERE state = 'failed') AS failed, count(*) FILTER (WHERE state = 'unknown') AS unknown, count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting,
      count(*) FILTER (WHERE state = 'queued' AND reason = 'quiet_hours') AS "quietHours",
      (SELECT skipped FROM skips WHERE skips.node_id = m.node_id) AS skipped
    FROM m GROUP BY m.node_id`, [tx.workspaceId, journeyId, from, to, version])
  return new Map(rows.map(({ nodeId, skipped, ...counts }) => [nodeId, { ...counts, skipped: skipped ?? {} }]))
}
