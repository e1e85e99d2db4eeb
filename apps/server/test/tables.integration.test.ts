import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { is } from 'drizzle-orm'
import { PgTable, getTableConfig } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from './fresh-database.ts'
import type { FreshDatabase } from './fresh-database.ts'

// The migrations are the truth; a `<noun>.tables.ts` that says something else would send wrong SQL or lose a column.

const modules = path.join(import.meta.dirname, '../src/modules')
let database: FreshDatabase
let client: pg.Client
let tables: PgTable[]

beforeAll(async () => {
  const files = (await readdir(modules, { recursive: true })).filter((name) => name.endsWith('.tables.ts'))
  const loaded = await Promise.all(files.map((name) => import(pathToFileURL(path.join(modules, name)).href) as Promise<Record<string, unknown>>))
  tables = loaded.flatMap((file) => Object.values(file).filter((value) => is(value, PgTable)))
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await database?.drop()
})

interface Column { readonly name: string; readonly type: string; readonly isRequired: boolean; readonly hasDefault: boolean }

async function columnsInDatabase(table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull AS "isRequired", atthasdef OR attidentity <> '' AS "hasDefault"
    FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname COLLATE "C"`, [table])
  return rows
}

async function keyInDatabase(table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
    WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)`, [table])
  return rows.map(({ name }) => name)
}

test('every table described in the code has exactly the columns, types and key that the migrations give it', async () => {
  expect(tables.length).toBeGreaterThan(0)
  for (const table of tables) {
    const { name, columns, primaryKeys } = getTableConfig(table)
    const described = columns.map((column): Column => ({ name: column.name, type: column.getSQLType(), isRequired: column.notNull, hasDefault: column.hasDefault }))
    expect({ name, columns: described.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }).toEqual({ name, columns: await columnsInDatabase(name) })
    const key = primaryKeys[0]?.columns.map((column) => column.name) ?? columns.filter((column) => column.primary).map((column) => column.name)
    expect({ name, key }).toEqual({ name, key: await keyInDatabase(name) })
  }
})
