import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, expect, inject, test } from 'vitest'
import { createEmptyDatabase } from '../../test/empty-database.ts'
import { maintainDatabase } from '../../test/maintain-database.ts'
import { prepareDatabase } from './database-roles.ts'
import type { PreparedDatabase } from './database-roles.ts'
import { migrateBullmq } from './migrate-bullmq.ts'
import { migratePostgres } from './migrate-postgres.ts'

const migrations = fileURLToPath(new URL('../../../../migrations/postgres', import.meta.url))
const log = pino({ level: 'silent' })
const masterKey = Buffer.alloc(32, 1)
const admin = inject('template').migratorUrl
const databases: string[] = []
const roles: string[] = []

afterEach(async () => {
  for (const name of databases.splice(0)) await maintainDatabase(admin, `DROP DATABASE ${name} WITH (FORCE)`, 'postgres')
  for (const name of roles.splice(0).reverse()) await maintainDatabase(admin, `DROP ROLE ${name}`, 'postgres')
})

/** A database of its own, and the URL of a role with these rights on it and no others. */
async function databaseOf(rights: { owner: boolean }): Promise<{ url: string; name: string; role: string }> {
  const role = `sendero_test_${randomBytes(4).toString('hex')}`
  await maintainDatabase(admin, `CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD 'hosted'`)
  const database = await createEmptyDatabase(rights.owner ? role : undefined)
  roles.push(role)
  databases.push(database.name)
  const url = new URL(database.url)
  url.username = role
  url.password = 'hosted'
  return { url: url.href, name: database.name, role }
}

const prepare = async (adminUrl: string): Promise<PreparedDatabase> => {
  const prepared = await prepareDatabase({ adminUrl, masterKey, log })
  roles.push(...Object.values(prepared.roles))
  return prepared
}

test('a hosted role that may only create roles gets the whole database migrated and the application kept from owning it', async () => {
  const { url, role } = await databaseOf({ owner: true })
  const prepared = await prepare(url)
  await migratePostgres({ url: prepared.migratorUrl, directory: migrations, roles: prepared.roles, log })
  await migrateBullmq({ url: prepared.migratorUrl, roles: prepared.roles })
  expect(await maintainDatabase(prepared.appUrl, `SELECT count(*)::int AS seen FROM list_workspaces()`)).toEqual([{ seen: 0 }])
  expect(await maintainDatabase(prepared.queueUrl, `SELECT current_schema() AS schema`)).toEqual([{ schema: 'bullmq' }])
  expect(await maintainDatabase(url, `SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class WHERE relnamespace IN ('public'::regnamespace, 'bullmq'::regnamespace)`)).toEqual([{ owner: role }])
  expect(await maintainDatabase(url, `SELECT has_schema_privilege('${prepared.roles.scheduler}', 'public', 'CREATE') AS lent`)).toEqual([{ lent: false }])
  await expect(maintainDatabase(prepared.appUrl, 'CREATE TABLE own (id int)')).rejects.toThrow(/permission denied for schema public/)
})

test('no role of ours can do more than its work', async () => {
  const { url } = await databaseOf({ owner: true })
  const { roles: made } = await prepare(url)
  const names = Object.values(made).map((name) => `'${name}'`).join(', ')
  expect(await maintainDatabase(admin, `SELECT rolname, rolcanlogin, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS mighty FROM pg_roles WHERE rolname IN (${names}) ORDER BY rolname`)).toEqual([
    { rolname: made.app, rolcanlogin: true, mighty: false }, { rolname: made.queue, rolcanlogin: true, mighty: false }, { rolname: made.scheduler, rolcanlogin: false, mighty: false }])
})

