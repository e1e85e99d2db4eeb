import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createClient } from '@clickhouse/client'
import { journey } from '@sendero/flow-engine/testing'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openApiWorld } from '../../../test/api-world.ts'
import type { ApiClient, ApiWorld } from '../../../test/api-world.ts'
import { openWebhookReceiver } from '../../../test/webhook-receiver.ts'
import type { WebhookReceiver } from '../../../test/webhook-receiver.ts'
import { suppressedAddresses } from '../customers/index.ts'

// One person whose every word is a canary goes through everything the product does with people, and is erased. Afterwards every
// table, queue, file and line of the log is searched: whoever adds a place that remembers people finds it named here.

const canary = 'kanari7f3a'
const email = `${canary}@example.com`
const [userId, anonymousId, name, phone] = [`${canary}-user`, `${canary}-anon`, `Ann ${canary}`, `+49 ${canary}`]
const bystander = 'bystander'

let receiver: WebhookReceiver
let world: ApiWorld
let client: ApiClient
const log: string[] = []
beforeAll(async () => {
  receiver = await openWebhookReceiver()
  // Answers with what it was sent would end up in errors.
  receiver.answer = (response) => { response.writeHead(500, { 'x-who': canary }).end(`No place for ${canary}`) }
  world = await openApiWorld({ OUTBOUND_ALLOW: receiver.host }, {}, { log: pino({ level: 'trace' }, { write: (line: string) => { log.push(line) } }) })
  client = await world.newClient()
})
afterAll(async () => {
  await world.close()
  await receiver.close()
})

const operate = async (method: 'POST' | 'GET', path: string, payload?: string): Promise<string> => {
  const [slug] = await world.deps.db.global<{ slug: string }>('SELECT slug FROM list_workspaces() WHERE workspace_id = $1', [client.workspaceId])
  const answer = await world.app.inject({ method, url: path, headers: { authorization: `Bearer ${world.adminToken}`, 'x-sendero-workspace': slug?.slug ?? '', ...(payload === undefined ? {} : { 'content-type': 'application/octet-stream' }) }, ...(payload === undefined ? {} : { payload }) })
  if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
  return answer.body
}
const rows = <Row extends object>(sql: string): Promise<Row[]> => world.deps.db.withWorkspace(client.workspaceId, (tx) => tx.query<Row>(sql))

async function importFile(kind: 'customers' | 'events', options: object, text: string): Promise<void> {
  await operate('POST', `/api/admin/imports/${kind}?options=${encodeURIComponent(JSON.stringify(options))}`, text)
}

/** What marketers have made before the person comes. */
async function prepare(): Promise<string> {
  const template = await client.ok<{ id: string }>('POST', '/templates', {
    name: 'Hello', channel: 'email', subject: 'Hello {{ customer.name }}', from: { name: 'Shop', email: 'shop@example.com' }, format: 'html',
    body: '<p>Dear {{ customer.name }}, {{ customer.email }}: {{ event.properties.note }}</p><p><a href="https://example.com/{{ customer.name | url_encode }}">Look</a> <a href="{{ unsubscribe_url }}">Off</a></p>',
  })
  const broken = await client.ok<{ id: string }>('POST', '/templates', {
    name: 'Broken', channel: 'email', subject: 'Hello', from: { name: 'Shop', email: 'shop@example.com' }, format: 'html',
    body: '<p>{{ customer.name | date: customer.name | divided_by: 0 }}</p><p><a href="{{ unsubscribe_url }}">Off</a></p>',
  })
  const segment = await client.ok<{ id: string }>('POST', '/segments', { name: 'With a plan', rule: { trait: 'plan', is: 'isSet' } })
  const publish = async (name: string, document: unknown): Promise<void> => {
    const made = await client.ok<{ id: string }>('POST', '/workflows', { name, document })
    await client.ok('POST', `/workflows/${made.id}/publish`, { backfill: 'none' })
  }
  const call = { method: 'POST', url: `http://${receiver.host}/hook`, headers: { 'x-name': '{{ customer.name }}' }, body: '{"name": {{ customer.name | json }}, "note": {{ event.properties.note | json }}}' } as const
  await publish('Mails', journey().onEvent('Ordered').email('m', template.id).email('b', broken.id).wait('w', 'P30D').exit('x').document())
  await publish('Calls', { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Ordered', where: [] }, reentry: { kind: 'never' } },
    nodes: [{ id: 'h', kind: 'webhook', config: call }, { id: 'x', kind: 'exit', config: {} }],
    edges: [{ id: 'e1', from: 'entry', port: 'next', to: 'h' }, { id: 'e2', from: 'h', port: 'next', to: 'x' }], canvas: { direction: 'TB', offsets: {}, notes: [] } })
  await publish('By segment', journey().onSegment(segment.id).wait('w', 'P30D').exit('x').document())
  return template.id
}

