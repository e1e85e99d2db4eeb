import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { BaseLogger } from 'pino'
import { whenUp } from './when-up.ts'

/** Names of the database roles, as the migrations need them. */
export interface RoleNames {
  /** The application: LOGIN, owns nothing, cannot bypass row level security. */
  readonly app: string
  /** NOLOGIN, owner of the reviewed definer functions; sees other workspaces only through policies made for it. */
  readonly scheduler: string
  /** BullMQ: LOGIN, sees the schema `bullmq` and nothing else. */
  readonly queue: string
}

export interface PreparedDatabase {
  /** The given role itself: it owns the tables. */
  readonly migratorUrl: string
  readonly appUrl: string
  readonly queueUrl: string
  readonly roles: RoleNames
}

interface Options {
  /** A role that may create roles and may create tables in this database. The database is made when it does not exist. */
  readonly adminUrl: string
  readonly masterKey: Buffer
  readonly log: BaseLogger
  /** Ends the names of the roles. Roles belong to the whole cluster, so by default it is derived from the name of the database. */
  readonly roleSuffix?: string
}

const LOCK = 'sendero/database-roles'

/** Makes the roles of one installation, or leaves them alone when they already work. Safe to run at the same time in several processes. */
export async function prepareDatabase({ adminUrl, masterKey, log, roleSuffix }: Options): Promise<PreparedDatabase> {
  const admin = await connectOrCreateDatabase(adminUrl, log)
  try {
    const { rows: [place] } = await admin.query<{ database: string }>('SELECT current_database() AS database')
    if (!place) throw new Error('The database gave no answer')
    const suffix = roleSuffix ?? createHash('sha256').update(place.database).digest('hex').slice(0, 8)
    const roles = { app: `sendero_app_${suffix}`, scheduler: `sendero_scheduler_${suffix}`, queue: `sendero_queue_${suffix}` }
    const passwordOf = (role: string): string => createHmac('sha256', masterKey).update(`sendero/database-role/${role}`).digest('base64url')
    await inLockedTransaction(admin, async () => {
      await makeRole(admin, roles.scheduler, 'NOLOGIN')
      await makeRole(admin, roles.app, 'LOGIN')
      await makeRole(admin, roles.queue, 'LOGIN')
      await admin.query(`ALTER ROLE ${quote(roles.queue)} SET search_path = bullmq`)
      await grantSchedulerToUs(admin, roles.scheduler)
      await checkOwnRights(admin, place.database, roles.scheduler)
    })
    const urls = { app: urlFor(adminUrl, roles.app, passwordOf(roles.app)), queue: urlFor(adminUrl, roles.queue, passwordOf(roles.queue)) }
    if (!(await canConnect(urls.app)) || !(await canConnect(urls.queue))) {
      await inLockedTransaction(admin, async () => {
        for (const role of [roles.app, roles.queue]) await setPassword(admin, role, passwordOf(role))
        await allow(admin, place.database, { role: roles.app, right: 'CONNECT' })
        await allow(admin, place.database, { role: roles.queue, right: 'CONNECT' })
        // BullMQ adds jobs in bulk through temporary tables.
        await allow(admin, place.database, { role: roles.queue, right: 'TEMPORARY' })
      })
    }
    return { migratorUrl: adminUrl, appUrl: urls.app, queueUrl: urls.queue, roles }
  } finally {
    await admin.end()
  }
}

