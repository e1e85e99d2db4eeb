import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

export interface ListedEvent {
  readonly seq: number
  readonly name: string
  readonly userId: string | null
  readonly anonymousId: string | null
  readonly messageId: string
  /** Epoch milliseconds. */
  readonly occurredAt: number
  readonly receivedAt: number
  readonly source: 'sdk' | 'api' | 'import' | 'sendero'
  readonly properties: JsonObject
}

const columns = `l.seq, l.user_id AS "userId", l.anonymous_id AS "anonymousId", l.message_id AS "messageId", (extract(epoch FROM l.occurred_at) * 1000)::float8 AS "occurredAt",
  (extract(epoch FROM l.received_at) * 1000)::float8 AS "receivedAt", l.source, l.properties`

interface Page {
  /** Name of the event; null: all. */
  readonly event: string | null
  readonly limit: number
}

/** Rows of the log one page looks at: a rare event in a long log is found over several short pages, never in one long query. */
const mostLookedAt = 20_000

/** Events of the workspace in the order they arrived, newest first. `next` is where to go on, null at the end; a page may be short before that. */
export async function listEvents(tx: Tx, page: Page & { readonly before: number | null }): Promise<{ rows: ListedEvent[]; next: number | null }> {
  const window = `SELECT l.* FROM event_log l WHERE l.workspace_id = $1 AND ($2::bigint IS NULL OR l.seq < $2) ORDER BY l.seq DESC LIMIT ${mostLookedAt}`
  const rows = await tx.query<ListedEvent>(`
    SELECT ${columns}, l.event AS name FROM (${window}) l WHERE l.event IS NOT NULL AND ($3::text IS NULL OR l.event = $3) ORDER BY l.seq DESC LIMIT $4`,
    [tx.workspaceId, page.before, page.event, page.limit])
  if (rows.length === page.limit) return { rows, next: rows.at(-1)?.seq ?? null }
  const [looked] = await tx.query<{ count: number; last: number | null }>(`SELECT count(*) AS count, min(seq) AS last FROM (${window}) l`, [tx.workspaceId, page.before])
  return { rows, next: looked?.count === mostLookedAt ? looked.last : null }
}

/** Events of one customer by the time they happened, newest first, from just before `before` on. Calls that only say something about the person are left out. */
export async function listCustomerEvents(
  tx: Tx, customerId: string, page: Page & { readonly before: { readonly at: number; readonly seq: number } | null },
): Promise<ListedEvent[]> {
  return tx.query<ListedEvent>(`
    SELECT ${columns}, e.event AS name
    FROM (SELECT event, occurred_at, seq FROM customer_events
      WHERE workspace_id = $1 AND customer_id = $2 AND ($3::text IS NULL AND event NOT LIKE '$sendero.%' OR event = $3)
        AND ($4::float8 IS NULL OR (occurred_at, seq) < (to_timestamp($4::float8 / 1000), $5::bigint))
      ORDER BY occurred_at DESC, seq DESC LIMIT $6) e
    JOIN event_log l ON l.workspace_id = $1 AND l.seq = e.seq ORDER BY e.occurred_at DESC, e.seq DESC`,
    [tx.workspaceId, customerId, page.event, page.before?.at ?? null, page.before?.seq ?? null, page.limit])
}
