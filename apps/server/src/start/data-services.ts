import { join } from 'node:path'
import type { Logger } from 'pino'
import { migrateBullmq } from '../db/migrate-bullmq.ts'
import { migrateClickhouse } from '../db/migrate-clickhouse.ts'
import { migratePostgres } from '../db/migrate-postgres.ts'
import { prepareDatabase } from '../db/database-roles.ts'
import { startEmbeddedChdb } from '../embedded/embedded-chdb.ts'
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.ts'
import type { Env } from '../env.ts'

export interface DataServices {
  readonly appUrl: string
  readonly queueUrl: string
  readonly clickhouseUrl: string
  /** Where the tables are, when not in the database `sendero`. */
  readonly clickhouseDatabase?: string
  /** One line: which services answer, for the log and for tests. */
  readonly description: string
  stop(): Promise<void>
}

interface Options { readonly env: Env; readonly dataDir: string; readonly masterKey: Buffer; readonly migrationsDir: string; readonly log: Logger }

/** Starts the embedded services that no URL replaces, makes roles, and migrates. Everything is started at once where it can be. */
export async function openDataServices(options: Options): Promise<DataServices> {
  const { env, dataDir, masterKey, migrationsDir, log } = options
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => { await Promise.all(stops.map((one) => one())) }
  const postgres = async () => {
    let adminUrl = env.DATABASE_URL
    if (adminUrl === undefined) {
      const embedded = await startEmbeddedPostgres({ dataDir, log })
      stops.push(() => embedded.stop())
      const url = new URL(embedded.superuserUrl)
      url.pathname = '/sendero'
      adminUrl = url.href
    }
    const database = await prepareDatabase({ adminUrl, masterKey, log })
    await migratePostgres({ url: database.migratorUrl, directory: join(migrationsDir, 'postgres'), roles: database.roles, log })
    if (env.REDIS_URL === undefined) await migrateBullmq({ url: database.migratorUrl, roles: database.roles })
    return database
  }
  const clickhouse = async () => {
    let url = env.CLICKHOUSE_URL
    if (url === undefined) {
      const embedded = await startEmbeddedChdb({ dataDir, log })
      stops.push(() => embedded.stop())
      url = embedded.url
    }
    await migrateClickhouse({ url, directory: join(migrationsDir, 'clickhouse'), log })
    return url
  }
  const [database, clickhouseUrl] = await Promise.all([postgres(), clickhouse()]).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const description = [
    `PostgreSQL ${env.DATABASE_URL === undefined ? 'embedded' : 'external'}`,
    `queues on ${env.REDIS_URL === undefined ? 'PostgreSQL' : 'Redis'}`,
    `ClickHouse ${env.CLICKHOUSE_URL === undefined ? 'embedded' : 'external'}`,
  ].join(', ')
  return { appUrl: database.appUrl, queueUrl: database.queueUrl, clickhouseUrl, description, stop }
}
