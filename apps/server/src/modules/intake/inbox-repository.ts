import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import type { CallType } from '../events/index.ts'

/** A call as it lies in the log, waiting to be taken in. */
export interface LoggedCall {
  readonly seq: number
  readonly messageId: string
  readonly type: CallType
  readonly event: string | null
  readonly userId: string | null
  readonly anonymousId: string | null
  readonly previousId: string | null
  readonly customerId: string | null
  /** Epoch milliseconds by the clock of the workspace. */
  readonly occurredAt: number
  readonly receivedAt: number
  readonly source: 'sdk' | 'api' | 'import' | 'sendero'
  readonly properties: JsonObject
  /** How many journeys have started each other up to this event, when one of them recorded it. */
  readonly depth: number
  /** context.timezone, when it is a text. */
  readonly deviceTimeZone: string | null
}

/** False when another process takes in the events of this workspace at this moment: order is kept by there being one. */
export async function claimInbox(tx: Tx): Promise<boolean> {
  const [row] = await tx.prepared<{ claimed: boolean }>('claim_inbox', `SELECT pg_try_advisory_xact_lock(hashtextextended('intake/' || $1, 0)) AS claimed`, [tx.workspaceId])
  return row?.claimed === true
}

export async function readInbox(tx: Tx, limit: number): Promise<LoggedCall[]> {
  return tx.prepared<LoggedCall>('read_inbox', `
    SELECT l.seq, l.message_id AS "messageId", l.type, l.event, l.user_id AS "userId", l.anonymous_id AS "anonymousId", l.previous_id AS "previousId", l.customer_id AS "customerId",
      (extract(epoch FROM l.occurred_at) * 1000)::float8 AS "occurredAt", (extract(epoch FROM l.received_at) * 1000)::float8 AS "receivedAt", l.source, l.properties,
      CASE WHEN l.source = 'sendero' THEN coalesce((l.context->>'journeyDepth')::int, 0) ELSE 0 END AS depth,
      CASE WHEN jsonb_typeof(l.context->'timezone') = 'string' THEN l.context->>'timezone' END AS "deviceTimeZone"
    FROM (SELECT seq FROM event_inbox WHERE workspace_id = $1 ORDER BY seq LIMIT $2) i JOIN event_log l ON l.workspace_id = $1 AND l.seq = i.seq ORDER BY l.seq`,
    [tx.workspaceId, limit])
}

export async function clearInbox(tx: Tx, seqs: readonly number[]): Promise<void> {
  tx.write('clear_inbox', 'DELETE FROM event_inbox WHERE workspace_id = $1 AND seq = ANY($2::bigint[])', [tx.workspaceId, seqs])
}

/** Takes the first event out of the inbox and keeps it where people can see why it could not be processed. */
export async function parkFirst(tx: Tx, error: string): Promise<number | null> {
  const [row] = await tx.query<{ seq: number }>(`
    WITH first AS (DELETE FROM event_inbox WHERE workspace_id = $1 AND seq = (SELECT min(seq) FROM event_inbox WHERE workspace_id = $1) RETURNING seq)
    INSERT INTO event_failures (workspace_id, seq, error) SELECT $1, seq, $2 FROM first
    ON CONFLICT (workspace_id, seq) DO UPDATE SET error = excluded.error, failed_at = clock_timestamp() RETURNING seq`, [tx.workspaceId, error])
  return row?.seq ?? null
}

/** Puts parked events back into the inbox, oldest first. Returns how many. */
export async function unparkEvents(tx: Tx, limit: number): Promise<number> {
  const rows = await tx.query(`
    WITH freed AS (DELETE FROM event_failures WHERE workspace_id = $1 AND seq IN (SELECT seq FROM event_failures WHERE workspace_id = $1 ORDER BY seq LIMIT $2) RETURNING seq)
    INSERT INTO event_inbox (workspace_id, seq) SELECT $1, seq FROM freed RETURNING seq`, [tx.workspaceId, limit])
  return rows.length
}
