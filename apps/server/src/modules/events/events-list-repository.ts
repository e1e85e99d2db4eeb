import type { JsonObject } from '@sendero/flow-engine'
import { messageEvents } from '@sendero/flow-engine/mails'
import type { Tx } from '../../db/postgres.ts'
import { messageKey } from './incoming-call.ts'

export interface ListedEvent {
  readonly seq: number
  readonly name: string
  readonly userId: string | null
  readonly anonymousId: string | null
  /** Set for events the product itself emitted. */
  readonly customerId: string | null
  readonly messageId: string
  /** Epoch milliseconds. */
  readonly occurredAt: number
  readonly receivedAt: number
  readonly source: 'sdk' | 'api' | 'import' | 'sendero'
  readonly properties: JsonObject
}

const columns = `l.seq, l.user_id AS "userId", l.anonymous_id AS "anonymousId", l.customer_id AS "customerId", l.message_id AS "messageId", (extract(epoch FROM l.occurred_at) * 1000)::float8 AS "occurredAt",
  (extract(epoch FROM l.received_at) * 1000)::float8 AS "receivedAt", l.source, l.properties`

/** What an event must be like to be listed; null asks nothing. */
export interface EventConditions {
  readonly event: string | null
  /** Somewhere in the properties, names and values, without regard to case. */
  readonly text: string | null
  /** When it happened, epoch milliseconds: from inclusive, to exclusive. */
  readonly from: number | null
  readonly to: number | null
  /** Only events that arrived after the one with this number. */
  readonly afterSeq: number | null
}

/** Rows of the log one page looks at: a rare event in a long log is found over several short pages, never in one long query. */
const mostLookedAt = 20_000
/** Searching texts costs more by the row. */
const mostSearched = 5_000

const textIn = (properties: string): string => `position(lower($3) IN lower(${properties}::text)) > 0`
const happened = (at: string): string => `($4::float8 IS NULL OR ${at} >= to_timestamp($4::float8 / 1000)) AND ($5::float8 IS NULL OR ${at} < to_timestamp($5::float8 / 1000))`

const valuesOf = ({ event, text, from, to, afterSeq }: EventConditions): unknown[] => [event, text, from, to, afterSeq]

/** Events of the workspace in the order they arrived, newest first. `next` is where to go on, null at the end; a page may be short before that. */
export async function listEvents(tx: Tx, conditions: EventConditions, page: { readonly before: number | null; readonly limit: number }): Promise<{ rows: ListedEvent[]; next: number | null }> {
  const most = conditions.text === null ? mostLookedAt : mostSearched
  const window = (before: string, after: string): string =>
    `SELECT l.* FROM event_log l WHERE l.workspace_id = $1 AND (${before}::bigint IS NULL OR l.seq < ${before}) AND (${after}::bigint IS NULL OR l.seq > ${after}) ORDER BY l.seq DESC LIMIT ${most}`
  const rows = await tx.query<ListedEvent>(`
    SELECT ${columns}, l.event AS name FROM (${window('$7', '$6')}) l WHERE l.event IS NOT NULL AND ($2::text IS NULL OR l.event = $2)
      AND ($3::text IS NULL OR ${textIn('l.properties')}) AND ${happened('l.occurred_at')}
    ORDER BY l.seq DESC LIMIT $8`, [tx.workspaceId, ...valuesOf(conditions), page.before, page.limit])
  if (rows.length === page.limit) return { rows, next: rows.at(-1)?.seq ?? null }
  const [looked] = await tx.query<{ count: number; last: number | null }>(`SELECT count(*) AS count, min(seq) AS last FROM (${window('$2', '$3')}) l`, [tx.workspaceId, page.before, conditions.afterSeq])
  return { rows, next: looked?.count === most ? looked.last : null }
}

/** Events of one customer by the time they happened, newest first, from just before `before` on. Calls that only say something about the person are left out. */
export async function listCustomerEvents(
  tx: Tx, customerId: string, page: EventConditions & { readonly limit: number; readonly before: { readonly at: number; readonly seq: number } | null; /** Leaves out what isOwnSend tells: for a list that has the mails themselves. */ readonly withoutOwnSends?: boolean },
): Promise<ListedEvent[]> {
  return tx.query<ListedEvent>(`
    SELECT ${columns}, e.event AS name
    FROM (SELECT event, occurred_at, seq FROM customer_events c
      WHERE workspace_id = $1 AND customer_id = $7 AND ($2::text IS NULL AND event NOT LIKE '$sendero.%' OR event = $2) AND ($6::bigint IS NULL OR seq > $6) AND ${happened('occurred_at')}
        AND ($3::text IS NULL OR EXISTS (SELECT FROM event_log t WHERE t.workspace_id = $1 AND t.seq = c.seq AND ${textIn('t.properties')}))
        AND ($8::float8 IS NULL OR (occurred_at, seq) < (to_timestamp($8::float8 / 1000), $9::bigint))
        AND ($11::text IS NULL OR event <> $11 OR NOT EXISTS (SELECT FROM event_log s WHERE s.workspace_id = $1 AND s.seq = c.seq AND s.source = 'sendero'))
      ORDER BY occurred_at DESC, seq DESC LIMIT $10) e
    JOIN event_log l ON l.workspace_id = $1 AND l.seq = e.seq ORDER BY e.occurred_at DESC, e.seq DESC`,
    [tx.workspaceId, ...valuesOf(page), customerId, page.before?.at ?? null, page.before?.seq ?? null, page.limit, page.withoutOwnSends === true ? messageEvents.sent : null])
}

export interface WholeEvent extends ListedEvent { readonly context: JsonObject | null }

/** The event with this message id; null when there is none, or a call that only says something about the person. */
export async function loadEvent(tx: Tx, messageId: string): Promise<WholeEvent | null> {
  const rows = await tx.query<WholeEvent>(`
    SELECT ${columns}, l.event AS name, l.context FROM event_log l WHERE l.workspace_id = $1 AND l.message_key = $2 AND l.event IS NOT NULL`, [tx.workspaceId, messageKey(messageId)])
  return rows[0] ?? null
}

export interface CustomerCall extends WholeEvent { readonly type: string; readonly previousId: string | null }

/** All calls about a customer as they were received, in the order they arrived, from just after `after` on: also those that are no events. */
export async function listCallsOfCustomer(tx: Tx, customerId: string, page: { readonly after: number; readonly limit: number }): Promise<CustomerCall[]> {
  return tx.query<CustomerCall>(`
    SELECT ${columns}, l.type, l.event AS name, l.previous_id AS "previousId", l.context
    FROM (SELECT seq FROM customer_events WHERE workspace_id = $1 AND customer_id = $2 AND seq > $3 ORDER BY seq LIMIT $4) e
    JOIN event_log l ON l.workspace_id = $1 AND l.seq = e.seq ORDER BY e.seq`, [tx.workspaceId, customerId, page.after, page.limit])
}
