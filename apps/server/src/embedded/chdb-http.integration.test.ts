import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'

// What the product uses of ClickHouse's HTTP interface. Runs against a ClickHouse server too (TEST_CLICKHOUSE_URL), so that the child
// process is held to what a server does.

const url = inject('clickhouseUrl')
const database = `sendero_test_${randomBytes(6).toString('hex')}`
const log = { level: ClickHouseLogLevel.OFF } as const
let admin: ClickHouseClient
let client: ClickHouseClient

beforeAll(async () => {
  admin = createClient({ url, log })
  await admin.command({ query: `CREATE DATABASE ${database}` })
  client = createClient({ url, database, log, compression: { request: true, response: true } })
  await client.command({ query: `CREATE TABLE things (id UInt32, name String) ENGINE = MergeTree ORDER BY id SETTINGS non_replicated_deduplication_window = 100` })
})
afterAll(async () => {
  await client.close()
  await admin.command({ query: `DROP DATABASE ${database}` })
  await admin.close()
})

const rows = async (query: string, params: Record<string, unknown> = {}): Promise<unknown[]> => (await client.query({ query, query_params: params, format: 'JSONEachRow' })).json()
const insert = (ids: number[], settings: Record<string, string | number> = {}) =>
  client.insert({ table: 'things', values: ids.map((id) => ({ id, name: `name ${id}` })), format: 'JSONEachRow', clickhouse_settings: settings })

test('it answers to a ping, with and without a query', async () => {
  expect(await client.ping()).toEqual({ success: true })
  expect(await client.ping({ select: true })).toEqual({ success: true })
})

test('a wrong password is refused', async () => {
  const target = new URL(url)
  target.password = 'wrong'
  const stranger = createClient({ url: target.href, log })
  await expect(stranger.query({ query: 'SELECT 1' })).rejects.toMatchObject({ code: '516' })
  await stranger.close()
})

test('parameters of every kind arrive as they were sent', async () => {
  const params = { text: `it's "quoted" \\ \n\t {x:String} 'ünïcødé' ; -- `, number: 42, list: [`a'b`, 'c\\d'], day: new Date('2026-01-02T03:04:05.678Z'), none: null, yes: true, pairs: new Map([['k', 'v\'']]) }
  const [row] = await rows(`SELECT {text:String} AS text, {number:UInt8} AS number, {list:Array(String)} AS list, toUnixTimestamp64Milli({day:DateTime64(3, 'UTC')}) AS day,
    {none:Nullable(String)} AS none, {yes:Bool} AS yes, {pairs:Map(String, String)} AS pairs`, params)
  expect(row).toEqual({ text: params.text, number: 42, list: params.list, day: params.day.getTime(), none: null, yes: true, pairs: { k: `v'` } })
})

test('rows are inserted from arrays and from streams, and the summary counts them', async () => {
  const { summary } = await insert([1, 2, 3])
  expect(summary?.written_rows).toBe('3')
  await client.insert({ table: 'things', values: Readable.from([{ id: 4, name: `semi;colon\nand 'quotes'` }]), format: 'JSONEachRow' })
  expect(await rows('SELECT id, name FROM things WHERE id = 4')).toEqual([{ id: 4, name: `semi;colon\nand 'quotes'` }])
})

test('a repeated deduplication token is one copy, and does not touch the next insert', async () => {
  const settings = { insert_deduplicate: 1, insert_deduplication_token: 'batch 1' }
  await insert([10, 11], settings)
  await insert([10, 11], settings)
  await insert([12, 13])
  expect(await rows('SELECT id, count() AS copies FROM things WHERE id BETWEEN 10 AND 13 GROUP BY id ORDER BY id')).toEqual([10, 11, 12, 13].map((id) => ({ id, copies: 1 })))
})

test('settings hold for their own request only', async () => {
  const setting = async (settings: Record<string, string>): Promise<unknown> => (await client.query({ query: `SELECT getSetting('max_threads') AS value`, format: 'JSONEachRow', clickhouse_settings: settings })).json()
  expect(await setting({ max_threads: '1' })).toEqual([{ value: 1 }])
  expect(await setting({})).not.toEqual([{ value: 1 }])
})

test('the answer comes in the format asked for', async () => {
  expect(await (await client.query({ query: 'SELECT 1 AS one, 2 AS two', format: 'CSVWithNames' })).text()).toBe('"one","two"\n1,2\n')
  const json = await (await client.query({ query: 'SELECT number FROM numbers(3)', format: 'JSON' })).json<{ number: number }>()
  expect(json).toMatchObject({ rows: 3, data: [{ number: 0 }, { number: 1 }, { number: 2 }] })
})

test('a large answer arrives whole', async () => {
  const answer = await rows('SELECT number, hex(sipHash128(number)) AS hash FROM numbers(200000)')
  expect(answer).toHaveLength(200_000)
})

test.each([
  ['a syntax error', 'SELEC 1', '62'],
  ['an unknown table', 'SELECT * FROM nothing_here', '60'],
  ['an unknown column', 'SELECT nothing_here FROM things', '47'],
  ['a missing parameter', 'SELECT {gone:String}', '456'],
])('%s fails with the code of ClickHouse', async (_, query, code) => {
  await expect(rows(query)).rejects.toMatchObject({ code })
})

test('a row that cannot be read fails the insert with its place', async () => {
  await expect(client.insert({ table: 'things', values: [{ id: 'x', name: 'y' }], format: 'JSONEachRow' })).rejects.toMatchObject({ code: '27', message: expect.stringContaining('(at row 1)') })
})

test('an unknown setting is refused', async () => {
  await expect(client.query({ query: 'SELECT 1', clickhouse_settings: { ['no_such_setting' as 'max_threads']: 1 } })).rejects.toMatchObject({ code: '115' })
})

test('time and memory limits end a query', async () => {
  const endless = 'SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) % 3 = 1'
  await expect(client.query({ query: endless, clickhouse_settings: { max_execution_time: 1 } })).rejects.toMatchObject({ code: '159' })
  await expect(client.query({ query: 'SELECT number FROM numbers(100000000) GROUP BY number', clickhouse_settings: { max_memory_usage: '30000000' } })).rejects.toMatchObject({ code: '241' })
})

test('a read whose caller has gone is stopped', async () => {
  const caller = new AbortController()
  const marker = `SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number, '${randomBytes(4).toString('hex')}') % 3 = 1`
  const asked = client.query({ query: marker, abort_signal: caller.signal, clickhouse_settings: { cancel_http_readonly_queries_on_client_close: 1 } })
  const running = (): Promise<unknown[]> => rows('SELECT query FROM system.processes WHERE query = {marker:String} OR startsWith(query, {marker:String})', { marker })
  await expect.poll(running, { timeout: 10_000 }).toHaveLength(1)
  caller.abort()
  await expect(asked).rejects.toThrow(/abort/i)
  await expect.poll(running, { timeout: 10_000 }).toHaveLength(0)
})
