import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { createEmptyDatabase } from '../../test/empty-database.ts'
import type { EmptyDatabase } from '../../test/empty-database.ts'
import { migratePostgres } from './migrate-postgres.ts'

const log = pino({ level: 'silent' })
const { roles } = inject('template')
let directory: string
let database: EmptyDatabase

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sendero-migrations-'))
  database = await createEmptyDatabase()
  await write('0001_create_things.sql', 'CREATE TABLE things (id int);\nGRANT SELECT ON things TO ${app_role};\n')
})
afterEach(async () => {
  await database.drop()
  await rm(directory, { recursive: true, force: true })
})

const write = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text)
const migrate = (): Promise<{ applied: string[] }> => migratePostgres({ url: database.url, directory, roles, log })

test('each file is applied once, with the names of the roles filled in', async () => {
  await write('0002_add_tag.sql', '--! breaking-change\nALTER TABLE things ADD COLUMN tag text;\n')
  expect(await migrate()).toEqual({ applied: ['0001_create_things.sql', '0002_add_tag.sql'] })
  expect(await migrate()).toEqual({ applied: [] })
  expect(await database.query('SELECT name, is_breaking FROM schema_migrations ORDER BY name')).toEqual([
    { name: '0001_create_things.sql', is_breaking: false }, { name: '0002_add_tag.sql', is_breaking: true }])
  expect(await database.query(`SELECT has_table_privilege('${roles.app}', 'things', 'SELECT') AS granted`)).toEqual([{ granted: true }])
})

test('a file that fails leaves nothing behind, keeps the ones before it, and is named with the line at fault', async () => {
  await write('0002_add_tag.sql', 'ALTER TABLE things ADD COLUMN tag text;\nALTER TABLE things ADD COLUMN more wrong_type;\n')
  await expect(migrate()).rejects.toThrow(/0002_add_tag\.sql failed near line 2 and was rolled back: type "wrong_type" does not exist/)
  expect(await database.query(`SELECT column_name FROM information_schema.columns WHERE table_name = 'things'`)).toEqual([{ column_name: 'id' }])
  await write('0002_add_tag.sql', 'ALTER TABLE things ADD COLUMN tag text;\n')
  expect(await migrate()).toEqual({ applied: ['0002_add_tag.sql'] })
})

test('processes that start at the same moment share the work and all succeed', async () => {
  await write('0002_create_tags.sql', 'CREATE TABLE tags (id int);\n')
  const outcomes = await Promise.all(Array.from({ length: 6 }, migrate))
  expect(outcomes.flatMap(({ applied }) => applied).sort()).toEqual(['0001_create_things.sql', '0002_create_tags.sql'])
})

test('a changed file and a database of a newer release are refused before anything is touched', async () => {
  await migrate()
  await write('0002_create_tags.sql', 'CREATE TABLE tags (id int);\n')
  await write('0001_create_things.sql', 'CREATE TABLE things (id bigint);\n')
  await expect(migrate()).rejects.toThrow(/0001_create_things.sql was changed/)
  await database.query(`UPDATE schema_migrations SET name = '0007_from_future.sql'`)
  await expect(migrate()).rejects.toThrow(/newer than this Sendero/)
  expect(await database.query(`SELECT to_regclass('tags') AS tags`)).toEqual([{ tags: null }])
})

test('a file that cannot get its lock gives up instead of holding up the whole product', async () => {
  await migrate()
  await write('0002_add_tag.sql', `SET LOCAL lock_timeout = '100ms';\nALTER TABLE things ADD COLUMN tag text;\n`)
  const reader = new pg.Client({ connectionString: database.url })
  await reader.connect()
  await reader.query('BEGIN; SELECT * FROM things')
  await expect(migrate()).rejects.toThrow(/0002_add_tag.sql failed.*lock timeout/)
  await reader.end()
  expect(await migrate()).toEqual({ applied: ['0002_add_tag.sql'] })
})
