import type { ClickHouseClient } from '@clickhouse/client'
import { queryWorkspace } from '../../db/clickhouse.ts'
import type { PathCounts } from './seen-attribute.ts'

// What was really seen, asked of ClickHouse. Every question looks at a bounded part of the newest rows: it helps somebody who types,
// and an answer that is nearly right now is worth more than one that is right in a minute.

export interface Question { readonly clickhouse: ClickHouseClient; readonly workspaceId: string; readonly signal?: AbortSignal | undefined }

const timeoutMs = 4_000
const newestCustomers = 200_000
const newestEvents = 50_000
const mostNames = 1_000

export interface SeenEvent { readonly name: string; readonly count: number; /** Epoch milliseconds. */ readonly lastSeenAt: number }

/** All names of events, the most frequent first. */
export async function countEventNames(question: Question): Promise<SeenEvent[]> {
  return queryWorkspace(question.clickhouse, {
    ...question, timeoutMs, params: { limit: mostNames },
    sql: `SELECT event AS name, count() AS count, toUnixTimestamp64Milli(max(occurred_at)) AS lastSeenAt FROM events
      WHERE workspace_id = {workspaceId:UUID} GROUP BY event ORDER BY count DESC, name LIMIT {limit:UInt32}`,
  })
}

const customersSource = `SELECT text, num, time FROM customers FINAL WHERE workspace_id = {workspaceId:UUID} AND is_deleted = 0
  AND number + {newest:UInt32} > (SELECT max(number) FROM customers WHERE workspace_id = {workspaceId:UUID})`

// The table is in the order of customers, so the newest events are found by time and the rest is left to the limit.
const eventsSource = `SELECT text, num, time FROM events WHERE workspace_id = {workspaceId:UUID} AND event = {event:String}
  AND occurred_at >= (SELECT max(occurred_at) - INTERVAL 90 DAY FROM events WHERE workspace_id = {workspaceId:UUID} AND event = {event:String}) LIMIT {newest:UInt32}`

export interface CountedPaths { readonly lookedAt: number; readonly paths: ReadonlyMap<string, PathCounts> }

export const countTraitPaths = (question: Question): Promise<CountedPaths> => countPathsIn(question, { source: customersSource, params: { newest: newestCustomers } })

export const countPropertyPaths = (question: Question, event: string): Promise<CountedPaths> => countPathsIn(question, { source: eventsSource, params: { newest: newestEvents, event } })

interface From { readonly source: string; readonly params: Readonly<Record<string, unknown>> }
interface KindCount { readonly kind: '' | 'text' | 'num' | 'time'; readonly path: string; readonly seen: number; readonly booleans: number; readonly lists: number }

async function countPathsIn(question: Question, { source, params }: From): Promise<CountedPaths> {
  // One pass: each row gives one element for itself and one for every path it has values of a kind at.
  const rows = await queryWorkspace<KindCount>(question.clickhouse, {
    ...question, params, timeoutMs,
    sql: `SELECT tupleElement(t, 1) AS kind, tupleElement(t, 2) AS path, count() AS seen, sum(tupleElement(t, 3)) AS booleans, sum(tupleElement(t, 4)) AS lists
      FROM (SELECT arrayJoin(arrayConcat(
        [('', '', 0, 0)],
        arrayMap((k, v) -> ('text', toString(k), toInt32(arrayAll(x -> x IN ('true', 'false'), v)), toInt32(length(v) > 1)), mapKeys(text), mapValues(text)),
        arrayMap(k -> ('num', toString(k), 0, 0), mapKeys(num)),
        arrayMap(k -> ('time', toString(k), 0, 0), mapKeys(time)))) AS t FROM (${source}))
      GROUP BY kind, path ORDER BY seen DESC LIMIT 4000`,
  })
  const seenOf = (kind: KindCount['kind']): Map<string, number> => new Map(rows.filter((row) => row.kind === kind).map((row) => [row.path, row.seen]))
  const numbers = seenOf('num')
  const dates = seenOf('time')
  const texts = rows.filter((row) => row.kind === 'text')
  return {
    lookedAt: seenOf('').get('') ?? 0,
    paths: new Map(texts.map(({ path, seen, booleans, lists }) => [path, { seen, booleans, lists, numbers: numbers.get(path) ?? 0, dates: dates.get(path) ?? 0 }])),
  }
}

/** Values are stored lower-cased: they are compared that way. */
export interface CountedValue { readonly text: string; readonly count: number }

interface Values { readonly path: string; readonly q: string; readonly limit: number }

export const countValuesOfTrait = (question: Question, values: Values): Promise<CountedValue[]> => countValuesIn(question, { source: customersSource, params: { newest: newestCustomers } }, values)

export const countValuesOfProperty = (question: Question, event: string, values: Values): Promise<CountedValue[]> => (
  countValuesIn(question, { source: eventsSource, params: { newest: newestEvents, event } }, values))

async function countValuesIn(question: Question, { source, params }: From, { path, q, limit }: Values): Promise<CountedValue[]> {
  return queryWorkspace(question.clickhouse, {
    ...question, timeoutMs, params: { ...params, path, q: q.toLowerCase(), limit },
    sql: `SELECT value AS text, count() AS count FROM (SELECT arrayJoin(text[{path:String}]) AS value FROM (${source}))
      WHERE value != '' AND ({q:String} = '' OR position(value, {q:String}) > 0) GROUP BY value ORDER BY count DESC, value LIMIT {limit:UInt32}`,
  })
}
