// What the benches share: a running product with keys, its database for raw limits and honest counts, and one report shape.
import { readFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { apiClient, eventually, startServer } from '../tooling/demo/running-server.mjs'

/** Path of a built server.js to measure as it is; without it the product is built and started as by `npm start`. */
const entry = process.env['BENCH_SERVER']

export async function openWorld(env = {}) {
  const loadBefore = loadavg()
  const server = await startServer({ NODE_ENV: 'production', ...env }, entry === undefined ? {} : { entry })
  const { key } = await server.admin('create-key', '--name', 'bench', '--scopes', 'all')
  const { writeKey } = await server.admin('create-write-key', '--name', 'bench')
  const { adminToken } = JSON.parse(await readFile(path.join(server.dataDir, 'server.json'), 'utf8'))
  await apiClient(server.url, adminToken).patch('/api/v1/workspace', { postalAddress: 'Bench Ltd, 1 Main Street', fromEmail: 'bench@example.test', fromName: 'Bench' })
  return { server, key, writeKey, api: apiClient(server.url, key), loadBefore, database: () => openEmbeddedDatabase(server.dataDir) }
}

/** The embedded database as its superuser: only to count what is stored and to run the raw limit beside it. */
async function openEmbeddedDatabase(dataDir) {
  const access = JSON.parse(await readFile(path.join(dataDir, 'postgres/access.json'), 'utf8'))
  const pool = new pg.Pool({ connectionString: `postgres://postgres:${access.password}@127.0.0.1:${access.port}/sendero`, max: 10 })
  pool.on('error', () => undefined)
  return pool
}

export const authorization = (writeKey) => `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

/** Prints one JSON document: the figures, the command, and the machine as it was. */
export function report(name, loadBefore, figures) {
  console.log(JSON.stringify({ bench: name, command: `node ${path.relative(process.cwd(), process.argv[1])} ${process.argv.slice(2).join(' ')}`.trim(), cores: cpus().length, loadBefore: loadBefore.map((one) => Number(one.toFixed(2))), loadAfter: loadavg().map((one) => Number(one.toFixed(2))), node: process.version, ...figures }, null, 2))
}

export const plainTemplate = (subject) => ({
  name: subject, channel: 'email', subject, preheader: '', from: { name: 'Bench', email: 'bench@example.test' }, format: 'html',
  body: '<p>Hello {{ customer.userId }}. <a href="{{ unsubscribe_url }}">Unsubscribe</a> {{ workspace.postalAddress }}</p>',
})

/** Publishes event -> e-mail -> exit and gives its id. */
export async function publishMailJourney(api, event) {
  const template = await api.post('/api/v1/templates', plainTemplate(`Mail for ${event}`))
  const journey = await api.post('/api/v1/workflows', { name: event, document: {
    schemaVersion: 1,
    entry: { trigger: { kind: 'event', event, where: [] }, reentry: { kind: 'never' } },
    nodes: [{ id: 'mail', kind: 'email', config: { templateId: template.id } }, { id: 'end', kind: 'exit', config: {} }],
    edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'mail' }, { id: 'e1', from: 'mail', port: 'next', to: 'end' }],
  } })
  await api.post(`/api/v1/workflows/${journey.id}/publish`, { backfill: 'none' })
  return journey.id
}

/** So many customers p0, p1, … in a segment of their own; gives its id when everybody is counted. */
export async function fillSegment({ server, api, writeKey }, people) {
  const headers = { Authorization: authorization(writeKey) }
  for (let at = 0; at < people; at += 250) {
    const batch = Array.from({ length: Math.min(250, people - at) }, (_, n) => ({ type: 'identify', userId: `p${at + n}`, messageId: `i-${at + n}`, traits: { email: `p${at + n}@example.test`, group: 'everybody' } }))
    const post = () => fetch(`${server.url}/v1/batch`, { method: 'POST', headers, body: JSON.stringify({ batch }) })
    let response = await post()
    // What the product takes in it must also get done: it says when to come again.
    for (; response.status === 429 || response.status === 503; response = await post()) await new Promise((resolve) => setTimeout(resolve, 500))
    if (!response.ok) throw new Error(`Refused: ${response.status} ${await response.text()}`)
  }
  const segment = await api.post('/api/v1/segments', { name: 'Everybody', rule: { trait: 'group', is: 'equals', value: 'everybody' } })
  await eventually('the segment to hold everybody', async () => ((await api.get(`/api/v1/segments/${segment.id}/count`)).count === people ? true : null), { timeoutMs: 300_000 })
  return segment.id
}

/** Writes to everybody of a segment at once, in a journey of five steps with one e-mail; gives its id. */
export async function publishCampaign(api, segmentId) {
  const template = await api.post('/api/v1/templates', plainTemplate('Everybody'))
  const pro = { trait: 'plan', is: 'equals', value: 'pro' }
  const journey = await api.post('/api/v1/workflows', { name: 'Everybody', document: {
    schemaVersion: 1, entry: { trigger: { kind: 'segmentEntered', segmentId }, reentry: { kind: 'never' } },
    nodes: [
      { id: 'share', kind: 'splitPercent', config: { salt: 'bench', branches: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }] } },
      { id: 'plan', kind: 'splitRules', config: { branches: [{ id: 'pro', rule: pro }] } },
      { id: 'mail', kind: 'email', config: { templateId: template.id } },
      { id: 'rest', kind: 'wait', config: { for: 'P1D' } },
      { id: 'end', kind: 'exit', config: {} },
    ],
    edges: [
      { id: 'e0', from: 'entry', port: 'next', to: 'share' }, { id: 'e1', from: 'share', port: 'a', to: 'plan' }, { id: 'e2', from: 'share', port: 'b', to: 'plan' },
      { id: 'e3', from: 'plan', port: 'pro', to: 'mail' }, { id: 'e4', from: 'plan', port: 'else', to: 'mail' }, { id: 'e5', from: 'mail', port: 'next', to: 'rest' }, { id: 'e6', from: 'rest', port: 'next', to: 'end' },
    ],
  } })
  await api.post(`/api/v1/workflows/${journey.id}/publish`, { backfill: 'all' })
  return journey.id
}
