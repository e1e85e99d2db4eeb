import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openApiWorld } from '../../../test/api-world.ts'
import type { ApiClient, ApiWorld } from '../../../test/api-world.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { listKeys, listWriteKeysProcedure } from '../identity/procedures/list-keys.ts'
import { checkPromises, workspaceAbout } from './procedures/workspace-about.ts'
import { workspaceOverview } from './procedures/workspace-overview.ts'

let world: ApiWorld
let api: ApiClient
beforeAll(async () => {
  world = await openApiWorld()
  api = await world.newClient()
})
afterAll(async () => { await world.close() })

const context = (): ProcedureContext => ({ deps: world.deps, actor: { kind: 'operator' }, workspaceId: api.workspaceId, requestId: 'test', log: world.deps.log, signal: new AbortController().signal })
const overview = () => workspaceOverview.call(context(), {})

test('the first steps are ticked off by what is really there', async () => {
  const empty = await world.newClient()
  await world.deps.db.withWorkspace(empty.workspaceId, (tx) => tx.query('DELETE FROM write_keys'))
  await world.deps.db.withWorkspace(empty.workspaceId, (tx) => tx.query('DELETE FROM api_keys'))
  const before = await workspaceOverview.call({ ...context(), workspaceId: empty.workspaceId }, {})
  expect(before).toMatchObject({ firstSteps: { hasSource: false, hasEvent: false, hasTemplate: false, hasJourney: false, hasLiveJourney: false }, customers: 0, peopleInJourneys: 0, journeys: [], mailHost: null, hasPostalAddress: true })
  expect(before.eventsPerMinute).toEqual(new Array(60).fill(0))
})

test('people, messages and events are counted as they are stored', async () => {
  const template = await api.ok<{ id: string }>('POST', '/templates', { name: 'T', channel: 'email', subject: 'Hi', preheader: '', from: { name: 'S', email: 's@example.test' }, format: 'html', body: '<p>{{ unsubscribe_url }}</p>' })
  const journey = await api.ok<{ id: string }>('POST', '/workflows', { name: 'Welcome', document: {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up', where: [] }, reentry: { kind: 'always' } },
    nodes: [{ id: 'm', kind: 'email', config: { templateId: template.id } }, { id: 'w', kind: 'wait', config: { for: 'P1D' } }], edges: [{ id: 'a', from: 'entry', port: 'next', to: 'm' }, { id: 'b', from: 'm', port: 'next', to: 'w' }],
  } })
  await api.ok('POST', `/workflows/${journey.id}/publish`, { backfill: 'none' })
  for (const person of ['ann', 'bob']) {
    await api.ingest('/v1/identify', { userId: person, traits: { email: `${person}@example.test` } })
    await api.ingest('/v1/track', { userId: person, event: 'Signed Up' })
  }
  // Twice on the way is one person.
  await api.ingest('/v1/track', { userId: 'ann', event: 'Signed Up' })
  const seen = await eventually('both mails', async () => {
    const now = await overview()
    return now.messagesToday.sent === 3 ? now : null
  })
  expect(seen).toMatchObject({ customers: 2, peopleInJourneys: 2, messagesToday: { sent: 3, skipped: 0, failed: 0 }, firstSteps: { hasSource: true, hasEvent: true, hasTemplate: true, hasJourney: true, hasLiveJourney: true } })
  expect(seen.journeys).toMatchObject([{ id: journey.id, name: 'Welcome', status: 'live', hereNow: 3 }])
  expect(seen.eventsPerMinute.reduce((sum, count) => sum + count, 0)).toBe(5)
})

test('a write key tells how many events came in with it, and which was the last', async () => {
  const keys = await eventually('the uses of the key', async () => {
    const { data } = await listWriteKeysProcedure.call(context(), {})
    return data[0]?.eventsCount === 5 ? data : null
  })
  expect(keys).toMatchObject([{ eventsCount: 5, lastEvent: 'Signed Up' }])
  expect(keys[0]?.lastEventAt).toBe(keys[0]?.lastUsedAt)
  const used = await eventually('the use of the API key', async () => (await listKeys.call(context(), {})).data.find((key) => key.lastUsedAt !== null) ?? null)
  expect(used.name).toBe('test')
})

test('about names the services that answer, and the promises are held against the rows', async () => {
  expect(await workspaceAbout.call(context(), {})).toMatchObject({ services: [{ name: 'PostgreSQL', version: expect.stringMatching(/^\d/) as string }, { name: 'ClickHouse', version: expect.stringMatching(/^\d/) as string }, {}] })
  expect(await checkPromises.call(context(), {})).toEqual({ isClean: true, violations: [] })
})
