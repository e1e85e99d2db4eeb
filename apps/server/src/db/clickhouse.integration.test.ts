import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/fresh-database.ts'
import type { FreshDatabase } from '../../test/fresh-database.ts'
import { clickhouseInstant, namesWorkspace, openClickhouse, queryWorkspace } from './clickhouse.ts'

const workspaceId = '00000000-0000-4000-8000-000000000001'
let fresh: FreshDatabase
let client: ClickHouseClient
beforeAll(async () => {
  fresh = await freshDatabase()
  client = openClickhouse({ url: fresh.clickhouseUrl, database: fresh.clickhouseDatabase })
})
afterAll(async () => {
  await client.close()
  await fresh.drop()
})

const named = 'WHERE {workspaceId:UUID} = {workspaceId:UUID}'

test('a question that does not name its workspace is never sent', async () => {
  await expect(queryWorkspace(client, { workspaceId, sql: 'SELECT 1' })).rejects.toThrow('name its workspace')
  await expect(queryWorkspace(client, { workspaceId, sql: 'SELECT {other:UUID}', params: { other: '00000000-0000-4000-8000-000000000002' } })).rejects.toThrow('name its workspace')
  expect(namesWorkspace('SELECT {p0:UUID}', { p0: workspaceId }, workspaceId)).toBe(true)
  expect(await queryWorkspace(client, { workspaceId, sql: 'SELECT toUInt64(1) + 1 AS two, {workspaceId:UUID} AS id' })).toEqual([{ two: 2, id: workspaceId }])
})

test('a question over its time or memory is ended by the server and said to be too large', async () => {
  const slow = queryWorkspace(client, { workspaceId, timeoutMs: 1_000, sql: `SELECT count() FROM system.numbers ${named} AND sipHash64(number) != 0` })
  await expect(slow).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 10 })
  const large = queryWorkspace(client, { workspaceId, sql: `SELECT length(groupArray(number)) FROM numbers(1000000000) ${named}` })
  await expect(large).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(await queryWorkspace(client, { workspaceId, sql: `SELECT 1 AS one ${named}` })).toEqual([{ one: 1 }])
}, 60_000)

test('a question taken back ends at once', async () => {
  const controller = new AbortController()
  const asked = queryWorkspace(client, { workspaceId, timeoutMs: 30_000, signal: controller.signal, sql: `SELECT count() FROM system.numbers ${named} AND sipHash64(number) != 0` })
  setTimeout(() => { controller.abort() }, 100)
  await expect(asked).rejects.toMatchObject({ code: 'SUPERSEDED' })
  expect(await queryWorkspace(client, { workspaceId, sql: `SELECT 1 AS one ${named}` })).toEqual([{ one: 1 }])
})

test('a server that is away is unavailable, a wrong question is a fault of ours', async () => {
  const gone = openClickhouse({ url: 'http://127.0.0.1:9' })
  await expect(queryWorkspace(gone, { workspaceId, sql: `SELECT 1 ${named}` })).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 5 })
  await gone.close()
  await expect(queryWorkspace(client, { workspaceId, sql: `SELECT nothing ${named}` })).rejects.not.toHaveProperty('retryAfter')
})

test('instants arrive as they were sent', async () => {
  const at = Date.UTC(2026, 10, 23, 15, 4, 5, 678)
  const [row] = await queryWorkspace<{ at: string }>(client, { workspaceId, params: { at: clickhouseInstant(at) }, sql: `SELECT {at:DateTime64(3, 'UTC')} AS at ${named}` })
  expect(Date.parse(row?.at ?? '')).toBe(at)
})
