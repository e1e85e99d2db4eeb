import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { createClient } from '@clickhouse/client'
import { pino } from 'pino'
import { inject } from 'vitest'
import type { RoleNames } from '../src/db/database-roles.ts'
import { migrateClickhouse } from '../src/db/migrate-clickhouse.ts'
import { maintainDatabase } from './maintain-database.ts'

export interface FreshDatabase {
  /** Owner of the tables; embedded: superuser, so row level security does not hold it. */
  readonly adminUrl: string
  readonly appUrl: string
  readonly queueUrl: string
  readonly roles: RoleNames
  readonly clickhouseUrl: string
  readonly clickhouseDatabase: string
  drop(): Promise<void>
}

const migrations = fileURLToPath(new URL('../../../migrations/clickhouse', import.meta.url))
const log = pino({ level: 'warn' })

/** An empty, fully migrated pair of databases of the test's own: PostgreSQL about 50 ms, ClickHouse about 50 ms. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = inject('template')
  const clickhouseUrl = inject('clickhouseUrl')
  const name = `sendero_test_${randomBytes(6).toString('hex')}`
  const inDatabase = (url: string): string => {
    const changed = new URL(url)
    changed.pathname = `/${name}`
    return changed.href
  }
  const templateName = new URL(template.migratorUrl).pathname.slice(1)
  await Promise.all([
    maintainDatabase(template.migratorUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName}`, 'postgres'),
    migrateClickhouse({ url: clickhouseUrl, directory: migrations, database: name, log }),
  ])
  return {
    adminUrl: inDatabase(template.migratorUrl),
    appUrl: inDatabase(template.appUrl),
    queueUrl: inDatabase(template.queueUrl),
    roles: template.roles,
    clickhouseUrl,
    clickhouseDatabase: name,
    async drop() {
      await Promise.all([maintainDatabase(template.migratorUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, 'postgres'), dropClickhouse(clickhouseUrl, name)])
    },
  }
}

async function dropClickhouse(url: string, database: string): Promise<void> {
  const client = createClient({ url })
  try {
    await client.command({ query: `DROP DATABASE IF EXISTS ${database} SYNC` })
  } finally {
    await client.close()
  }
}
