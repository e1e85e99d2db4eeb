import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day, openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { exportOutbox } from '../outbox/index.ts'
import { queryWorkspace } from '../../db/clickhouse.ts'
import { changeTraits } from '../customers/index.ts'
import { computeSegment } from './compute-segment.ts'
import { segmentsOf } from './segments-of.ts'
import { updateMemberships } from './update-memberships.ts'

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openSegmentWorld(harness) })

const pro = { trait: 'plan', is: 'equals', value: 'pro' } as const
const bought = { event: 'Order Completed', count: { atLeast: 2 } } as const
const recent = { event: 'visit', count: { atLeast: 1 }, within: 'P30D' } as const

test('people enter and leave a segment with the event or trait that decides, and every move is told to ClickHouse', async () => {
  await world.identify('ann', { plan: 'free' })
  const proId = await world.segment(pro)
  const boughtId = await world.segment(bought)
  expect(await world.members(proId)).toEqual([])
  await world.identify('ann', { plan: 'pro' })
  await world.identify('bob', { plan: 'pro' })
  await world.fire('ann', 'Order Completed')
  expect(await world.members(boughtId)).toEqual([])
  await world.fire('ann', 'Order Completed')
  expect([await world.members(proId), await world.members(boughtId)]).toEqual([[0, 1], [0]])
  await world.identify('ann', { plan: 'free' })
  expect(await world.members(proId)).toEqual([1])
  await exportOutbox(harness.deps, world.workspaceId)
  const moves = await queryWorkspace<object>(harness.deps.clickhouse, {
    workspaceId: world.workspaceId, params: { segment: proId }, sql: 'SELECT number, added FROM segment_changes WHERE workspace_id = {workspaceId:UUID} AND segment_id = {segment:UUID} ORDER BY at, number' })
  expect(moves).toEqual([{ number: 0, added: 1 }, { number: 1, added: 1 }, { number: 0, added: 0 }])
})

test('people leave when their time is over and enter when it has come, without any event', async () => {
  const recentId = await world.segment(recent)
  const goneId = await world.segment({ op: 'not', rule: recent })
  await world.fire('ann', 'visit')
  expect([await world.members(recentId), await world.members(goneId)]).toEqual([[0], []])
  await world.pass(30 * day - 60_000)
  await world.settle()
  expect(await world.members(recentId)).toEqual([0])
  await world.pass(120_000)
  await world.settle()
  expect([await world.members(recentId), await world.members(goneId)]).toEqual([[], [0]])
  expect(await world.query('SELECT count(*) FROM segment_flips')).toEqual([{ count: 0 }])
  expect(await world.query('SELECT refresh_due_at FROM segments')).toEqual([{ refresh_due_at: null }, { refresh_due_at: null }])
})

test('of two transactions that change one person, neither misses what the other did', async () => {
  const both = await world.segment({ op: 'and', rules: [pro, { event: 'visit', count: { atLeast: 1 } }] })
  await world.identify('ann', { plan: 'free' })
  const [ann] = await world.query<{ id: string }>('SELECT id FROM customers')
  const now = await world.now()
  let onEvaluated = (): void => undefined
  const evaluated = new Promise<void>((resolve) => { onEvaluated = resolve })
  const { deps } = harness
  const upgrade = deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const changed = await changeTraits(deps, tx, { changes: [{ customerId: ann?.id ?? '', set: { plan: 'pro' }, unset: [] }], now })
    await updateMemberships(deps, tx, { changed, now })
    onEvaluated()
    await sleep(300)
  })
  await evaluated
  await world.fire('ann', 'visit')
  await upgrade
  expect(await world.members(both)).toEqual([0])
})

test('people of one chunk who change in many transactions at once all keep their place', async () => {
  const id = await world.segment(pro)
  await world.send(Array.from({ length: 40 }, (_, index) => ({ type: 'identify' as const, userId: `u${index}`, properties: { plan: 'free' } })))
  const people = await world.query<{ id: string }>('SELECT id FROM customers')
  const now = await world.now()
  await Promise.all(people.map(({ id: customerId }) => harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const changed = await changeTraits(harness.deps, tx, { changes: [{ customerId, set: { plan: 'pro' }, unset: [] }], now })
    await updateMemberships(harness.deps, tx, { changed, now })
  })))
  expect((await world.members(id)).length).toBe(40)
  expect(await world.query('SELECT member_count FROM segments')).toEqual([{ member_count: 40 }])
})

test('a call about the person itself is no event, in memory as in ClickHouse', async () => {
  await world.identify('ann', { plan: 'pro' })
  expect(await world.query('SELECT event FROM customer_events')).toEqual([{ event: '$sendero.identify' }])
  const id = await world.segment({ event: '$sendero.identify', count: { atLeast: 1 } })
  await world.identify('ann', { plan: 'free' })
  expect(await world.members(id)).toEqual([])
  expect(await computeSegment(harness.deps, world.workspaceId, { segmentId: id, cause: 'test', timeLimitMs: 10_000, method: 'clickhouse' })).toEqual({ added: 0, removed: 0, count: 0 })
})

test('many look-ups of memberships are one question', async () => {
  await world.identify('ann', { plan: 'pro' })
  await world.identify('bob', { plan: 'free' })
  const proId = await world.segment(pro)
  const freeId = await world.segment({ trait: 'plan', is: 'equals', value: 'free' })
  const people = await world.query<{ id: string; number: number }>('SELECT id, number FROM customers ORDER BY number')
  const found = await harness.deps.db.withWorkspace(world.workspaceId, (tx) => segmentsOf(tx, { customers: people, segmentIds: 'all' }))
  expect(people.map(({ id }) => [...found.get(id) ?? []])).toEqual([[publicSegmentId(proId)], [publicSegmentId(freeId)]])
})
