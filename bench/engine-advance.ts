// Run advances and node visits per second on the embedded database, beside the raw set-based limit of the same rows in the same run:
//   npx tsx bench/engine-advance.ts [runs] [rounds] [steps the journey has besides] [earlier events of each person]
// An advance claims a due run, loads what its plan declares, steps it through five nodes to its next wait, and writes its state,
// its message and the record of why. The raw limit does the same statements without looking at anything.
// The last two show what the size of a journey and the length of a history cost: the steps besides are never come to, the earlier
// events are older than any rule looks back.
// CPU figures count this process and all of PostgreSQL, so that a busy machine can be told from slow code.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { pino } from 'pino'
import { journey } from '../packages/flow-engine/src/testing/index.ts'
import { prepareDatabase } from '../apps/server/src/db/database-roles.ts'
import { migratePostgres } from '../apps/server/src/db/migrate-postgres.ts'
import { openDatabase } from '../apps/server/src/db/postgres.ts'
import type { Database, Tx } from '../apps/server/src/db/postgres.ts'
import { newId, toPublicId } from '../apps/server/src/db/public-id.ts'
import type { Deps } from '../apps/server/src/deps.ts'
import { startEmbeddedPostgres } from '../apps/server/src/embedded/embedded-postgres.ts'
import { readEnv } from '../apps/server/src/env.ts'
import { createMetrics } from '../apps/server/src/metrics.ts'
import { advanceRuns } from '../apps/server/src/modules/runs/index.ts'
import { insertWorkspace } from '../apps/server/src/modules/workspaces/index.ts'
import { compileJourney } from '../packages/flow-engine/src/index.ts'

const runs = Number(process.argv[2] ?? 50_000)
const rounds = Number(process.argv[3] ?? 5)
const otherSteps = Number(process.argv[4] ?? 0)
const earlierEvents = Number(process.argv[5] ?? 0)
const lanesOfRaw = 3
const hourMs = 3_600_000

const log = pino({ level: 'warn' })
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

async function bench(appUrl: string, adminUrl: string): Promise<void> {
  const statements = new Map<string, { calls: number; ms: number }>()
  const admin = new pg.Pool({ connectionString: adminUrl, max: lanesOfRaw + 1 })
  admin.on('error', () => undefined)
  const plainDb = openDatabase({ url: appUrl, max: 8, onError: (error) => { log.error(error) } })
  const db = timed(plainDb, statements)
  const deps = benchDeps(db)
  const { id: workspaceId } = await insertWorkspace(deps, { name: 'Bench', isSandbox: true })
  const people = await fill(plainDb, workspaceId)
  await admin.query('VACUUM ANALYZE')

  const engine: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    await nextHour(admin, workspaceId)
    engine.push(await measure(() => drain(deps, workspaceId)))
  }
  const advanced = await count(admin, 'SELECT sum((state->>$$visit$$)::int) AS n FROM runs')
  const messages = await count(admin, 'SELECT count(*) AS n FROM messages')
  const raw: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    await nextHour(admin, workspaceId)
    raw.push(await measure(() => drainRaw(admin, workspaceId)))
  }
  const [best, bestRaw] = [fastest(engine), fastest(raw)]
  const visitsPerAdvance = (advanced - people) / (people * rounds)
  console.table([...statements].map(([statement, { calls, ms }]) => ({ statement, calls, usPerAdvance: Math.round((ms * 1000) / (people * rounds)) })).sort((a, b) => b.usPerAdvance - a.usPerAdvance).slice(0, 14))
  console.log(JSON.stringify({
    bench: 'engine-advance', command: `npx tsx bench/engine-advance.ts ${process.argv.slice(2).join(' ')}`, node: process.version, cores: cpus().length,
    loadBefore: loadBefore.map(rounded), loadAfter: loadavg().map(rounded), runs: people, rounds, messages, stepsBesides: otherSteps, earlierEvents,
    runAdvancesPerSecond: Math.round(best.perSecond), nodeVisitsPerSecond: Math.round(best.perSecond * visitsPerAdvance), visitsPerAdvance: rounded(visitsPerAdvance),
    rawRunsPerSecond: Math.round(bestRaw.perSecond), shareOfRaw: rounded(best.perSecond / bestRaw.perSecond),
    cpuUsPerAdvance: { node: Math.round(best.nodeUs), postgres: Math.round(best.postgresUs), rawPostgres: Math.round(bestRaw.postgresUs), rawNode: Math.round(bestRaw.nodeUs) },
    // What two idle cores would give: neither one thread of Node nor both cores together can do more.
    onTwoIdleCores: { runAdvancesPerSecond: Math.round(Math.min(1e6 / best.nodeUs, 2e6 / (best.nodeUs + best.postgresUs))) },
    allRounds: { engine: engine.map((one) => Math.round(one.perSecond)), raw: raw.map((one) => Math.round(one.perSecond)) },
  }, null, 2))
  await plainDb.close()
  await admin.end()
}