async function live(): Promise<void> {
  const traits = { email, name, phone, plan: `${canary}-plan`, address: { city: `${canary}-city`, street: [`${canary} 1`] }, [`${canary}-key`]: true }
  const context = { ip: '203.0.113.9', userAgent: `Browser ${canary}`, locale: canary, page: { url: `https://example.com/?q=${canary}` } }
  await client.ingest('/v1/track', { anonymousId, event: 'Looked', properties: { note: canary }, context, messageId: `${canary}-m1` })
  await client.ingest('/v1/identify', { userId, traits: { email: `Before.${email}` } })
  await client.ingest('/v1/identify', { userId, anonymousId, traits, context })
  await client.ingest('/v1/alias', { userId, previousId: `${canary}-old` })
  await client.ingest('/v1/group', { userId, groupId: `${canary}-group`, traits: { name: canary } })
  await client.ingest('/v1/identify', { userId: bystander, traits: { email: 'other@example.com', name: 'Other', plan: 'free' } })
  // Refused calls quote what was wrong with them.
  await client.ingest('/v1/track', { userId, event: 17, properties: canary })
  await client.ingest('/v1/batch', { batch: [{ type: 'track', event: `${canary} without id` }, { type: 'track', userId, event: 'Ordered', properties: { note: canary, cart: [{ sku: canary }] } }] })
  await importFile('customers', { name: 'people.csv', id: { kind: 'column', column: 'id' }, map: ['mail=email:string', 'born=born:date'], consent: 'attested', timeZone: null },
    `id,mail,born,who\n${userId},${email},2000-01-31,${name}\n,${email.toUpperCase()},2000-01-31,${name}\n${canary}-2, ${email} ,not a day,${name}\n${userId},${email},never,${name}\n,before.${email},2000-01-31,${name}\n`)
  await importFile('events', { name: 'events.csv', format: 'csv', map: [] }, `event,userId,timestamp,messageId,who\nOrdered,${userId},2026-01-31T10:00:00Z,${canary}-i1,${canary}\nOrdered,${userId},yesterday,${canary}-i2,${canary}\n`)
  await eventually('the mails and the call', async () => {
    const states = await rows<{ state: string }>(`SELECT m.state FROM messages m JOIN customers c ON c.id = m.customer_id WHERE c.user_id = '${userId}' AND (m.state IN ('sent', 'failed', 'skipped') OR m.attempt > 0)`)
    return states.length >= 2 ? states : null
  })
}

