import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { ClickHouseClient } from '@clickhouse/client'
import type { BaseLogger } from 'pino'
import { fillPlaceholders, pendingMigrations, readMigrationFiles } from './migration-files.ts'
import type { AppliedMigration, MigrationFile } from './migration-files.ts'

interface Options {
  readonly url: string
  readonly directory: string
  readonly log: BaseLogger
  /** Made when it does not exist. Default `sendero`. */
  readonly database?: string
  /** Name of the cluster whose nodes all get the tables; none: this server only. */
  readonly cluster?: string
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/

/**
 * Applies what is missing and returns the names of what it applied, under the same rules as for PostgreSQL. ClickHouse has neither
 * transactions nor locks for this: every statement must be repeatable (IF NOT EXISTS), because a file that failed half-way, or two
 * servers that start at once, run it again.
 */
export async function migrateClickhouse({ url, directory, log, database = 'sendero', cluster }: Options): Promise<{ applied: string[] }> {
  for (const name of [database, cluster]) if (name !== undefined && !IDENTIFIER.test(name)) throw new Error(`Not a name ClickHouse takes without quotes: ${name}`)
  const files = await readMigrationFiles(directory)
  const onCluster = cluster === undefined ? '' : `ON CLUSTER ${cluster}`
  await withClient({ url, application: 'sendero migrate' }, (client) => client.command({ query: `CREATE DATABASE IF NOT EXISTS ${database} ${onCluster}` }))
  return withClient({ url, database, application: 'sendero migrate' }, async (client) => {
    const applied: string[] = []
    for (const file of pendingMigrations(files, await readApplied(client, onCluster), 'ClickHouse')) {
      await applyFile(client, file, onCluster)
      log.info(`Applied migration ${file.name} to ClickHouse`)
      applied.push(file.name)
    }
    return { applied }
  })
}

async function applyFile(client: ClickHouseClient, file: MigrationFile, onCluster: string): Promise<void> {
  for (const query of splitStatements(fillPlaceholders(file, { cluster: onCluster }))) {
    await client.command({ query }).catch((error: unknown) => {
      throw new Error(`Migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    })
  }
  await client.insert({ table: 'schema_migrations', format: 'JSONEachRow', values: [{ name: file.name, checksum: file.checksum, is_breaking: file.isBreaking }] })
}

/** Statements end with a semicolon at the end of a line. */
export function splitStatements(text: string): string[] {
  const withoutComments = text.split('\n').filter((line) => !line.trimStart().startsWith('--')).join('\n')
  return withoutComments.split(/;[ \t]*(?:\n|$)/).map((statement) => statement.trim()).filter((statement) => statement !== '')
}

async function readApplied(client: ClickHouseClient, onCluster: string): Promise<AppliedMigration[]> {
  await client.command({
    query: `CREATE TABLE IF NOT EXISTS schema_migrations ${onCluster} (name String, checksum String, is_breaking Bool, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
      ENGINE = ReplacingMergeTree ORDER BY name`,
  })
  const answer = await client.query({ query: 'SELECT name, checksum FROM schema_migrations FINAL ORDER BY name', format: 'JSONEachRow' })
  return answer.json<AppliedMigration>()
}

async function withClient<T>(options: Parameters<typeof createClient>[0], work: (client: ClickHouseClient) => Promise<T>): Promise<T> {
  // What fails is thrown; the client's own log would say it twice.
  const client = createClient({ ...options, log: { level: ClickHouseLogLevel.OFF } })
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}