interface Round { readonly perSecond: number; readonly nodeUs: number; readonly postgresUs: number }

function fastest(all: readonly Round[]): Round {
  return [...all].sort((a, b) => b.perSecond - a.perSecond)[0] ?? { perSecond: NaN, nodeUs: NaN, postgresUs: NaN }
}

function rounded(value: number): number {
  return Number(value.toFixed(2))
}

async function measure(work: () => Promise<number>): Promise<Round> {
  const [postgresBefore, nodeBefore, startedAt] = [await postgresCpuUs(), process.cpuUsage(), performance.now()]
  const done = await work()
  const seconds = (performance.now() - startedAt) / 1000
  const node = process.cpuUsage(nodeBefore)
  return { perSecond: done / seconds, nodeUs: (node.user + node.system) / done, postgresUs: (await postgresCpuUs() - postgresBefore) / done }
}

/** Processor time of the server, of its children and of those that have ended, so far. Linux only; elsewhere NaN. */
async function postgresCpuUs(): Promise<number> {
  const master = Number.parseInt(await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').catch(() => ''), 10)
  const pids = (await readdir('/proc').catch(() => [])).filter((pid) => /^\d+$/.test(pid))
  const ticks = await Promise.all(pids.map(async (pid) => {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number) ?? []
    const [parent, user = 0, system = 0, userOfDead = 0, systemOfDead = 0] = [fields[1], ...fields.slice(11, 15)]
    if (Number(pid) === master) return user + system + userOfDead + systemOfDead
    return parent === master ? user + system : 0
  }))
  return ticks.length === 0 ? NaN : ticks.reduce((sum, one) => sum + one, 0) * 10_000
}

async function drain(deps: Deps, workspaceId: string): Promise<number> {
  let total = 0
  for (;;) {
    const { advanced } = await advanceRuns(deps, workspaceId)
    if (advanced === 0) return total
    total += advanced
  }
}

