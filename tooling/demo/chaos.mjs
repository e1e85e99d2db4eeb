// npm run demo:chaos -- [--people 2000] [--kills 300] [--crashes 20] [--freezes 4] [--workers 3] [--seed N] [--without GUARD[,GUARD]]
// Several workers of the built server over one database, killed in the middle of sending; the database crashed, workers
// frozen for longer than their lease, one that lives an hour ahead or behind. Then the servers written to are asked what they
// took, and the database what it says. Ends with 1 unless every promise was kept. --without: takes guards of guards.mjs out first.
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildVariant } from './build-variant.mjs'
import { canFakeTime, Member, startServices } from './chaos-fleet.mjs'
import { judgeChaos } from './chaos-oracle.mjs'
import { apiClient, runAdmin, sleep } from './running-server.mjs'
import { randomFrom } from './seeded-random.mjs'
import { startSink } from './start-sink.mjs'

const text = (value) => /** @type {const} */ ({ type: 'string', default: value })
const { values } = parseArgs({ options: { people: text('2000'), kills: text('300'), crashes: text('20'), freezes: text('4'), workers: text('3'), seed: text(String(Date.now() % 100_000)), without: text(''), port: text('4321'), delay: text('300') } })
const [people, kills, crashes, freezes, seed] = [values.people, values.kills, values.crashes, values.freezes, values.seed].map(Number)
const without = values.without.split(',').filter((name) => name !== '')
const random = randomFrom(seed)
/** A lease, the longest call and what the sweeper waits beyond. */
const frozenMs = 48_000

