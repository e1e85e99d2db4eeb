import { createClient } from '@clickhouse/client'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from './fresh-database.ts'
import type { FreshDatabase } from './fresh-database.ts'

let fresh: FreshDatabase

beforeAll(async () => { fresh = await freshDatabase() })
afterAll(async () => { await fresh.drop() })

test('the application role sees no workspace until one is set, and then only that one', async () => {
  const admin = new pg.Client({ connectionString: fresh.adminUrl })
  const app = new pg.Client({ connectionString: fresh.appUrl })
  await Promise.all([admin.connect(), app.connect()])
  await admin.query(`INSERT INTO workspaces (id, slug, name) VALUES ('00000000-0000-4000-8000-000000000001', 'one', 'One'), ('00000000-0000-4000-8000-000000000002', 'two', 'Two')`)
  expect((await app.query('SELECT slug FROM workspaces')).rows).toEqual([])
  await app.query(`SELECT set_config('app.workspace', '00000000-0000-4000-8000-000000000002', false)`)
  expect((await app.query('SELECT slug FROM workspaces')).rows).toEqual([{ slug: 'two' }])
  expect((await app.query('SELECT slug FROM list_workspaces() ORDER BY slug')).rows).toEqual([{ slug: 'one' }, { slug: 'two' }])
  await Promise.all([admin.end(), app.end()])
})

test('the queue role lands in the schema of BullMQ and is kept out of everything else', async () => {
  const queue = new pg.Client({ connectionString: fresh.queueUrl })
  await queue.connect()
  expect((await queue.query('SELECT current_schema() AS schema')).rows).toEqual([{ schema: 'bullmq' }])
  expect((await queue.query('SELECT max(version) > 0 AS migrated FROM migration')).rows).toEqual([{ migrated: true }])
  await expect(queue.query('SELECT * FROM public.workspaces')).rejects.toThrow(/permission denied/)
  await expect(queue.query('CREATE TABLE public.own (id int)')).rejects.toThrow(/permission denied/)
  await queue.end()
})

test('the ClickHouse database has the migrated tables', async () => {
  const client = createClient({ url: fresh.clickhouseUrl, database: fresh.clickhouseDatabase })
  const tables = await (await client.query({ query: 'SHOW TABLES', format: 'JSONEachRow' })).json<{ name: string }>()
  expect(tables.map(({ name }) => name)).toContain('node_visits')
  await client.close()
})