/** Claim, write back, message and trace for batches of 1,000, as one writes it by hand. */
async function drainRaw(admin: pg.Pool, workspaceId: string): Promise<number> {
  const { rows: [clock] } = await admin.query<{ now: Date }>(`SELECT clock_timestamp() + clock_offset_ms * interval '1 millisecond' AS now FROM workspaces WHERE id = $1`, [workspaceId])
  const now = clock?.now
  const trace = JSON.stringify({ node_id: 'n1', outcome: 'entered', inputs: '{"some":"value"}' }).repeat(5)
  const lane = async (): Promise<number> => {
    const client = await admin.connect()
    let total = 0
    for (;;) {
      await client.query('BEGIN')
      const { rows } = await client.query<{ id: string; customer_id: string; state: object; journey_id: string; visit: number }>({ name: 'raw_claim', text: `
        SELECT id, customer_id, journey_id, state, (state->>'visit')::int AS visit FROM runs WHERE workspace_id = $1 AND status = 'active' AND wake_at <= $2 ORDER BY wake_at LIMIT 1000 FOR UPDATE SKIP LOCKED`, values: [workspaceId, now] })
      if (rows.length > 0) {
        await client.query({ name: 'raw_update', text: `UPDATE runs r SET wake_at = r.wake_at + interval '1 hour', node_id = 'w', state = u.state, updated_at = now()
          FROM unnest($1::uuid[], $2::jsonb[]) AS u(id, state) WHERE r.workspace_id = $3 AND r.id = u.id`, values: [rows.map((row) => row.id), rows.map((row) => JSON.stringify({ ...row.state, visit: row.visit + 5 })), workspaceId] })
        await client.query({ name: 'raw_messages', text: `INSERT INTO messages (workspace_id, id, run_id, visit, journey_id, version, node_id, customer_id, channel, class, state, due_at, created_at)
          SELECT $1, m.id, m.run_id, m.visit, m.journey_id, 1, 'm', m.customer_id, 'email', 'transactional', 'queued', now(), now()
          FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::uuid[]) AS m(id, run_id, visit, journey_id, customer_id)`, values: [workspaceId, rows.map(() => newId()), rows.map((row) => row.id), rows.map((row) => row.visit), rows.map((row) => row.journey_id), rows.map((row) => row.customer_id)] })
        await client.query({ name: 'raw_trace', text: `INSERT INTO outbox (workspace_id, target, row_count, payload) VALUES ($1, 'node_visits', $2, $3)`, values: [workspaceId, rows.length * 5, rows.map(() => trace).join('\n')] })
      }
      await client.query('COMMIT')
      total += rows.length
      if (rows.length === 0) break
    }
    client.release()
    return total
  }
  return (await Promise.all(Array.from({ length: lanesOfRaw }, lane))).reduce((sum, one) => sum + one, 0)
}

/** Everybody is due again, spread over the hour as they would be; what the round before left for others is taken away. */
async function nextHour(admin: pg.Pool, workspaceId: string): Promise<void> {
  await admin.query('TRUNCATE outbox')
  await admin.query('UPDATE workspaces SET clock_offset_ms = clock_offset_ms + $2 WHERE id = $1', [workspaceId, hourMs + 60_000])
  await admin.query('VACUUM ANALYZE runs')
  await admin.query('CHECKPOINT')
}

