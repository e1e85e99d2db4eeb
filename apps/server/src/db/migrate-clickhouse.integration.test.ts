import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { ClickHouseClient } from '@clickhouse/client'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { migrateClickhouse } from './migrate-clickhouse.ts'

const log = pino({ level: 'silent' })
const url = inject('clickhouseUrl')
let directory: string
let database: string
let client: ClickHouseClient

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sendero-migrations-'))
  database = `sendero_test_${randomBytes(6).toString('hex')}`
  client = createClient({ url, log: { level: ClickHouseLogLevel.OFF } })
  await write('0001_create_things.sql', '-- two tables;\nCREATE TABLE IF NOT EXISTS things ${cluster} (id UInt32) ENGINE = MergeTree ORDER BY id;\nCREATE TABLE IF NOT EXISTS others (id UInt32) ENGINE = MergeTree ORDER BY id;\n')
})
afterEach(async () => {
  await client.command({ query: `DROP DATABASE IF EXISTS ${database}` })
  await client.close()
  await rm(directory, { recursive: true, force: true })
})

const write = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text)
const migrate = (): Promise<{ applied: string[] }> => migrateClickhouse({ url, directory, database, log })
const tables = async (): Promise<string[]> => (await (await client.query({ query: `SHOW TABLES FROM ${database}`, format: 'JSONEachRow' })).json<{ name: string }>()).map(({ name }) => name)

test('the database and its tables are made once', async () => {
  expect(await migrate()).toEqual({ applied: ['0001_create_things.sql'] })
  expect(await migrate()).toEqual({ applied: [] })
  expect(await tables()).toEqual(['others', 'schema_migrations', 'things'])
})

test('a file that failed half-way is run again as a whole', async () => {
  await write('0002_add_tag.sql', 'ALTER TABLE things ADD COLUMN IF NOT EXISTS tag String;\nALTER TABLE missing ADD COLUMN IF NOT EXISTS tag String;\n')
  await expect(migrate()).rejects.toThrow(/0002_add_tag\.sql failed/)
  await write('0002_add_tag.sql', 'ALTER TABLE things ADD COLUMN IF NOT EXISTS tag String;\nALTER TABLE others ADD COLUMN IF NOT EXISTS tag String;\n')
  expect(await migrate()).toEqual({ applied: ['0002_add_tag.sql'] })
})

test('a changed file is refused', async () => {
  await migrate()
  await write('0001_create_things.sql', 'CREATE TABLE IF NOT EXISTS things (id UInt64) ENGINE = MergeTree ORDER BY id;\n')
  await expect(migrate()).rejects.toThrow(/0001_create_things.sql was changed after it had been applied to the ClickHouse database/)
})

test('a name that would have to be quoted is refused before it reaches a statement', async () => {
  await expect(migrateClickhouse({ url, directory, database: 'a; DROP DATABASE b', log })).rejects.toThrow(/Not a name/)
})