const journeyOf = (templates, hookUrl) => {
  const nodes = [
    { id: 'first', kind: 'email', config: { templateId: templates[0] } }, { id: 'pause', kind: 'wait', config: { for: 'PT5S' } },
    { id: 'call', kind: 'webhook', config: { url: hookUrl, method: 'POST', headers: {}, body: '{}' } }, { id: 'rest', kind: 'wait', config: { for: 'PT3S' } },
    { id: 'second', kind: 'email', config: { templateId: templates[1] } }, { id: 'done', kind: 'exit', config: {} },
  ]
  const edges = nodes.map(({ id }, index) => ({ id: `e${index}`, from: nodes[index - 1]?.id ?? 'entry', port: 'next', to: id }))
  return { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up', where: [] }, reentry: { kind: 'never' } }, nodes, edges }
}

/** Until it is taken: the server may be down at any moment, and what is sent twice counts once. */
async function insist(act) {
  for (const until = Date.now() + 600_000; ;) {
    try {
      return await act()
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(200)
    }
  }
}

async function sendPeople(url, writeKey, { from, to }) {
  for (let at = from; at < to; at += 50) {
    const batch = Array.from({ length: Math.min(to, at + 50) - at }, (_, index) => at + index).flatMap((n) => [
      { type: 'identify', userId: `p${n}`, messageId: `identify-${n}`, traits: { email: `p${n}@example.test` } }, { type: 'track', event: 'Signed Up', userId: `p${n}`, messageId: `signed-up-${n}` }])
    await insist(async () => {
      const response = await fetch(`${url}/v1/batch`, { method: 'POST', headers: { Authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` }, body: JSON.stringify({ batch }) })
      if (!response.ok) throw new Error(`Refused: ${response.status}`)
    })
  }
}

const home = await mkdtemp(path.join(tmpdir(), 'sendero-chaos-'))
// They think for so long that something is on the wire at every kill.
const sink = await startSink({ delayMs: Number(values.delay) })
const services = await startServices(path.join(home, 'services'))
// Its own copy, which nobody builds anew while it runs.
const entry = await buildVariant('apps/server/src/server.ts', without)
const url = `http://127.0.0.1:${values.port}`
const env = {
  DATABASE_URL: services.databaseUrl, CLICKHOUSE_URL: services.clickhouseUrl, MASTER_KEY: randomBytes(32).toString('hex'), PORT: values.port, PUBLIC_URL: url, HOST: '127.0.0.1',
  SMTP_URL: `${sink.url}?maxConnections=2`, OUTBOUND_ALLOW: [sink.url, sink.hookUrl].map((each) => new URL(each).host).join(','), OWNER_EMAIL: 'owner@example.test', OWNER_PASSWORD: 'a long demo password',
}
const api = new Member({ name: 'api', entry, env: { ...env, ROLE: 'api' }, dataDir: path.join(home, 'api') })
// The last one never has the right time.
const workers = Array.from({ length: Number(values.workers) }, (_, n) => new Member({
  name: `worker-${n}`, entry, env: { ...env, ROLE: 'worker' }, dataDir: path.join(home, `worker-${n}`), clockOffsets: n === Number(values.workers) - 1 ? [1, -1] : [0],
}))

try {
  await api.start()
  while (!api.isReady) await sleep(50)
  for (const worker of workers) await worker.start()
  const admin = (...args) => runAdmin({ DATA_DIR: path.join(home, 'api', 'api') }, args)
  const { key } = await admin('create-key', '--name', 'chaos', '--scopes', 'all')
  const { writeKey } = await admin('create-write-key', '--name', 'chaos')
  const client = apiClient(url, key)
  const { adminToken } = JSON.parse(await readFile(path.join(home, 'api', 'api', 'server.json'), 'utf8'))
  await apiClient(url, adminToken).patch('/api/v1/workspace', { postalAddress: 'Shop Ltd, 1 Main Street' })
  const template = (subject) => ({ name: subject, channel: 'email', subject, preheader: '', from: { name: 'Shop', email: 'shop@example.test' }, format: 'html', body: '<p>Hello {{ customer.userId }}. <a href="{{ unsubscribe_url }}">Unsubscribe</a> {{ workspace.postalAddress }}</p>' })
  const templates = [(await client.post('/api/v1/templates', template('First'))).id, (await client.post('/api/v1/templates', template('Second'))).id]
  const journey = await client.post('/api/v1/workflows', { name: 'Chaos', document: journeyOf(templates, sink.hookUrl) })
  await client.post(`/api/v1/workflows/${journey.id}/publish`, { backfill: 'none' })
  console.log(`Seed ${seed}: ${people} people, two e-mails and a call each; ${kills} kills, ${crashes} crashes of the database, ${freezes} freezes of ${frozenMs / 1000} s, ${workers.length} workers${canFakeTime ? ', one an hour ahead or behind' : ' (no faketime here: every clock is right)'}${without.length === 0 ? '' : `, WITHOUT ${without.join(', ')}`}`)

  const done = { kills: 0, crashes: 0, freezes: 0 }
  const arriving = (async () => {
    for (let n = 0; n < people; n += 50) {
      await sendPeople(url, writeKey, { from: n, to: Math.min(people, n + 50) })
      // Spread over the kills, so that each meets arrivals, waits and sends at once.
      while (done.kills < kills * (n / people) * 0.9) await sleep(50)
    }
  })()
  const freezing = (async () => {
    while (done.freezes < freezes) {
      await sleep(2_000 + random() * 4_000)
      const victim = workers[Math.floor(random() * workers.length)]
      if (!victim?.isReady) continue
      done.freezes += 1
      await victim.freeze(frozenMs)
    }
  })()
  const every = crashes === 0 ? Infinity : kills / crashes
  while (done.kills < kills) {
    const victims = [...workers, ...(done.kills % 10 === 9 ? [api] : [])].filter((each) => each.isReady && !each.isFrozen)
    const victim = victims[Math.floor(random() * victims.length)]
    if (!victim) { await sleep(25); continue }
    // Whoever is killed before it has begun to send shows nothing.
    for (const until = Date.now() + 4_000, before = await sink.count(); Date.now() < until && await sink.count() < before + 2;) await sleep(50)
    await sleep(random() * 300)
    if (!victim.isReady || victim.isFrozen) continue
    victim.kill()
    done.kills += 1
    if (done.kills >= every * (done.crashes + 1)) {
      services.crash()
      done.crashes += 1
    }
    if (done.kills % 50 === 0) console.log(`${done.kills} kills, ${done.crashes} crashes, ${done.freezes} freezes; load ${loadavg()[0]?.toFixed(1)}`)
  }
  await Promise.all([arriving, freezing])
  const verdict = await judgeChaos({ databaseUrl: services.databaseUrl, sink, people, checkInvariants: () => admin('check-invariants') })
  const result = { seed, without, people, workers: workers.length, starts: workers.reduce((sum, { starts }) => sum + starts, 0), ...done, ...verdict }
  console.log(JSON.stringify(result, null, 2))
  await writeFile(path.join(tmpdir(), `sendero-chaos-${seed}${without.map((name) => `-${name}`).join('')}.json`), JSON.stringify(result))
  process.exitCode = verdict.isKept ? 0 : 1
} finally {
  await Promise.all([api, ...workers].map((each) => each.stop()))
  await services.stop()
  sink.stop()
  if (process.exitCode === 1) console.log(`Logs of the processes are in ${home}`)
  else await rm(home, { recursive: true, force: true })
}