test('a second start changes nothing, and another master key moves the passwords', async () => {
  const { url } = await databaseOf({ owner: true })
  const first = await prepare(url)
  const passwords = (): Promise<unknown[]> => maintainDatabase(admin, `SELECT rolpassword FROM pg_authid WHERE rolname = '${first.roles.app}'`)
  const before = await passwords()
  expect(await prepareDatabase({ adminUrl: url, masterKey, log })).toEqual(first)
  expect(await passwords()).toEqual(before)
  const moved = await prepareDatabase({ adminUrl: url, masterKey: Buffer.alloc(32, 2), log })
  await maintainDatabase(moved.appUrl, 'SELECT 1')
  await expect(maintainDatabase(first.appUrl, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
})

test('processes that start at the same moment all get working roles', async () => {
  const { url } = await databaseOf({ owner: true })
  const [first] = await Promise.all([prepare(url), ...Array.from({ length: 4 }, () => prepareDatabase({ adminUrl: url, masterKey, log }))])
  await maintainDatabase(first?.appUrl ?? '', 'SELECT 1')
})

test('a role that may not create tables is told which statement gives it the right', async () => {
  const { url, role, name } = await databaseOf({ owner: false })
  await expect(prepareDatabase({ adminUrl: url, masterKey, log })).rejects.toThrow(`run GRANT CREATE, USAGE ON SCHEMA public TO "${role}" WITH GRANT OPTION`)
  await maintainDatabase(admin, `GRANT CREATE, USAGE ON SCHEMA public TO ${role} WITH GRANT OPTION`, name)
  await expect(prepareDatabase({ adminUrl: url, masterKey, log })).rejects.toThrow(`run GRANT CREATE ON DATABASE "${name}" TO "${role}"`)
  await maintainDatabase(admin, `GRANT CREATE ON DATABASE ${name} TO ${role}`, name)
  const prepared = await prepare(url)
  await migratePostgres({ url: prepared.migratorUrl, directory: migrations, roles: prepared.roles, log })
  await migrateBullmq({ url: prepared.migratorUrl, roles: prepared.roles })
  expect(await maintainDatabase(prepared.appUrl, 'SELECT count(*)::int AS seen FROM list_workspaces()')).toEqual([{ seen: 0 }])
})

test('an application role that somebody made mighty is refused', async () => {
  const { url } = await databaseOf({ owner: true })
  const { roles: { app } } = await prepare(url)
  await maintainDatabase(admin, `ALTER ROLE ${app} BYPASSRLS`)
  await expect(prepareDatabase({ adminUrl: url, masterKey, log })).rejects.toThrow(`The database role ${app} has rights that break the separation of workspaces`)
})

test('a database that does not exist yet is made', async () => {
  const url = new URL(admin)
  url.pathname = `/sendero_test_${randomBytes(6).toString('hex')}`
  const database = url.pathname.slice(1)
  databases.push(database)
  const { appUrl } = await prepare(url.href)
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  expect((await client.query('SELECT current_database() AS name')).rows).toEqual([{ name: database }])
  await client.end()
})

// The policies of the tables hold for the owner too: a migration that forgets that finds nobody, and random samples would be empty for ever.
test('a hosted role that migrates tells analytics the ids of the people who are there already', async () => {
  const { url, name } = await databaseOf({ owner: true })
  const { migratorUrl, roles: made } = await prepare(url)
  const directory = await mkdtemp(join(tmpdir(), 'sendero-migrations-'))
  const files = (await readdir(migrations)).sort()
  const migrate = async (from: number, to?: number): Promise<void> => {
    for (const file of files.slice(from, to)) await copyFile(join(migrations, file), join(directory, file))
    await migratePostgres({ url: migratorUrl, directory, roles: made, log })
  }
  const index = files.indexOf('0018_tell_ids_to_analytics.sql')
  await migrate(0, index)
  const run = <Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> => maintainDatabase<Row>(admin, statement, name)
  await run(`INSERT INTO workspaces (id, slug, name) SELECT gen_random_uuid(), 'w' || n, 'W' FROM generate_series(1, 2) n`)
  await run(`INSERT INTO customers (workspace_id, id, number, created_at, updated_at) SELECT w.id, gen_random_uuid(), n, now(), now() FROM workspaces w, generate_series(0, 6000) n WHERE w.slug = 'w1' OR n < 3`)
  await migrate(index, index + 1)
  const chunks = await run<{ count: number; payload: string }>(`SELECT row_count AS count, payload FROM outbox WHERE target = 'customer_ids' ORDER BY row_count`)
  expect(chunks.map(({ count }) => count)).toEqual([3, 1_001, 5_000])
  const told = chunks.flatMap(({ payload }) => payload.split('\n')).map((line) => JSON.parse(line) as { workspace_id: string; number: number; customer_id: string })
  const known = await run<{ workspace_id: string; number: number; customer_id: string }>('SELECT workspace_id, number, id AS customer_id FROM customers')
  const text = ({ workspace_id: workspace, number, customer_id: id }: (typeof known)[number]): string => `${workspace} ${number} ${id}`
  expect(told.map(text).sort()).toEqual(known.map(text).sort())
  await rm(directory, { recursive: true, force: true })
  expect(await run(`SELECT relname FROM pg_class WHERE relname IN ('customers', 'outbox') AND relforcerowsecurity ORDER BY 1`)).toEqual([{ relname: 'customers' }, { relname: 'outbox' }])
})
