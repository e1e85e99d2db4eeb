// Entries by the calendar on the embedded database, beside the raw statements over the same rows in the same run:
//   npx tsx bench/calendar.ts [customers]
// A birthday journey over one day of the calendar: every customer is looked at once, in the moment of their zone. Then a schedule that
// lets everybody in at once. The raw limits: one sequential scan for the day, and one INSERT of a run for everybody.
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { journey } from '../packages/flow-engine/src/testing/index.ts'
import type { JourneyDocument } from '../packages/flow-engine/src/document.ts'
import { compileJourney } from '../packages/flow-engine/src/index.ts'
import { prepareDatabase } from '../apps/server/src/db/database-roles.ts'
import { migratePostgres } from '../apps/server/src/db/migrate-postgres.ts'
import { openDatabase } from '../apps/server/src/db/postgres.ts'
import type { Database } from '../apps/server/src/db/postgres.ts'
import { newId } from '../apps/server/src/db/public-id.ts'
import type { Deps } from '../apps/server/src/deps.ts'
import { startEmbeddedPostgres } from '../apps/server/src/embedded/embedded-postgres.ts'
import { readEnv } from '../apps/server/src/env.ts'
import { enterByCalendar, planOccurrences } from '../apps/server/src/modules/calendar/index.ts'
import { insertWorkspace } from '../apps/server/src/modules/workspaces/index.ts'

const customers = Number(process.argv[2] ?? 200_000)
const zones = ['Pacific/Auckland', 'Australia/Sydney', 'Asia/Tokyo', 'Asia/Shanghai', 'Asia/Bangkok', 'Asia/Dhaka', 'Asia/Kolkata', 'Asia/Karachi', 'Asia/Dubai', 'Europe/Moscow', 'Europe/Athens', 'Europe/Berlin', 'Europe/Paris',
  'Europe/London', 'Atlantic/Azores', 'America/Sao_Paulo', 'America/Halifax', 'America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', null]

let moments = 0
const log = pino({ level: 'fatal' })
const dataDir = await mkdtemp(join(tmpdir(), 'sendero-bench-'))
const loadBefore = loadavg()
const postgres = await startEmbeddedPostgres({ dataDir, log })
try {
  const prepared = await prepareDatabase({ adminUrl: postgres.superuserUrl, masterKey: Buffer.alloc(32, 'bench'), log })
  await migratePostgres({ url: prepared.migratorUrl, directory: fileURLToPath(new URL('../migrations/postgres', import.meta.url)), roles: prepared.roles, log })
  await bench(prepared.appUrl, prepared.migratorUrl)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
}

interface World { readonly db: Database; readonly deps: Deps; readonly workspaceId: string }

async function bench(appUrl: string, adminUrl: string): Promise<void> {
  const db = openDatabase({ url: appUrl, max: 8, onError: (error) => { log.error(error) } })
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 })
  admin.on('error', () => undefined)
  const deps = benchDeps(db)
  const { id: workspaceId } = await insertWorkspace(deps, { name: 'Bench', isSandbox: true })
  const world = { db, deps, workspaceId }
  // Between the last of these zones on one day and the first on the next.
  await moveClock(world, Date.parse('2027-03-01T19:30:00Z'))
  await fill(world)
  await admin.query('VACUUM ANALYZE customers')
  const birthdays = await publish(world, journey().onDate('birthday', { yearly: true, offset: { direction: 'before', by: 'P7D' } }).exit('x').document())
  const day = await timed(() => liveThrough(world, { journeyId: birthdays, localTime: '2027-03-02T09:00' }))
  const scan = await timed(() => db.withWorkspace(workspaceId, async (tx) => (await tx.query(`SELECT id FROM customers WHERE workspace_id = current_workspace() AND substr(traits->>'birthday', 6, 5) = '03-09'`)).length))
  const everybody = await publish(world, journey().onSchedule('2027-04-01T09:00').exit('x').document())
  const blast = await timed(() => liveThrough(world, { journeyId: everybody, localTime: '2027-04-01T09:00' }))
  const insert = await timed(() => rawEntries(admin, { workspaceId, journeyId: everybody }))
  console.log(JSON.stringify({
    bench: 'calendar', command: `npx tsx bench/calendar.ts ${customers}`, node: process.version, cores: cpus().length, loadBefore: loadBefore.map(rounded), loadAfter: loadavg().map(rounded), customers,
    oneDayOfBirthdays: { entered: day.done, moments: day.moments, seconds: rounded(day.seconds), customersPerSecond: Math.round(customers / day.seconds), nodeCpuSeconds: rounded(day.cpuSeconds) },
    rawScanOfOneDay: { found: scan.done, seconds: rounded(scan.seconds), customersPerSecond: Math.round(customers / scan.seconds) },
    everybodyAtOnce: { entered: blast.done, seconds: rounded(blast.seconds), peoplePerSecond: Math.round(blast.done / blast.seconds), nodeCpuSeconds: rounded(blast.cpuSeconds) },
    rawInsertOfEverybody: { inserted: insert.done, seconds: rounded(insert.seconds), peoplePerSecond: Math.round(insert.done / insert.seconds) },
  }, null, 2))
  await db.close()
  await admin.end()
}

