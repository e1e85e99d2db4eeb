import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSegmentWorld } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { loadEventFacts } from './event-facts-repository.ts'
import type { EventsWanted } from './event-facts-repository.ts'

let harness: TestDeps
let world: SegmentWorld
let customerIds: string[]
beforeAll(async () => {
  harness = await openTestDeps()
  world = await openSegmentWorld(harness)
  await world.fire('anna', 'Order Completed', { occurredAt: at(3), properties: { total: 30 } })
  await world.fire('anna', 'Order Completed', { occurredAt: at(1), properties: { total: 10 } })
  await world.fire('anna', 'Page Viewed', { occurredAt: at(2), properties: { path: '/' } })
  await world.fire('bert', 'Page Viewed', { occurredAt: at(4), properties: { path: '/cart' } })
  await world.identify('bert', { plan: 'pro' })
  customerIds = (await world.query<{ id: string }>('SELECT id FROM customers ORDER BY number')).map(({ id }) => id)
})
afterAll(async () => { await harness.close() })

const at = (second: number) => Date.UTC(2026, 0, 1, 0, 0, second) + 123

const load = (wanted: Omit<EventsWanted, 'customerIds'>) => harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
  const found = await loadEventFacts(tx, { customerIds, ...wanted })
  // Places in the log differ from run to run; that they are right is another test.
  return customerIds.map((id) => Object.fromEntries([...found.get(id) ?? []].map(([name, facts]) => [name, facts.map(({ seq: _place, ...fact }) => fact)])))
})

const names = ['Order Completed', 'Page Viewed', '$sendero.identify']
const order = (second: number, properties: object) => ({ name: 'Order Completed', occurredAt: at(second), properties })
const view = (second: number, properties: object) => ({ name: 'Page Viewed', occurredAt: at(second), properties })

test('events come oldest first with their properties, calls about the person itself not at all', async () => {
  expect(await load({ names })).toEqual([
    { 'Order Completed': [order(1, { total: 10 }), order(3, { total: 30 })], 'Page Viewed': [view(2, { path: '/' })] },
    { 'Page Viewed': [view(4, { path: '/cart' })] },
  ])
})

test('properties nobody asked for are spared; how many events there are and when is told all the same', async () => {
  expect(await load({ names, propertiesOf: ['Page Viewed'] })).toEqual([
    { 'Order Completed': [order(1, {}), order(3, {})], 'Page Viewed': [view(2, { path: '/' })] },
    { 'Page Viewed': [view(4, { path: '/cart' })] },
  ])
  expect(await load({ names, propertiesOf: [] })).toEqual([
    { 'Order Completed': [order(1, {}), order(3, {})], 'Page Viewed': [view(2, {})] },
    { 'Page Viewed': [view(4, {})] },
  ])
  expect(await load({ names: [], propertiesOf: ['Page Viewed'] })).toEqual([{}, {}])
})

test('of events that are wanted for some time only, older ones are left out; of the others none', async () => {
  const within = (ms: { readonly [event: string]: number }) => ({ ms, now: at(5) })
  expect(await load({ names, within: within({ 'Order Completed': 3_000 }) })).toEqual([
    { 'Order Completed': [order(3, { total: 30 })], 'Page Viewed': [view(2, { path: '/' })] },
    { 'Page Viewed': [view(4, { path: '/cart' })] },
  ])
  expect(await load({ names, propertiesOf: [], within: within({ 'Order Completed': 1_000, 'Page Viewed': 2_001 }) })).toEqual([{ 'Order Completed': [order(3, {})] }, { 'Page Viewed': [view(4, {})] }])
  // A thousand years and more.
  expect((await load({ names: ['Order Completed'], within: within({ 'Order Completed': 1e14 }) }))[0]).toEqual({ 'Order Completed': [order(1, { total: 10 }), order(3, { total: 30 })] })
})

// A rule that asks for one thing and then another has to know which came first, also within a millisecond.
test('events of one instant are told apart by their place in the log, whatever else is loaded of them', async () => {
  await world.send(['Cart Updated', 'Order Completed', 'Cart Updated'].map((event) => ({ type: 'track' as const, userId: 'cem', event, occurredAt: at(5) })))
  const [cem] = await world.query<{ id: string }>(`SELECT id FROM customers WHERE user_id = 'cem'`)
  for (const propertiesOf of [['Cart Updated', 'Order Completed'], ['Cart Updated'], []]) {
    const found = await harness.deps.db.withWorkspace(world.workspaceId, (tx) => loadEventFacts(tx, { customerIds: [cem?.id ?? ''], names: ['Cart Updated', 'Order Completed'], propertiesOf }))
    const facts = [...found.get(cem?.id ?? '')?.values() ?? []].flat().sort((a, b) => (a.seq ?? NaN) - (b.seq ?? NaN))
    expect(facts.map(({ name }) => name)).toEqual(['Cart Updated', 'Order Completed', 'Cart Updated'])
  }
})