async function fill(db: Database, workspaceId: string): Promise<number> {
  const templateId = newId()
  const drawn = journey().onEvent('Start').wait('w', 'PT1H')
    .splitPercent('p', { a: 50, b: 50 }).splitRules('r', { pro: { trait: 'plan', is: 'equals', value: 'pro' }, ...(otherSteps === 0 ? {} : { never: { trait: 'plan', is: 'equals', value: 'none' } }) })
    .email('m', toPublicId('template', templateId)).splitRules('s', { many: { event: 'Visit', count: { atLeast: 3 }, within: 'P30D' } }).to('w')
    .at('p', 'b').to('r').at('r', 'else').to('m').at('s', 'else').to('w')
  if (otherSteps > 0) drawn.at('r', 'never')
  for (let step = 0; step < otherSteps; step += 1) drawn.wait(`other${step}`, 'PT1H')
  const document = drawn.document()
  const compiled = compileJourney(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  const journeyId = newId()
  await db.withWorkspace(workspaceId, async (tx) => {
    await tx.query(`INSERT INTO templates (workspace_id, id, name, channel) VALUES ($1, $2, 'Bench', 'email')`, [workspaceId, templateId])
    await tx.query(`INSERT INTO template_versions (workspace_id, template_id, version, subject, format, body, compiled_html, compiled_text, message_class, created_by) VALUES ($1, $2, 1, 's', 'html', 'b', 'b', 'b', 'transactional', 'bench')`, [workspaceId, templateId])
    await tx.query(`INSERT INTO journeys (workspace_id, id, name, status, draft, published_version, trigger_kind, trigger_event) VALUES ($1, $2, 'Bench', 'live', $3, 1, 'event', 'Start')`, [workspaceId, journeyId, JSON.stringify(document)])
    await tx.query(`INSERT INTO journey_versions (workspace_id, journey_id, version, document, plan, template_versions, published_by) VALUES ($1, $2, 1, $3, $4, $5, 'bench')`, [workspaceId, journeyId, JSON.stringify(document), JSON.stringify(compiled.plan), JSON.stringify({ [toPublicId('template', templateId)]: 1 })])
    await tx.query(`INSERT INTO customers (workspace_id, id, number, user_id, email, email_norm, traits, created_at, updated_at)
      SELECT $1, gen_random_uuid(), n, 'u' || n, 'u' || n || '@example.test', 'u' || n || '@example.test',
        jsonb_build_object('plan', CASE WHEN n % 3 = 0 THEN 'pro' ELSE 'free' END, 'email', 'u' || n || '@example.test', 'firstName', 'Ann', 'score', n % 100, 'country', 'IT'), now(), now()
      FROM generate_series(1, $2::int) n`, [workspaceId, runs])
    await tx.query(`WITH e AS (
        INSERT INTO event_log (workspace_id, message_key, message_id, type, event, user_id, occurred_at, received_at, source, properties)
        SELECT $1, gen_random_uuid(), 'm' || n, 'track', 'Visit', 'u' || (n % $2 + 1), now() - n % 60 * interval '1 day', now(), 'sdk', '{"page": "/pricing"}' FROM generate_series(1, $2::int * 3) n
        RETURNING seq, user_id, occurred_at)
      INSERT INTO customer_events (workspace_id, customer_id, event, occurred_at, seq) SELECT $1, c.id, 'Visit', e.occurred_at, e.seq FROM e JOIN customers c ON c.workspace_id = $1 AND c.user_id = e.user_id`, [workspaceId, runs])
    if (earlierEvents > 0) {
      await tx.query(`INSERT INTO customer_events (workspace_id, customer_id, event, occurred_at, seq)
        SELECT $1, c.id, 'Visit', now() - interval '40 days' - n * interval '1 minute', (SELECT min(seq) FROM event_log) FROM customers c, generate_series(1, $2::int) n WHERE c.workspace_id = $1`, [workspaceId, earlierEvents])
    }
    await tx.query(`INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, status, node_id, wake_at, entry, state, started_at, updated_at)
      SELECT $1, gen_random_uuid(), $2, 1, id, 'once', 'active', 'w', now() + number * interval '3600 seconds' / $3::int, '{"event": null}',
        jsonb_build_object('engineVersion', 1, 'status', 'active', 'endReason', null, 'nodeId', 'w', 'visit', 1, 'enteredNodeAt', 0,
          'wakeAt', floor(extract(epoch FROM now() + number * interval '3600 seconds' / $3::int) * 1000), 'waitEvent', null), now(), now()
      FROM customers WHERE workspace_id = $1`, [workspaceId, journeyId, runs])
  })
  return runs
}

async function count(admin: pg.Pool, sql: string): Promise<number> {
  return Number((await admin.query<{ n: string }>(sql)).rows[0]?.n ?? 0)
}

function timed(db: Database, statements: Map<string, { calls: number; ms: number }>): Database {
  const timedTx = (tx: Tx): Tx => ({
    ...tx,
    query: (text, values) => clocked(text.trim().slice(0, 40), () => tx.query(text, values)),
    prepared: (name, text, values) => clocked(name, () => tx.prepared(name, text, values)),
  })
  const clocked = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now()
    const result = await work()
    const known = statements.get(name) ?? { calls: 0, ms: 0 }
    statements.set(name, { calls: known.calls + 1, ms: known.ms + performance.now() - startedAt })
    return result
  }
  return { ...db, withWorkspace: (workspaceId, work) => clocked('(whole transaction)', () => db.withWorkspace(workspaceId, (tx) => work(timedTx(tx)))) }
}

function benchDeps(db: Database): Deps {
  const nothing = {
    env: readEnv({}), log, db, metrics: createMetrics(), publicUrl: 'http://127.0.0.1', dataDir,
    wake: { wake: () => undefined, wakeAt: () => undefined },
    live: { publish: () => undefined, subscribe: () => () => undefined, close: () => Promise.resolve() },
    hooks: { segmentsChanged: () => Promise.resolve(), segmentUses: () => Promise.resolve([]) },
  }
  // The advance neither renders, sends nor asks ClickHouse: what it does not get it cannot use.
  return nothing as unknown as Deps
}