function rounded(value: number): number {
  return Number(value.toFixed(2))
}

async function timed(work: () => Promise<number>): Promise<{ done: number; seconds: number; cpuSeconds: number; moments: number }> {
  moments = 0
  const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
  const done = await work()
  const { user, system } = process.cpuUsage(cpu)
  return { done, seconds: (performance.now() - startedAt) / 1000, cpuSeconds: (user + system) / 1e6, moments }
}

/** Puts the clock to one due instant after the other until an occurrence of the journey is over. Returns how many entered. */
async function liveThrough(world: World, { journeyId, localTime }: { readonly journeyId: string; readonly localTime: string }): Promise<number> {
  for (;;) {
    const [row] = await world.db.withWorkspace(world.workspaceId, (tx) => tx.query<{ entered: number | null; due: number | null }>(`
      SELECT (SELECT entered FROM journey_occurrences WHERE journey_id = $1 AND local_time = $2 AND due_at IS NULL) AS entered,
        (extract(epoch FROM (SELECT min(due_at) FROM journey_occurrences WHERE journey_id = $1 AND due_at IS NOT NULL)) * 1000)::float8 AS due`, [journeyId, localTime]))
    if (row?.entered != null) return row.entered
    if (row?.due == null) throw new Error('Nothing is planned')
    await moveClock(world, row.due)
    moments += 1
    while ((await enterByCalendar(world.deps, world.workspaceId)).isMore);
  }
}

async function moveClock({ db, workspaceId }: Pick<World, 'db' | 'workspaceId'>, to: number): Promise<void> {
  await db.withWorkspace(workspaceId, (tx) => tx.query(`UPDATE workspaces SET clock_offset_ms = ceil(extract(epoch FROM to_timestamp($1::float8 / 1000) - clock_timestamp()) * 1000)::bigint`, [to]))
}

async function publish({ db, deps, workspaceId }: World, document: JourneyDocument): Promise<string> {
  const compiled = compileJourney(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  const journeyId = newId()
  await db.withWorkspace(workspaceId, async (tx) => {
    await tx.query(`INSERT INTO journeys (workspace_id, id, name, status, draft, published_version) VALUES ($1, $2, 'Bench', 'live', $3, 1)`, [workspaceId, journeyId, JSON.stringify(document)])
    await tx.query(`INSERT INTO journey_versions (workspace_id, journey_id, version, document, plan, template_versions, published_by) VALUES ($1, $2, 1, $3, $4, '{}', 'bench')`, [workspaceId, journeyId, JSON.stringify(document), JSON.stringify(compiled.plan)])
    await planOccurrences(deps, tx, { journeyId, version: 1, trigger: compiled.plan.entry.trigger })
  })
  return journeyId
}

/** The same rows in one statement, under other slots. */
async function rawEntries(admin: pg.Pool, { workspaceId, journeyId }: { readonly workspaceId: string; readonly journeyId: string }): Promise<number> {
  const { rowCount } = await admin.query(`
    INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, is_single, status, wake_at, entry, started_at, updated_at)
    SELECT workspace_id, gen_random_uuid(), journey_id, version, customer_id, 'raw', false, status, wake_at, entry, started_at, updated_at FROM runs WHERE workspace_id = $1 AND journey_id = $2`, [workspaceId, journeyId])
  return rowCount ?? 0
}

async function fill({ db, workspaceId }: World): Promise<void> {
  await db.withWorkspace(workspaceId, (tx) => tx.query(`
    INSERT INTO customers (workspace_id, id, number, user_id, email, email_norm, traits, time_zone, created_at, updated_at)
    SELECT $1, gen_random_uuid(), n, 'u' || n, 'u' || n || '@example.test', 'u' || n || '@example.test',
      jsonb_build_object('plan', CASE WHEN n % 3 = 0 THEN 'pro' ELSE 'free' END, 'email', 'u' || n || '@example.test', 'firstName', 'Ann', 'score', n % 100, 'country', 'IT', 'birthday', to_char(date '1950-01-01' + (n * 7919) % 20000, 'YYYY-MM-DD')),
      ($3::text[])[1 + (n * 31) % cardinality($3::text[])], now(), now() FROM generate_series(1, $2::int) n`, [workspaceId, customers, zones]))
}

function benchDeps(db: Database): Deps {
  const wake = (): void => undefined
  return { env: readEnv({}), log, db, wake: { wake, wakeAt: wake }, live: { publish: wake, subscribe: () => wake, close: () => Promise.resolve() } } as unknown as Deps
}
