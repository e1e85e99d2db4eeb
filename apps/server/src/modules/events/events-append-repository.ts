import { randomUUID } from 'node:crypto'
import { jsonLines } from '../../db/array-literal.ts'
import type { Tx } from '../../db/postgres.ts'
import { messageKey } from './incoming-call.ts'
import type { IncomingCall } from './incoming-call.ts'

export interface Appended {
  readonly accepted: number
  /** Keys of the accepted ones, or null when all are. */
  readonly keys: ReadonlySet<string> | null
}

export interface KeyedCall { readonly call: IncomingCall; readonly key: string; readonly messageId: string }

export function withKeys(calls: readonly IncomingCall[]): KeyedCall[] {
  return calls.map((call) => {
    const messageId = call.messageId ?? randomUUID()
    return { call, messageId, key: messageKey(messageId) }
  })
}

/**
 * Stores what is not stored yet and puts it into the inbox, in one statement. The order of the calls is the order of their
 * sequence numbers. All clock arithmetic is done here, by the clock of the workspace: a call without a time happened now,
 * a client's time is shifted by what its clock differs from ours when it told us (sentAt), and nothing happens in the
 * future (the time that was given is then kept as context.originalTimestamp).
 */
export async function insertCalls(tx: Tx, calls: readonly KeyedCall[]): Promise<Appended> {
  if (calls.length === 0) return { accepted: 0, keys: null }
  const column = <T>(of: (keyed: KeyedCall) => T): T[] => calls.map(of)
  const rows = await tx.prepared<{ accepted: number; keys: string[] | null }>('insert_calls', `
    WITH clock AS MATERIALIZED (SELECT date_trunc('milliseconds', workspace_now()) AS now),
    given AS (
      SELECT x.*, CASE WHEN x.occurred IS NULL THEN clock.now WHEN x.sent IS NULL THEN to_timestamp(x.occurred / 1000)
        ELSE to_timestamp(x.occurred / 1000) + (clock.now - to_timestamp(x.sent / 1000)) END AS at, clock.now
      FROM clock, unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::float8[], $11::float8[], $12::text[], string_to_array($13, E'\\n'), $14::text[])
        WITH ORDINALITY AS x(key, message_id, type, event, user_id, anonymous_id, previous_id, customer_id, occurred, sent, source, properties, context, ord)),
    stored AS (
      INSERT INTO event_log (workspace_id, message_key, message_id, type, event, user_id, anonymous_id, previous_id, customer_id, occurred_at, received_at, source, properties, context)
      SELECT $1, key, message_id, type, event, user_id, anonymous_id, previous_id, customer_id, greatest(least(at, now), '0001-01-01Z'), now, source, properties::jsonb,
        CASE WHEN at > now AND sent IS NULL THEN coalesce(context::jsonb, '{}') || jsonb_build_object('originalTimestamp', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ELSE context::jsonb END
      FROM given ORDER BY ord
      ON CONFLICT (workspace_id, message_key) DO NOTHING
      RETURNING seq, message_key),
    queued AS (INSERT INTO event_inbox (workspace_id, seq) SELECT $1, seq FROM stored)
    SELECT count(*) AS accepted, CASE WHEN count(*) < $15 THEN array_agg(message_key) END AS keys FROM stored`, [
    tx.workspaceId, column(({ key }) => key), column(({ messageId }) => messageId), column(({ call }) => call.type), column(({ call }) => call.event),
    column(({ call }) => call.userId), column(({ call }) => call.anonymousId), column(({ call }) => call.previousId), column(({ call }) => call.customerId ?? null),
    column(({ call }) => call.occurredAt), column(({ call }) => call.sentAt ?? null), column(({ call }) => call.source),
    jsonLines(calls.map(({ call }) => call.properties)), column(({ call }) => call.context === null ? null : JSON.stringify(call.context)), calls.length])
  const row = rows[0]
  return { accepted: row?.accepted ?? 0, keys: row?.accepted === calls.length ? null : new Set(row?.keys ?? []) }
}

/**
 * Which of these calls, once stored, turn out to repeat the message id of another event: the caller had made the ids itself and
 * must not drop an event in silence. Nulls are passed over. Returns indexes.
 */
export async function findChangedRepeats(tx: Tx, calls: readonly (IncomingCall | null)[]): Promise<Set<number>> {
  const asked = calls.flatMap((call, index) => (call === null || call.messageId === null ? [] : [{ call, index, key: messageKey(call.messageId) }]))
  const rows = await tx.query<{ index: number }>(`
    SELECT x.index FROM unnest($2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::float8[], $9::text[]) AS x(index, key, type, event, user_id, anonymous_id, occurred, properties)
    JOIN event_log l ON l.workspace_id = $1 AND l.message_key = x.key
    WHERE l.type <> x.type OR l.event IS DISTINCT FROM x.event OR l.user_id IS DISTINCT FROM x.user_id OR l.anonymous_id IS DISTINCT FROM x.anonymous_id
      OR l.properties <> x.properties::jsonb OR (l.occurred_at <> to_timestamp(x.occurred / 1000) AND to_timestamp(x.occurred / 1000) <= l.received_at)`,
    [tx.workspaceId, asked.map(({ index }) => index), asked.map(({ key }) => key), asked.map(({ call }) => call.type), asked.map(({ call }) => call.event), asked.map(({ call }) => call.userId),
      asked.map(({ call }) => call.anonymousId), asked.map(({ call }) => call.occurredAt), asked.map(({ call }) => JSON.stringify(call.properties))])
  return new Set(rows.map(({ index }) => index))
}