async function connectOrCreateDatabase(adminUrl: string, log: BaseLogger): Promise<pg.Client> {
  try {
    return await whenUp(() => connect(adminUrl), log)
  } catch (error) {
    if (!hasCode(error, '3D000')) throw error
  }
  const url = new URL(adminUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  url.pathname = '/postgres'
  const maintenance = await connect(url.href)
  try {
    log.info(`Creating the database ${name}`)
    await maintenance.query(`CREATE DATABASE ${quote(name)}`)
  } catch (error) {
    // Another process made it at the same moment.
    if (!hasCode(error, '42P04') && !hasCode(error, '23505')) throw error
  } finally {
    await maintenance.end()
  }
  return connect(adminUrl)
}

async function inLockedTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [LOCK])
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function makeRole(client: pg.Client, name: string, login: 'LOGIN' | 'NOLOGIN'): Promise<void> {
  const { rows: [known] } = await client.query<{ isSafe: boolean }>(
    `SELECT NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) AS "isSafe" FROM pg_roles WHERE rolname = $1`, [name])
  if (known && !known.isSafe) throw new Error(`The database role ${name} has rights that break the separation of workspaces (superuser, BYPASSRLS, CREATEROLE, CREATEDB or REPLICATION): take them away`)
  // The defaults of CREATE ROLE are what we need; naming NOSUPERUSER or NOBYPASSRLS is itself refused to a plain CREATEROLE role before PostgreSQL 16.
  // The same name can appear from a test run on another database of the cluster, which another lock guards.
  if (!known) await client.query(`DO $$ BEGIN CREATE ROLE ${quote(name)} ${login}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`)
}

/** Giving a function to the scheduler role needs membership in it, which a superuser has by nature. */
async function grantSchedulerToUs(client: pg.Client, role: string): Promise<void> {
  const { rows: [state] } = await client.query<{ isMember: boolean }>(`SELECT pg_has_role(current_user, $1, 'USAGE') AS "isMember"`, [role])
  if (state?.isMember) return
  const { rows: [version] } = await client.query<{ number: number }>(`SELECT current_setting('server_version_num')::int AS number`)
  await client.query(`GRANT ${quote(role)} TO CURRENT_USER${(version?.number ?? 0) >= 160000 ? ' WITH INHERIT TRUE, SET TRUE' : ''}`)
}

/** Tables and the schema of BullMQ are made by us, the definer functions handed on to the scheduler role. */
async function checkOwnRights(client: pg.Client, database: string, scheduler: string): Promise<void> {
  const { rows: [may] } = await client.query<{ user: string; tables: boolean; functions: boolean; schemas: boolean }>(
    `SELECT current_user AS user, has_schema_privilege('public', 'CREATE') AS tables,
      has_schema_privilege('public', 'CREATE WITH GRANT OPTION') OR has_schema_privilege($1, 'public', 'CREATE') AS functions,
      has_database_privilege(current_database(), 'CREATE') AS schemas`, [scheduler])
  if (!may) return
  const wanted = !may.tables || !may.functions ? `GRANT CREATE, USAGE ON SCHEMA public TO ${quote(may.user)} WITH GRANT OPTION` : may.schemas ? null : `GRANT CREATE ON DATABASE ${quote(database)} TO ${quote(may.user)}`
  if (wanted !== null) throw new Error(`The database role ${may.user} may not set up the database ${database}: run ${wanted} as its owner, or let this role own it`)
}

/** Sends a SCRAM verifier, never the password: statements can end up in the log of the database. */
async function setPassword(client: pg.Client, role: string, password: string): Promise<void> {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256')
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64')
  const verifier = `SCRAM-SHA-256$4096:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`
  await client.query(`ALTER ROLE ${quote(role)} PASSWORD '${verifier}'`)
}

/** Everybody has these rights unless the database was closed; then only its owner can open it. */
async function allow(client: pg.Client, database: string, { role, right }: { role: string; right: 'CONNECT' | 'TEMPORARY' }): Promise<void> {
  const { rows: [may] } = await client.query<{ already: boolean }>('SELECT has_database_privilege($1, current_database(), $2) AS already', [role, right])
  if (!may?.already) await client.query(`GRANT ${right} ON DATABASE ${quote(database)} TO ${quote(role)}`)
}

async function canConnect(url: string): Promise<boolean> {
  try {
    await (await connect(url)).end()
    return true
  } catch (error) {
    // Wrong password, no right to connect; anything else (too many connections, a network fault) is not ours to repair.
    if (hasCode(error, '28P01') || hasCode(error, '28000') || hasCode(error, '42501')) return false
    throw error
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'sendero set-up', connectionTimeoutMillis: 15_000 })
  await client.connect()
  return client
}

function urlFor(adminUrl: string, user: string, password: string): string {
  const url = new URL(adminUrl)
  url.username = user
  url.password = password
  return url.href
}

function quote(identifier: string): string {
  return pg.escapeIdentifier(identifier)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
