import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

test('an event starts a run, which stands where it must wait and goes on when its time has come', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').updateCustomer('u', { stage: 'new' }).wait('w', 'P2D').goal('g').document())
  await world.fire('ann', 'Signed Up', { plan: 'pro' })
  expect(await world.advance()).toBe(1)
  expect(await world.runs(id)).toMatchObject([{ userId: 'ann', slot: 'once', status: 'active', nodeId: 'w' }])
  expect(await world.query(`SELECT traits->>'stage' AS stage FROM customers`)).toEqual([{ stage: 'new' }])
  await world.pass(2 * day - hour)
  expect(await world.advance()).toBe(0)
  await world.pass(2 * hour)
  expect(await world.advance()).toBe(1)
  expect(await world.runs(id)).toMatchObject([{ status: 'converted', endReason: 'goal', nodeId: 'g' }])
})

test('every visit is recorded once, the edge out of the entry included', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'PT1H').exit('x').document())
  await world.fire('ann', 'Signed Up')
  await world.advance()
  await world.pass(hour)
  await world.advance()
  const visits = await world.visits(id)
  expect(visits.map(({ node_id, entered, left, edge_id, outcome }) => [node_id, entered, left, edge_id, outcome])).toEqual([
    ['entry', 1, 1, 'e0', 'entered'],
    ['w', 1, 0, '', 'waiting'],
    ['w', 0, 1, 'e1', 'waited'],
    ['x', 1, 1, '', 'exited'],
  ])
})

test('messages carry the template version the journey was published with', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Signed Up').email('m', template).document())
  await world.query(`INSERT INTO template_versions (workspace_id, template_id, version, subject, format, body, compiled_html, compiled_text, created_by)
    SELECT workspace_id, template_id, 2, 'Newer', 'html', '', '', '', 'test' FROM template_versions`)
  await world.query('UPDATE templates SET current_version = 2')
  await world.fire('ann', 'Signed Up', { plan: 'pro' })
  await world.advance()
  expect(await world.query('SELECT journey_id, template_version, node_id, visit, state, payload FROM messages')).toEqual([
    { journey_id: id, template_version: 1, node_id: 'm', visit: 1, state: 'queued', payload: { event: { name: 'Signed Up', properties: { plan: 'pro' } } } }])
})

test('four workers advancing the same people step everybody exactly once', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onSegment(await world.segment({ trait: 'vip', is: 'equals', value: true })).email('m', template).wait('w', 'PT1H').email('n', template).document())
  await Promise.all(Array.from({ length: 700 }, (_, n) => world.identify(`u${n}`, { vip: true })))
  // Of those that come at once one takes in for all; who comes while it ends is left for the next.
  await world.takeIn()
  const advanceAll = async (): Promise<number> => (await Promise.all([1, 2, 3, 4].map(() => world.advance()))).reduce((sum, n) => sum + n, 0)
  expect(await advanceAll()).toBe(700)
  await world.pass(hour)
  expect(await advanceAll()).toBe(700)
  expect(await world.query('SELECT node_id, count(*), count(DISTINCT run_id) AS runs FROM messages GROUP BY 1 ORDER BY 1')).toEqual([
    { node_id: 'm', count: 700, runs: 700 }, { node_id: 'n', count: 700, runs: 700 }])
  const visits = await world.visits(id)
  expect(visits.filter((visit) => visit.entered === 1)).toHaveLength(4 * 700)
  expect(new Set(visits.map((visit) => `${visit.run_id} ${visit.visit} ${visit.entered}`)).size).toBe(visits.length)
})

test('people wait in the zone of the workspace when theirs is unknown', async () => {
  await world.query(`UPDATE workspaces SET time_zone = 'Asia/Kathmandu'`)
  await world.publish(journey().onEvent('Signed Up').wait('w', 'P1D').document())
  await world.fire('ann', 'Signed Up')
  await world.advance()
  const [row] = await world.query<{ inputs: { timeZone: string } }>(`SELECT state FROM runs`)
  expect(row).toBeDefined()
  expect((await world.query<{ payload: string }>(`SELECT payload FROM outbox WHERE target = 'node_visits'`))[0]?.payload).toContain('Asia/Kathmandu')
})