/** What people of the workspace do with them. */
async function handle(templateId: string): Promise<string> {
  const customer = await client.ok<{ id: string }>('GET', `/customers/${userId}`)
  const list = await client.ok<{ id: string }>('POST', '/lists', { name: 'Guests' })
  await client.ok('POST', `/lists/${list.id}/add`, { people: [userId, ` ${email}`] }, { 'idempotency-key': 'k1' })
  await client.ok('POST', `/templates/${templateId}/render`, { customerId: customer.id }, { 'idempotency-key': 'k2' })
  await client.ok('POST', `/templates/${templateId}/test-send`, { to: email, customerId: customer.id }, { 'idempotency-key': 'k3' })
  await client.ok('POST', `/templates/${templateId}/test-send`, { to: 'author@example.com', customerId: customer.id })
  await client.ok('POST', '/events', { userId, event: 'Visited', properties: { note: canary }, messageId: `${canary}-key` }, { 'idempotency-key': `${canary}-key` })
  await client.call('PUT', `/customers/${userId}`, { traits: { at: canary } }, { 'idempotency-key': `${canary}-put` })
  for (const link of (await rows<{ html: string }>(`SELECT html FROM mailbox_messages WHERE to_address = '${email}'`)).flatMap(({ html }) => [...html.matchAll(/href="http:\/\/127\.0\.0\.1:4000([^"]+)"/g)].map((found) => found[1] ?? ''))) {
    await world.app.inject({ method: 'GET', url: link.replaceAll('&amp;', '&'), headers: { 'user-agent': `Mail of ${canary}` } })
  }
  // One that cannot be taken in stays behind, where the operator sees it.
  await rows(`INSERT INTO event_log (workspace_id, message_key, message_id, type, event, user_id, occurred_at, received_at, source, properties)
    VALUES (current_workspace(), gen_random_uuid(), '${canary}-parked', 'track', 'Parked', '${userId}', now(), now(), 'sdk', '{"note": "${canary}"}')`)
  await rows(`INSERT INTO event_failures (workspace_id, seq, error) SELECT workspace_id, seq, 'cannot take in ${canary}' FROM event_log WHERE event = 'Parked'`)
  return customer.id
}

async function findInPostgres(): Promise<string[]> {
  const admin = new pg.Client({ connectionString: world.database.adminUrl })
  await admin.connect()
  try {
    const { rows: tables } = await admin.query<{ schema: string; name: string }>(`
      SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ORDER BY 1, 2`)
    expect(tables.map(({ schema }) => schema)).toContain('public')
    expect(tables.length).toBeGreaterThan(40)
    const found: string[] = []
    for (const { schema, name: table } of tables) {
      // A row as text has bytes in hexadecimal digits.
      const { rows: hits } = await admin.query<{ row: string }>(`SELECT left(t::text, 600) AS row FROM "${schema}"."${table}" t WHERE t::text ILIKE $1 OR t::text LIKE $2`, [`%${canary}%`, `%${Buffer.from(canary).toString('hex')}%`])
      found.push(...hits.map(({ row }) => `${schema}.${table}: ${row}`))
    }
    return found
  } finally {
    await admin.end()
  }
}

async function findInClickhouse(): Promise<string[]> {
  const clickhouse = createClient({ url: world.database.clickhouseUrl })
  try {
    const database = world.database.clickhouseDatabase
    const tables = await (await clickhouse.query({ query: `SELECT database, name FROM system.tables WHERE database = '${database}' OR (database = 'system' AND name LIKE '%_log') ORDER BY name`, format: 'JSONEachRow' })).json<{ database: string; name: string }>()
    expect(tables.length).toBeGreaterThan(5)
    const found: string[] = []
    for (const table of tables) {
      const text = await (await clickhouse.query({ query: `SELECT * FROM ${table.database}.${table.name}`, format: 'JSONEachRow' })).text()
      found.push(...text.split('\n').filter((line) => line.toLowerCase().includes(canary)).map((line) => `${table.name}: ${line.slice(0, 600)}`))
    }
    return found
  } finally {
    await clickhouse.close()
  }
}

async function findInFiles(): Promise<string[]> {
  const files = (await readdir(world.deps.dataDir, { recursive: true, withFileTypes: true })).filter((file) => file.isFile())
  const found: string[] = []
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    if (path.includes(canary) || (await readFile(path)).toString('latin1').toLowerCase().includes(canary)) found.push(path)
  }
  return found
}

test('a person who went through everything and is erased is nowhere any more, but never written to again', async () => {
  const template = await prepare()
  await live()
  const id = await handle(template)
  // The search finds what is there to be found.
  expect((await findInPostgres()).length).toBeGreaterThan(20)
  await eventually('the copy', async () => ((await rows('SELECT 1 FROM outbox')).length === 0 ? true : null))
  expect((await findInClickhouse()).length).toBeGreaterThan(3)
  await client.ok('DELETE', `/customers/${id}`)
  await eventually('analytics to forget', async () => ((await rows('SELECT 1 FROM erasures WHERE analytics_done_at IS NULL UNION ALL SELECT 1 FROM outbox')).length === 0 ? true : null))
  expect(await findInPostgres()).toEqual([])
  expect(await findInClickhouse()).toEqual([])
  expect(await findInFiles()).toEqual([])
  expect(log.filter((line) => line.toLowerCase().includes(canary))).toEqual([])
  const blocked = await world.deps.db.withWorkspace(client.workspaceId, (tx) => suppressedAddresses(world.deps, tx, { channel: 'email', addresses: [email] }))
  expect([...blocked]).toEqual([email])
  expect(await client.ok('GET', `/customers/${bystander}`)).toMatchObject({ traits: { name: 'Other' } })
})
