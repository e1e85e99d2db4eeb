// node bench/waiting.mjs [--people 1000000] [--wake 10000] [--cycles 30]
// What it costs to have so many people wait in a journey: processor time while nothing is due, and what it takes to wake some of them,
// hour after hour, as the table grows old. They wait for as many hours as it takes to wake everybody once.
import { parseArgs } from 'node:util'
import { sleep } from '../tooling/demo/running-server.mjs'
import { openWorld, report } from './bench-world.mjs'
import { cpuSeconds } from './process-tree.mjs'

const { values } = parseArgs({ options: { people: { type: 'string', default: '1000000' }, wake: { type: 'string', default: '10000' }, cycles: { type: 'string', default: '30' } } })
const [people, wake, cycles] = [Number(values.people), Number(values.wake), Number(values.cycles)]
const hours = Math.round(people / wake)
const idleSeconds = 30

async function publish(api) {
  const journey = await api.post('/api/v1/workflows', { name: 'Waiting', document: {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Start', where: [] }, reentry: { kind: 'never' } },
    nodes: [{ id: 'w', kind: 'wait', config: { for: `PT${hours}H` } }, { id: 'plan', kind: 'splitRules', config: { branches: [{ id: 'pro', rule: { trait: 'plan', is: 'equals', value: 'pro' } }] } }],
    edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'w' }, { id: 'e1', from: 'w', port: 'next', to: 'plan' }, { id: 'e2', from: 'plan', port: 'pro', to: 'w' }, { id: 'e3', from: 'plan', port: 'else', to: 'w' }],
  } })
  await api.post(`/api/v1/workflows/${journey.id}/publish`, { backfill: 'none' })
}

/** Everybody stands in the wait, as if they had come one by one: a few every second. */
async function fill(database) {
  const { rows: [{ workspace_id: workspaceId, id: journeyId }] } = await database.query('SELECT workspace_id, id FROM journeys')
  await database.query(`INSERT INTO customers (workspace_id, id, number, user_id, email, email_norm, traits, created_at, updated_at)
    SELECT $1, gen_random_uuid(), n, 'u' || n, 'u' || n || '@example.test', 'u' || n || '@example.test', jsonb_build_object('plan', CASE WHEN n % 3 = 0 THEN 'pro' ELSE 'free' END), now(), now() FROM generate_series(1, $2::int) n`, [workspaceId, people])
  await database.query(`INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, status, node_id, wake_at, entry, state, started_at, updated_at)
    SELECT $1, gen_random_uuid(), $2, 1, id, 'once', 'active', 'w', at, '{"event": null}',
      jsonb_build_object('engineVersion', 1, 'status', 'active', 'endReason', null, 'nodeId', 'w', 'visit', 1, 'enteredNodeAt', 0, 'wakeAt', floor(extract(epoch FROM at) * 1000), 'waitEvent', null), now(), now()
    FROM (SELECT id, date_trunc('milliseconds', now() + interval '10 minutes' + number * $3::float8 * interval '1 hour' / $4::int) AS at FROM customers WHERE workspace_id = $1) c`, [workspaceId, journeyId, hours, people])
  await database.query('UPDATE workspaces SET is_sandbox = true WHERE id = $1', [workspaceId])
  await database.query('VACUUM ANALYZE')
  await database.query('CHECKPOINT')
  return workspaceId
}

const table = `SELECT n_tup_upd AS updates, n_tup_hot_upd AS hot, n_dead_tup AS dead, pg_table_size('runs') / 1048576 AS "tableMiB", pg_indexes_size('runs') / 1048576 AS "indexMiB" FROM pg_stat_user_tables WHERE relname = 'runs'`

/** An hour goes by; resolves when nobody is due any more. */
async function oneHour(database, workspaceId, pid) {
  const [before, startedAt] = [await cpuSeconds(pid), performance.now()]
  await database.query(`UPDATE workspaces SET clock_offset_ms = clock_offset_ms + 3600000 WHERE id = $1`, [workspaceId])
  const isDue = async () => (await database.query(`SELECT EXISTS (SELECT 1 FROM runs r, workspaces w WHERE w.id = $1 AND r.workspace_id = w.id AND r.status = 'active' AND r.is_bulk IN (false, true) AND r.wake_at <= clock_timestamp() + w.clock_offset_ms * interval '1 millisecond') AS due`, [workspaceId])).rows[0].due
  while (await isDue()) await sleep(50)
  const seconds = (performance.now() - startedAt) / 1000
  // The export of what they did follows within a second or two.
  await sleep(3_000)
  return { seconds: Number(seconds.toFixed(2)), cpuMsPerPerson: Number((((await cpuSeconds(pid)) - before) * 1000 / wake).toFixed(3)) }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

const world = await openWorld()
const database = await world.database()
try {
  const pid = world.server.child.pid
  await publish(world.api)
  await sleep(10_000)
  const idle = async () => { const before = await cpuSeconds(pid); await sleep(idleSeconds * 1000); return Number((((await cpuSeconds(pid)) - before) * 100 / idleSeconds).toFixed(2)) }
  const emptyPercent = await idle()
  const workspaceId = await fill(database)
  await sleep(20_000)
  const waitingPercent = await idle()
  const all = []
  for (let cycle = 0; cycle < cycles; cycle += 1) all.push(await oneHour(database, workspaceId, pid))
  const [first, last] = [all.slice(0, 5), all.slice(-5)]
  const of = (part, name) => median(part.map((one) => one[name]))
  report('waiting', world.loadBefore, {
    people, wake, cycles, idleCpuPercentOfOneCore: { nobodyWaits: emptyPercent, everybodyWaits: waitingPercent },
    medianOfFirstFive: { seconds: of(first, 'seconds'), cpuMsPerPerson: of(first, 'cpuMsPerPerson') }, medianOfLastFive: { seconds: of(last, 'seconds'), cpuMsPerPerson: of(last, 'cpuMsPerPerson') },
    runs: (await database.query(table)).rows[0], all,
  })
} finally {
  await database.end()
  await world.server.stop()
}
