// npx tsx bench/segments.ts [--people 1000000] [--events-each 20]
// A rule of three conditions over everybody: its preview while somebody types (five questions 120 ms apart, the latest wins), the full
// refresh of a saved segment with its difference stored and audited, and beside them the same question to ClickHouse, written by hand.
// The people and their events are made by ClickHouse and PostgreSQL themselves; everything measured goes through the product's API.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { startEmbeddedChdb } from '../apps/server/src/embedded/embedded-chdb.ts'
import { openWorld, percentile, report } from './bench-world.mjs'
import { askClickhouse, fillEvents, fillPeople } from './large-workspace.ts'

const { values } = parseArgs({ options: { people: { type: 'string', default: '1000000' }, 'events-each': { type: 'string', default: '20' } } })
const people = Number(values.people)
const events = people * Number(values['events-each'])
const [rounds, bursts, keysPerBurst, msBetweenKeys] = [15, 25, 5, 120]

const dataDir = await mkdtemp(join(tmpdir(), 'sendero-bench-'))
const chdb = await startEmbeddedChdb({ dataDir, log: pino({ level: 'warn' }) })
const world = await openWorld({ CLICKHOUSE_URL: chdb.url })
const database = await world.database()

interface Count { readonly count: number; readonly total: number }

const pro = { trait: 'plan', is: 'equals', value: 'pro' }
/** What somebody types: a number in one of three conditions. */
const typed = (times: number) => ({ op: 'and', rules: [pro, { event: 'Purchase', count: { atLeast: times }, within: 'P90D' }, { event: 'Login', count: { atMost: 0 }, within: 'P30D' }] })
const saved = { op: 'and', rules: [pro, { event: 'Purchase', count: { atLeast: 2 } }, { event: 'Refund', count: { atMost: 0 } }] }

const peopleByHand = `SELECT number FROM sendero.customers FINAL WHERE workspace_id = {w:UUID} AND is_deleted = 0 AND has(text['plan'], 'pro')`
const eventsByHand = (name: string, more: string): string => `SELECT number FROM sendero.events WHERE workspace_id = {w:UUID} AND event = '${name}' ${more}`
const typedByHand = (times: number): string => `${peopleByHand}
  AND number IN (${eventsByHand('Purchase', `AND occurred_at > now64() - INTERVAL 90 DAY AND occurred_at <= now64() GROUP BY number HAVING count() >= ${times}`)})
  AND number NOT IN (${eventsByHand('Login', 'AND occurred_at > now64() - INTERVAL 30 DAY AND occurred_at <= now64()')})`
const savedByHand = `${peopleByHand} AND number IN (${eventsByHand('Purchase', 'GROUP BY number HAVING count() >= 2')}) AND number NOT IN (${eventsByHand('Refund', '')})`

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; answer: T }> {
  const startedAt = performance.now()
  const answer = await work()
  return { ms: performance.now() - startedAt, answer }
}

const spread = (times: readonly number[]) => ({ p50ms: Math.round(percentile(times, 0.5)), p95ms: Math.round(percentile(times, 0.95)), maxMs: Math.round(percentile(times, 1)) })

