import { afterAll, beforeAll, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { eventually, openApiWorld } from '../../test/api-world.ts'
import type { ApiClient, ApiWorld } from '../../test/api-world.ts'
import { openClickhouse } from '../db/clickhouse.ts'
import { exportCustomer } from '../modules/profiles/index.ts'

let world: ApiWorld
let client: ApiClient
beforeAll(async () => {
  world = await openApiWorld()
  client = await world.newClient()
})
afterAll(() => world.close())

const exported = (id: string, key = client.apiKey) => world.app.inject({ url: `/api/v1/customers/${id}/export.json`, headers: { authorization: `Bearer ${key}` } })
interface Export { customer: { userId: string; traits: object }; names: object[]; formerIds: string[]; consents: object[]; segments: object[]; lists: object[]; calls: { messageId: string; type: string; event: string | null }[]; messages: object[]; nodeVisits: object[] }

test('somebody gets everything that is known of them in one file, and nothing of anybody else', async () => {
  const document = journey().onEvent('Ordered').wait('w', 'P30D').exit('x').document()
  const made = await client.ok<{ id: string }>('POST', '/workflows', { name: 'Orders', document })
  await client.ok('POST', `/workflows/${made.id}/publish`, { backfill: 'none' })
  await client.ok('POST', '/segments', { name: 'Planned', rule: { trait: 'plan', is: 'isSet' } })
  const list = await client.ok<{ id: string }>('POST', '/lists', { name: 'Guests' })
  await client.ingest('/v1/track', { anonymousId: 'device', event: 'Looked', messageId: 'm0' })
  await eventually('the stranger', async () => ((await client.ok<{ data: object[] }>('GET', '/events?event=Looked')).data.length === 1 && (await world.deps.db.withWorkspace(client.workspaceId, (tx) => tx.query('SELECT 1 FROM event_inbox'))).length === 0 ? true : null))
  await client.ingest('/v1/identify', { userId: 'ann', anonymousId: 'device', traits: { email: 'ann@example.com', plan: 'pro' }, context: { ip: '203.0.113.9' }, messageId: 'm1' })
  await client.ingest('/v1/batch', { batch: Array.from({ length: 1_200 }, (_, index) => ({ type: 'track', userId: 'ann', event: index === 0 ? 'Ordered' : 'Visited', properties: { index }, messageId: `v${index}` })) })
  await client.ingest('/v1/track', { userId: 'bob', event: 'Visited', messageId: 'other' })
  await eventually('the run', async () => ((await world.deps.db.withWorkspace(client.workspaceId, (tx) => tx.query(`SELECT 1 FROM runs WHERE node_id = 'w' AND NOT EXISTS (SELECT 1 FROM event_inbox)`))).length > 0 ? true : null))
  await eventually('the segment', async () => ((await client.ok<{ segments: string[] }>('GET', '/customers/ann')).segments.length === 1 ? true : null))
  await client.ok('POST', `/lists/${list.id}/add`, { people: ['ann'] })
  const answer = await exported('ann')
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="cus_[0-9a-f]{32}\.json"$/)
  const all = answer.json<Export>()
  expect(all).toMatchObject({
    customer: { userId: 'ann', traits: { email: 'ann@example.com', plan: 'pro' } }, names: [{ kind: 'anonymous', value: 'device' }, { kind: 'user', value: 'ann' }],
    consents: [{ channel: 'email', status: 'subscribed', source: 'sdk', evidence: { messageId: 'm1' } }], segments: [{ name: 'Planned' }], lists: [{ name: 'Guests' }],
  })
  expect(all.calls.slice(0, 3)).toMatchObject([{ messageId: 'm0', type: 'track', event: 'Looked' }, { messageId: 'm1', type: 'identify', event: null, context: { ip: '203.0.113.9' }, properties: { plan: 'pro' } }, { messageId: 'v0' }])
  expect(new Set(all.calls.map(({ messageId }) => messageId)).size).toBe(1_202)
  expect(all.calls).toHaveLength(1_202)
  expect(all.nodeVisits).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'nodeVisit', nodeId: 'w', workflowName: 'Orders' })]))
  expect(answer.body).not.toContain('bob')
  expect((await exported('bob')).json<Export>().calls.map(({ messageId }) => messageId)).toEqual(['other'])
  expect(await world.deps.db.withWorkspace(client.workspaceId, (tx) => tx.query(`SELECT action FROM audit_log WHERE action = 'customer.export'`))).toHaveLength(2)
})

test('it needs the right to read people and the right to read events, in their workspace', async () => {
  await client.ok('PUT', '/customers/cid', { traits: {} })
  for (const scopes of [['customers:read'], ['events:read']] as const) {
    const half = await world.newClient({ scopes, workspaceId: client.workspaceId })
    expect((await exported('cid', half.apiKey)).statusCode).toBe(403)
  }
  expect((await exported('cid', 'sk_wrong')).statusCode).toBe(401)
  expect((await exported('cid', (await world.newClient()).apiKey)).statusCode).toBe(404)
  expect((await exported('nobody')).statusCode).toBe(404)
})

test('while analytics is away it is refused as a whole, and not cut short', async () => {
  await client.ok('PUT', '/customers/dan', { traits: {} })
  const away = openClickhouse({ url: 'http://127.0.0.1:1' })
  await expect(exportCustomer({ ...world.deps, clickhouse: away }, client.workspaceId, { idOrUserId: 'dan', by: 'test' })).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await away.close()
})
