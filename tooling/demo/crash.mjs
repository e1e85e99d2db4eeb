// npm run demo:crash -- [--people 3000] [--kills 50] [--without-fence]
// Kills the server (kill -9, no warning) again and again in the middle of a journey that e-mails everybody, starts it again
// each time, and then compares what a recording SMTP server accepted with who should have got what.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { apiClient, eventually, sleep, startServer } from './running-server.mjs'
import { buildVariant } from './build-variant.mjs'
import { randomFrom } from './seeded-random.mjs'
import { startSink } from './start-sink.mjs'

const { values } = parseArgs({ options: { people: { type: 'string', default: '3000' }, kills: { type: 'string', default: '50' }, seed: { type: 'string', default: String(Date.now() % 100_000) }, 'without-fence': { type: 'boolean', default: false } } })
const people = Number(values.people)
const kills = Number(values.kills)

const journeyOf = (templates) => ({
  schemaVersion: 1,
  entry: { trigger: { kind: 'event', event: 'Signed Up', where: [] }, reentry: { kind: 'never' } },
  nodes: [
    { id: 'first', kind: 'email', config: { templateId: templates[0] } },
    { id: 'pause', kind: 'wait', config: { for: 'PT5S' } },
    { id: 'second', kind: 'email', config: { templateId: templates[1] } },
    { id: 'done', kind: 'exit', config: {} },
  ],
  edges: [
    { id: 'e0', from: 'entry', port: 'next', to: 'first' }, { id: 'e1', from: 'first', port: 'next', to: 'pause' },
    { id: 'e2', from: 'pause', port: 'next', to: 'second' }, { id: 'e3', from: 'second', port: 'next', to: 'done' },
  ],
})

async function sendEvents({ url, writeKey }, from, to) {
  for (let at = from; at < to; at += 100) {
    const batch = []
    for (let n = at; n < Math.min(to, at + 100); n += 1) batch.push({ type: 'identify', userId: `p${n}`, messageId: `identify-${n}`, traits: { email: `p${n}@example.test` } }, { type: 'track', event: 'Signed Up', userId: `p${n}`, messageId: `signed-up-${n}` })
    const response = await fetch(`${url}/v1/batch`, { method: 'POST', headers: { Authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` }, body: JSON.stringify({ batch }) })
    if (!response.ok) throw new Error(`Refused: ${response.status} ${await response.text()}`)
  }
}

const seed = Number(values.seed)
const random = randomFrom(seed)
const sink = await startSink()
const env = { SMTP_URL: sink.url, OUTBOUND_ALLOW: new URL(sink.url).host }
let server = await startServer(env)
// From here on the built server is started as it is: the time goes into kills, not into checking whether to build.
const entry = values['without-fence'] ? await buildVariant('apps/server/src/server.ts', ['doubt', 'answer-in-the-journal']) : fileURLToPath(new URL('../../apps/server/dist/server.js', import.meta.url))
env.DATA_DIR = server.dataDir
env.PORT = new URL(server.url).port
let done = 0
try {
  const { key } = await server.admin('create-key', '--name', 'crash', '--scopes', 'all')
  const { writeKey } = await server.admin('create-write-key', '--name', 'crash')
  const api = apiClient(server.url, key)
  const template = (subject) => ({ name: subject, channel: 'email', subject, preheader: '', from: { name: 'Shop', email: 'shop@example.test' }, format: 'html', body: '<p>Hello {{ customer.userId }}. <a href="{{ unsubscribe_url }}">Unsubscribe</a> {{ workspace.postalAddress }}</p>' })
  const { adminToken } = JSON.parse(await readFile(path.join(server.dataDir, 'server.json'), 'utf8'))
  await apiClient(server.url, adminToken).patch('/api/v1/workspace', { postalAddress: 'Shop Ltd, 1 Main Street' })
  const templates = [(await api.post('/api/v1/templates', template('First'))).id, (await api.post('/api/v1/templates', template('Second'))).id]
  const journey = await api.post('/api/v1/workflows', { name: 'Crash', document: journeyOf(templates) })
  await api.post(`/api/v1/workflows/${journey.id}/publish`, { backfill: 'none' })
  console.log(`Seed ${seed}: ${people} people, two e-mails each, ${kills} kills${values['without-fence'] ? ', WITHOUT the fence' : ''}`)

  // People arrive in slices, so that every kill meets ingestion, entry, waiting and sending at once.
  const slice = Math.ceil(people / Math.max(1, kills))
  let sent = 0
  for (done = 0; done < kills; done += 1) {
    const next = Math.min(people, sent + slice)
    await sendEvents({ url: server.url, writeKey }, sent, next)
    sent = next
    await sleep(80 + random() * 900)
    server.child.kill('SIGKILL')
    await new Promise((resolve) => { if (server.child.signalCode !== null) resolve(); else server.child.once('exit', resolve) })
    server = await startServer(env, { entry })
  }
  await sendEvents({ url: server.url, writeKey }, sent, people)

  const standing = async () => { const { nodes } = await api.get(`/api/v1/workflows/${journey.id}/metrics`); return Object.values(nodes).reduce((sum, node) => sum + node.hereNow, 0) }
  const metrics = () => api.get(`/api/v1/workflows/${journey.id}/metrics`)
  await eventually('everybody to pass the journey', async () => { const { nodes } = await metrics(); return nodes.done.entered >= people ? nodes : null }, { timeoutMs: 600_000 }).catch((error) => { console.log(String(error)) })
  let last = -1
  await eventually('the sending to come to rest', async () => { const now = await sink.count(); const isSame = now === last; last = now; return isSame ? now : null }, { timeoutMs: 600_000, everyMs: 6_000 })

  const { messages } = await sink.report()
  const counts = new Map()
  for (const [, to, count] of messages) counts.set(to, (counts.get(to) ?? 0) + count)
  const twiceByMessage = messages.reduce((sum, [, , count]) => sum + count - 1, 0)
  const tooManyByPerson = [...counts.values()].reduce((sum, count) => sum + Math.max(0, count - 2), 0)
  const duplicates = Math.max(twiceByMessage, tooManyByPerson)
  let lost = 0
  for (let n = 0; n < people; n += 1) lost += Math.max(0, 2 - (counts.get(`p${n}@example.test`) ?? 0))
  const invariants = await server.admin('check-invariants')
  const { nodes } = await metrics()
  const result = { seed, people, kills: done, fence: !values['without-fence'], accepted: messages.reduce((sum, [, , count]) => sum + count, 0), expected: people * 2, duplicates, lost, stuck: await standing(), unknown: (nodes.first.skipped?.unknown ?? 0) + (nodes.second.skipped?.unknown ?? 0) + (nodes.first.unknown ?? 0) + (nodes.second.unknown ?? 0), recordedSent: nodes.first.sent + nodes.second.sent, invariants }
  console.log(JSON.stringify(result, null, 2))
  console.log(`Machine load: ${loadavg().map((one) => one.toFixed(2)).join(' ')}`)
  await writeFile(path.join(server.dataDir, 'crash.json'), JSON.stringify(result))
  process.exitCode = duplicates === 0 && lost === 0 && result.stuck === 0 && invariants.isClean ? 0 : 1
} finally {
  await server.stop()
  sink.stop()
}
