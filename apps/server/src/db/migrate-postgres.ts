import pg from 'pg'
import type { BaseLogger } from 'pino'
import type { RoleNames } from './database-roles.ts'
import { fillPlaceholders, pendingMigrations, readMigrationFiles } from './migration-files.ts'
import type { AppliedMigration, MigrationFile } from './migration-files.ts'

interface Options {
  /** The role of this URL becomes the owner of the tables. */
  readonly url: string
  readonly directory: string
  readonly roles: RoleNames
  readonly log: BaseLogger
}

type RolePlaceholders = Readonly<Record<'app_role' | 'scheduler_role' | 'queue_role', string>>

const LOCK = 'sendero/migrate'

/**
 * Applies what is missing, each file in a transaction of its own, and returns the names of what it applied. Forward only. Refuses a
 * database that other files have migrated: a newer release, a changed file, a gap.
 */
export async function migratePostgres({ url, directory, roles, log }: Options): Promise<{ applied: string[] }> {
  const files = await readMigrationFiles(directory)
  const roleNames = { app_role: pg.escapeIdentifier(roles.app), scheduler_role: pg.escapeIdentifier(roles.scheduler), queue_role: pg.escapeIdentifier(roles.queue) }
  const client = new pg.Client({ connectionString: url, application_name: 'sendero migrate', connectionTimeoutMillis: 15_000 })
  await client.connect()
  const applied: string[] = []
  try {
    for (;;) {
      const name = await applyNext(client, files, roleNames)
      if (name === null) return { applied }
      log.info(`Applied migration ${name}`)
      applied.push(name)
    }
  } finally {
    await client.end()
  }
}

/** The lock is taken per file, inside its transaction: it then works through a transaction pooler too and cannot be left behind. */
async function applyNext(client: pg.Client, files: readonly MigrationFile[], roleNames: RolePlaceholders): Promise<string | null> {
  await client.query('BEGIN')
  let current: MigrationFile | undefined
  try {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [LOCK])
    // A migration that waits for a lock holds up everyone behind it: better to fail and be started again.
    await client.query(`SET LOCAL lock_timeout = '60s'; SET LOCAL search_path = public`)
    current = pendingMigrations(files, await readApplied(client), 'PostgreSQL')[0]
    if (current) {
      await asOwnerOfFunctions(client, roleNames.scheduler_role, fillPlaceholders(current, roleNames))
      FAILPOINT: await globalThis.failpoint?.('migrated')
      await client.query('INSERT INTO public.schema_migrations (name, checksum, is_breaking) VALUES ($1, $2, $3)', [current.name, current.checksum, current.isBreaking])
    }
    await client.query('COMMIT')
    return current?.name ?? null
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw current ? describeFailure(current, error) : error
  }
}

/** A role can only be given a function in a schema where it may create one. It may for the length of this transaction, which nobody else sees. */
async function asOwnerOfFunctions(client: pg.Client, role: string, statements: string): Promise<void> {
  const { rows: [may] } = await client.query<{ create: boolean }>(`SELECT has_schema_privilege($1::regrole, 'public', 'CREATE') AS create`, [role])
  if (!may?.create) await client.query(`GRANT CREATE ON SCHEMA public TO ${role}`)
  await client.query(statements)
  if (!may?.create) await client.query(`REVOKE CREATE ON SCHEMA public FROM ${role}`)
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    name text PRIMARY KEY,
    checksum text NOT NULL,
    is_breaking boolean NOT NULL DEFAULT false,
    applied_at timestamptz NOT NULL DEFAULT now())`)
  const { rows } = await client.query<AppliedMigration>('SELECT name, checksum FROM schema_migrations ORDER BY name')
  return rows
}

function describeFailure(file: MigrationFile, error: unknown): Error {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN
  // Placeholders are shorter or longer than their values, so the line is right and the column would not be.
  const line = Number.isNaN(position) ? '' : ` near line ${file.text.slice(0, position).split('\n').length}`
  return new Error(`Migration ${file.name} failed${line} and was rolled back: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
}