async function preview(times: number): Promise<Count | null> {
  const response = await fetch(`${world.server.url}/api/v1/segments/preview`, {
    method: 'POST', headers: { Authorization: `Bearer ${world.key}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ rule: typed(times), asker: 'bench' }),
  })
  if (response.status === 409) return null
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return await response.json() as Count
}

/** From the last key of a burst to its answer; all questions before it are given up. */
async function typing(workspaceId: string): Promise<{ times: number[]; answered: number }> {
  const times: number[] = []
  let answered = 0
  for (let burst = 0; burst < bursts; burst += 1) {
    const early = []
    for (let key = 1; key < keysPerBurst; key += 1) {
      early.push(preview(key).then((count) => { if (count !== null) answered += 1 }))
      await sleep(msBetweenKeys)
    }
    const { ms, answer } = await timed(() => preview(1 + burst % 4))
    if (answer === null) throw new Error('The latest question was given up')
    times.push(ms)
    await Promise.all(early)
    if (burst === 0) {
      const [row] = await askClickhouse<{ n: number }>(chdb.url, `SELECT count() AS n FROM (${typedByHand(1)})`, workspaceId)
      if (Math.abs((row?.n ?? 0) - answer.count) > answer.count * 0.001) throw new Error(`${answer.count} by the product, ${row?.n} by hand`)
    }
  }
  return { times, answered }
}

const rest = 4

/** Every refresh finds people changed: a quarter of everybody has made two purchases more, which were written to ClickHouse past the product. */
async function refreshes(workspaceId: string, segmentId: string) {
  const times: number[] = []
  const differences: number[] = []
  for (let round = 0; round < rest; round += 1) {
    await askClickhouse(chdb.url, `INSERT INTO sendero.events SELECT {w:UUID}, 'Purchase', toUInt32(intDiv(number, 2) * ${rest} + ${round}), now64(3), ${events + 1} + number, [], map(), map(), map()
      FROM numbers(${2 * Math.floor(people / rest)}) SETTINGS max_memory_usage = 0`, workspaceId)
    const { ms, answer } = await timed(async () => await world.api.post(`/api/v1/segments/${segmentId}/refresh`) as { added: number; removed: number; count: number })
    times.push(ms)
    differences.push(answer.added + answer.removed)
    const [row] = await askClickhouse<{ n: number }>(chdb.url, `SELECT count() AS n FROM (${savedByHand})`, workspaceId)
    if (row?.n !== answer.count) throw new Error(`${answer.count} by the product, ${row?.n} by hand`)
  }
  const { rows: [audited] } = await database.query<{ n: string; moved: string }>(`SELECT count(*) AS n, sum(added + removed) AS moved FROM segment_refreshes WHERE cause = 'request' AND finished_at IS NOT NULL`)
  return { refreshMs: times.map(Math.round), differences, audited: Number(audited?.n), auditedChanges: Number(audited?.moved) }
}

try {
  const { rows: [workspace] } = await database.query<{ id: string }>('SELECT id FROM workspaces LIMIT 1')
  if (!workspace) throw new Error('There is no workspace')
  const fill = await timed(async () => {
    await fillPeople({ database, clickhouse: chdb.url, workspaceId: workspace.id, people })
    await fillEvents({ clickhouse: chdb.url, workspaceId: workspace.id, people, events })
  })
  const byHand: number[] = []
  const alone: number[] = []
  await preview(1)
  for (let round = 0; round < rounds; round += 1) {
    byHand.push((await timed(() => askClickhouse(chdb.url, `SELECT count() AS n FROM (${typedByHand(1 + round % 4)})`, workspace.id))).ms)
    alone.push((await timed(() => preview(1 + round % 4))).ms)
  }
  const { times, answered } = await typing(workspace.id)
  const created = await timed(async () => await world.api.post('/api/v1/segments', { name: 'Bench', rule: saved }) as { id: string })
  const savedAlone: number[] = []
  for (let round = 0; round < 5; round += 1) savedAlone.push((await timed(() => askClickhouse(chdb.url, `SELECT count() AS n FROM (${savedByHand})`, workspace.id))).ms)
  const refreshed = await refreshes(workspace.id, created.answer.id)
  report('segments', world.loadBefore, {
    people, events, fillSeconds: Math.round(fill.ms / 1000),
    preview: { ...spread(alone), ofByHand: Number((percentile(alone, 0.5) / percentile(byHand, 0.5)).toFixed(2)) }, previewByHand: spread(byHand),
    whileTyping: { ...spread(times), bursts, keysPerBurst, msBetweenKeys, earlierAnswered: answered },
    firstComputationMs: Math.round(created.ms), ...refreshed, refreshByHand: spread(savedAlone),
    refreshOfByHand: Number((percentile(refreshed.refreshMs, 0.5) / percentile(savedAlone, 0.5)).toFixed(2)),
  })
} finally {
  await database.end()
  await world.server.stop()
  await chdb.stop()
  await rm(dataDir, { recursive: true, force: true })
}
