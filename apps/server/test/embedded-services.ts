import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@clickhouse/client'
import { Redis } from 'ioredis'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../src/db/database-roles.ts'
import type { PreparedDatabase } from '../src/db/database-roles.ts'
import { migrateBullmq } from '../src/db/migrate-bullmq.ts'
import { migratePostgres } from '../src/db/migrate-postgres.ts'
import { startEmbeddedChdb } from '../src/embedded/embedded-chdb.ts'
import { startEmbeddedPostgres } from '../src/embedded/embedded-postgres.ts'
import { maintainDatabase } from './maintain-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URLs and roles of the template database, which has every migration; `freshDatabase` makes copies of it. */
    template: PreparedDatabase
    clickhouseUrl: string
    /** What the URLs of the roles are derived with. */
    masterKeyHex: string
  }
}

const log = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'warn' })
const migrations = fileURLToPath(new URL('../../../migrations/postgres', import.meta.url))
const masterKey = Buffer.alloc(32, 'test')
const templateName = `sendero_test_template_${process.pid}`

/** Starts one PostgreSQL and one chDB for the whole run, or uses the servers of TEST_DATABASE_URL, TEST_REDIS_URL and TEST_CLICKHOUSE_URL. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sendero-test-'))
  const stops: (() => Promise<void>)[] = [() => rm(dataDir, { recursive: true, force: true })]
  const stop = async (): Promise<void> => { for (const one of stops.reverse()) await one() }
  try {
    const [postgresUrl, clickhouseUrl] = await Promise.all([givenPostgres() ?? embeddedPostgres(dataDir, stops), givenClickhouse() ?? embeddedChdb(dataDir, stops)])
    const template = await makeTemplate(postgresUrl)
    stops.push(async () => { await maintainDatabase(template.migratorUrl, `DROP DATABASE ${templateName} WITH (FORCE)`, 'postgres') })
    project.provide('template', template)
    project.provide('clickhouseUrl', clickhouseUrl)
    project.provide('masterKeyHex', masterKey.toString('hex'))
    console.log(`Integration tests: ${await describePostgres(template.migratorUrl)}; ${await describeQueues()}; ${await describeClickhouse(clickhouseUrl)}`)
    return async () => {
      await stop()
      const commands = await redisFact('total_commands_processed')
      if (commands !== null) console.log(`Redis answered ${commands} commands`)
    }
  } catch (error) {
    await stop()
    throw error
  }
}

const givenPostgres = (): string | undefined => process.env['TEST_DATABASE_URL']
const givenClickhouse = (): string | undefined => process.env['TEST_CLICKHOUSE_URL']

async function embeddedPostgres(dataDir: string, stops: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startEmbeddedPostgres({ dataDir, log })
  stops.push(() => postgres.stop())
  const url = new URL(postgres.superuserUrl)
  url.pathname = '/postgres'
  // The data is thrown away: no need to wait for the disk at every CREATE DATABASE.
  await maintainDatabase(url.href, 'ALTER SYSTEM SET fsync = off')
  await maintainDatabase(url.href, 'SELECT pg_reload_conf()')
  return url.href
}

async function embeddedChdb(dataDir: string, stops: (() => Promise<void>)[]): Promise<string> {
  const chdb = await startEmbeddedChdb({ dataDir, log })
  stops.push(() => chdb.stop())
  return chdb.url
}

async function makeTemplate(postgresUrl: string): Promise<PreparedDatabase> {
  const url = new URL(postgresUrl)
  url.pathname = `/${templateName}`
  // Roles belong to the cluster and must serve every copy, so their names do not depend on the database.
  const template = await prepareDatabase({ adminUrl: url.href, masterKey, log, roleSuffix: 'test' })
  await migratePostgres({ url: template.migratorUrl, directory: migrations, roles: template.roles, log })
  await migrateBullmq({ url: template.migratorUrl, roles: template.roles })
  return template
}

async function describePostgres(url: string): Promise<string> {
  const [row] = await maintainDatabase<{ server_version: string }>(url, 'SHOW server_version')
  return `PostgreSQL ${row?.server_version} (${givenPostgres() ? 'TEST_DATABASE_URL' : 'embedded'})`
}

async function describeQueues(): Promise<string> {
  const version = await redisFact('redis_version')
  return version === null ? 'queues on PostgreSQL' : `queues on Redis ${version} (TEST_REDIS_URL)`
}

/** What the given Redis says of itself; null when the queues live in PostgreSQL. */
async function redisFact(name: string): Promise<string | null> {
  const url = process.env['TEST_REDIS_URL']
  if (url === undefined) return null
  const redis = new Redis(url)
  try {
    return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(await redis.info())?.[1] ?? 'of unknown make'
  } finally {
    redis.disconnect()
  }
}

async function describeClickhouse(url: string): Promise<string> {
  const client = createClient({ url })
  const [row] = await (await client.query({ query: 'SELECT version() AS version', format: 'JSONEachRow' })).json<{ version: string }>()
  await client.close()
  return `ClickHouse ${row?.version} (${givenClickhouse() ? 'TEST_CLICKHOUSE_URL' : 'embedded chDB'})`
}
