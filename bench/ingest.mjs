// node bench/ingest.mjs [--seconds 20]                    as many as it takes, in batches of 100 and one by one
// node bench/ingest.mjs --rate 10000 [--seconds 20]       in batches of 100 at this rate: how long an answer takes
// node bench/ingest.mjs --events 5000000                  in batches of 100 until so many are stored: what memory it takes
// Events acknowledged per second, beside raw inserts of the same rows into the same table on the same database in the same run.
// Afterwards the stored rows must equal the acknowledgements.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { randomUUID } from 'node:crypto'
import { eventually } from '../tooling/demo/running-server.mjs'
import { openWorld, percentile, report } from './bench-world.mjs'
import { residentMiB } from './process-tree.mjs'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '20' }, rate: { type: 'string' }, events: { type: 'string' } } })
const seconds = Number(values.seconds)
const world = await openWorld()
const database = await world.database()

async function load({ connections, batchSize, prefix, ...more }) {
  const child = fork(fileURLToPath(new URL('ingest-client.mjs', import.meta.url)), [JSON.stringify({ url: world.server.url, writeKey: world.writeKey, seconds, connections, batchSize, prefix, ...more })])
  const [result] = await once(child, 'message')
  const stored = Number((await database.query('SELECT count(*) FROM event_log WHERE message_id LIKE $1', [`${prefix}-%`])).rows[0].count)
  const drain = performance.now()
  await eventually('the inbox to be empty', async () => ((await database.query('SELECT 1 FROM event_inbox LIMIT 1')).rowCount === 0 ? true : null))
  const intakeSeconds = result.seconds + (performance.now() - drain) / 1000
  return { eventsPerSecond: Math.round(result.acknowledged / result.seconds), acknowledged: result.acknowledged, stored, isEqual: stored === result.acknowledged, refused429: result.refused, p50ms: Number(percentile(result.times, 0.5).toFixed(1)), p99ms: Number(percentile(result.times, 0.99).toFixed(1)), takenInPerSecond: Math.round(result.acknowledged / intakeSeconds) }
}

/** The limit: the same rows in statements of 100, four connections, no HTTP, no validation, no row level security. */
async function rawLimit() {
  const workspace = (await database.query('SELECT id FROM workspaces LIMIT 1')).rows[0].id
  const until = Date.now() + Math.min(seconds, 10) * 1000
  let rows = 0
  const properties = JSON.stringify({ total: 12, sku: 'sku-7', channel: 'web' })
  const worker = async () => {
    while (Date.now() < until) {
      const keys = Array.from({ length: 100 }, () => randomUUID())
      await database.query(`INSERT INTO event_log (workspace_id, message_key, message_id, type, event, user_id, occurred_at, received_at, source, properties)
        SELECT $1, k::uuid, 'raw-' || k, 'track', 'Bench Event', 'u1', now(), now(), 'sdk', $3::jsonb FROM unnest($2::text[]) AS k ON CONFLICT DO NOTHING`, [workspace, keys, properties])
      rows += 100
    }
  }
  const start = performance.now()
  await Promise.all([worker(), worker(), worker(), worker()])
  return Math.round(rows / ((performance.now() - start) / 1000))
}

/** Resident memory by process while the work goes on, sampled every two seconds: the highest of each tenth of it. */
async function memoryDuring(work) {
  const samples = []
  const timer = setInterval(() => { void residentMiB(world.server.child.pid).then((sample) => samples.push(sample)) }, 2000)
  const done = await work()
  clearInterval(timer)
  const tenths = Array.from({ length: 10 }, (_, tenth) => samples.slice(Math.floor(tenth * samples.length / 10), Math.floor((tenth + 1) * samples.length / 10)))
  const highest = (kind) => tenths.map((some) => Math.max(...some.map((sample) => sample[kind])))
  return { ...done, residentMiBByTenth: { server: highest('server'), clickhouseChild: highest('clickhouse') } }
}

try {
  await load({ connections: 4, batchSize: 100, prefix: 'warm', seconds: Math.min(seconds, 10) })
  if (values.rate !== undefined) {
    const batches = await load({ connections: 8, batchSize: 100, prefix: 'batch', rate: Number(values.rate) })
    report('ingest', world.loadBefore, { rate: Number(values.rate), batchesOf100: batches })
    process.exitCode = batches.isEqual ? 0 : 1
  } else if (values.events !== undefined) {
    const batches = await memoryDuring(() => load({ connections: 8, batchSize: 100, prefix: 'batch', events: Number(values.events), seconds: 3600 }))
    report('ingest', world.loadBefore, { events: Number(values.events), batchesOf100: batches })
    process.exitCode = batches.isEqual ? 0 : 1
  } else {
    const rawRowsPerSecond = await rawLimit()
    const batches = await load({ connections: 8, batchSize: 100, prefix: 'batch' })
    const single = await load({ connections: 32, batchSize: 1, prefix: 'single' })
    report('ingest', world.loadBefore, { rawRowsPerSecond, batchesOf100: { ...batches, ofRawLimit: Number((batches.eventsPerSecond / rawRowsPerSecond).toFixed(2)) }, single: { ...single, ofRawLimit: Number((single.eventsPerSecond / rawRowsPerSecond).toFixed(2)) } })
    process.exitCode = batches.isEqual && single.isEqual ? 0 : 1
  }
} finally {
  await database.end()
  await world.server.stop()
}
