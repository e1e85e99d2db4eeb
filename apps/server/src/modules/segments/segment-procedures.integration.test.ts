import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import { openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { AnyProcedure, ProcedureContext } from '../../procedures/procedure.ts'
import { computeSegment } from './compute-segment.ts'
import { countRule } from './count-rule.ts'
import { segmentProcedures } from './index.ts'

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps({}, { broken: ['segments'] }) })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openSegmentWorld(harness) })

const pro = { trait: 'plan', is: 'equals', value: 'pro' } as const
const free = { trait: 'plan', is: 'equals', value: 'free' } as const
interface View { id: string; name: string; count: number; computedAt: string | null }

async function callIn(workspaceId: string, id: string, input: object): Promise<unknown> {
  const procedures: readonly AnyProcedure[] = segmentProcedures
  const context: ProcedureContext = { deps: harness.deps, actor: { kind: 'operator' }, workspaceId, requestId: 'test', log: harness.deps.log, signal: new AbortController().signal }
  return procedures.find((each) => each.id === id)?.call(context, input)
}

const people = async (of: SegmentWorld, count: number): Promise<void> => of.send(Array.from({ length: count }, (_, index) => (
  { type: 'identify' as const, userId: `u${index}`, properties: { plan: index % 2 === 0 ? 'pro' : 'free' } })))

test('a new segment has its members when the answer comes; a new rule has new ones', async () => {
  await people(world, 7)
  const created = await world.call<View>('segment.create', { name: ' Pro ', rule: pro })
  expect(created).toMatchObject({ name: 'Pro', rule: pro, count: 4 })
  expect(created.computedAt).not.toBeNull()
  expect(await world.call('segment.get', { id: created.id })).toEqual(created)
  expect(await world.call('segment.update', { id: created.id, name: 'Free', rule: free })).toMatchObject({ id: created.id, name: 'Free', count: 3 })
  expect(await world.call('segment.update', { id: created.id, name: 'Renamed' })).toMatchObject({ name: 'Renamed', rule: free, count: 3 })
  expect(await world.call('segment.count', { id: created.id })).toMatchObject({ count: 3, total: 7 })
  expect(await world.call('segment.refresh', { id: created.id })).toEqual({ added: 0, removed: 0, count: 3 })
  expect(await world.query('SELECT action FROM audit_log ORDER BY id')).toMatchObject([{ action: 'segment.create' }, { action: 'segment.update' }, { action: 'segment.update' }])
})

test('everything wrong with a rule is said with its path, and nothing is saved', async () => {
  const wrong = { op: 'and', rules: [{ trait: 'plan', is: 'same', value: 1 }, { event: 'x', count: { atLeast: 0 } }, { op: 'not' }] }
  await expect(world.call('segment.create', { name: 'x', rule: wrong })).rejects.toMatchObject({
    code: 'INVALID_INPUT', errors: [{ path: 'rule.rules.0.is' }, { path: 'rule.rules.1.count.atLeast' }, { path: 'rule.rules.2.rule' }] })
  await expect(world.call('segment.countRule', { rule: wrong })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(world.call('segment.create', { name: '  ', rule: pro, colour: 'red' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(await world.query('SELECT count(*) FROM segments')).toEqual([{ count: 0 }])
})

test('lists are paged to the end without a segment or member twice', async () => {
  await people(world, 9)
  for (const name of ['b', 'a', 'c', 'a']) await world.segment(pro, name)
  const pages = async <Item>(id: string, input: object): Promise<Item[]> => {
    const page = await world.call<{ data: Item[]; nextCursor: string | null }>(id, { limit: 2, ...input })
    return [...page.data, ...(page.nextCursor === null ? [] : await pages<Item>(id, { ...input, cursor: page.nextCursor }))]
  }
  const segments = await pages<View>('segment.list', {})
  expect(segments.map(({ name }) => name)).toEqual(['a', 'a', 'b', 'c'])
  expect((await pages<View>('segment.list', { q: 'B' })).map(({ name }) => name)).toEqual(['b'])
  const members = await pages<{ userId: string; traits: object }>('segment.customers', { id: segments[0]?.id })
  expect(members.map(({ userId }) => userId)).toEqual(['u0', 'u2', 'u4', 'u6', 'u8'])
  expect(members[0]?.traits).toEqual({ plan: 'pro' })
  expect((await pages<{ userId: string }>('segment.customers', { id: segments[0]?.id, q: 'U4' })).map(({ userId }) => userId)).toEqual(['u4'])
  await expect(world.call('segment.customers', { id: segments[0]?.id, cursor: 'WyJ4Il0' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('an archived segment is gone; one that a live journey uses stays, and says where it is used', async () => {
  const journeys = await openJourneyWorld(harness)
  const used = await journeys.segment(pro)
  const id = await journeys.publish(journey().onSegment(used).exit('x').document())
  const call = (procedure: string, input: object): Promise<unknown> => callIn(journeys.workspaceId, procedure, input)
  await expect(call('segment.archive', { id: used })).rejects.toMatchObject({ code: 'CONFLICT', data: { usedBy: [{ status: 'live', name: 'Test' }] } })
  await journeys.call('workflows.stop', { id: `wf_${id.replaceAll('-', '')}` })
  await call('segment.archive', { id: used })
  await expect(call('segment.get', { id: used })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await journeys.query('SELECT count(*) FROM segment_chunks')).toEqual([{ count: 0 }])
  await journeys.identify('ann', { plan: 'pro' })
  expect(await journeys.query('SELECT count(*) FROM segment_chunks')).toEqual([{ count: 0 }])
})

test('an overlap is counted from who is in each segment now', async () => {
  await people(world, 9)
  const ids = [await world.segment(pro), await world.segment({ op: 'and', rules: [] }), await world.segment({ event: 'visit', count: { atLeast: 1 } })].map(publicSegmentId)
  for (const name of ['u0', 'u1', 'u2']) await world.fire(name, 'visit')
  const overlap = async (...asked: (string | undefined)[]): Promise<Record<string, number>> => {
    const { overlaps } = await world.call<{ overlaps: { segmentIds: string[]; count: number }[] }>('segment.overlap', { segmentIds: asked })
    return Object.fromEntries(overlaps.map(({ segmentIds, count }) => [segmentIds.map((id) => ids.indexOf(id)).join(), count]))
  }
  expect(await overlap(...ids)).toEqual({ 0: 5, 1: 9, 2: 3, '0,1': 5, '0,2': 2, '1,2': 3, '0,1,2': 2 })
  expect(await overlap(ids[2], ids[0])).toEqual({ 2: 3, 0: 5, '2,0': 2 })
  await expect(world.call('segment.overlap', { segmentIds: [ids[0], ids[0]] })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(world.call('segment.overlap', { segmentIds: [ids[0], `seg_${'0'.repeat(32)}`] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

// Members of one segment may lie where another has nobody for a long way: neither may be cut off.
test('an overlap reaches over all chunks of segments of different lengths', async () => {
  const ids = [await world.segment({ op: 'or', rules: [] }), await world.segment({ op: 'or', rules: [] })]
  const put = (segmentId: string | undefined, chunks: readonly number[]) => world.query(`INSERT INTO segment_chunks (workspace_id, segment_id, chunk, bits, member_count) SELECT current_workspace(), $1, unnest($2::int[]), '\\x03', 2`, [segmentId, chunks])
  await put(ids[0], Array.from({ length: 120 }, (_, chunk) => chunk))
  await put(ids[1], [0, 49, 50, 119, 500])
  expect(await world.call('segment.overlap', { segmentIds: ids.map((id) => publicSegmentId(id)) })).toMatchObject({ overlaps: [{ count: 240 }, { count: 10 }, { count: 8 }] })
})

test('a workspace sees nothing of another, in PostgreSQL and in ClickHouse', async () => {
  await people(world, 6)
  const id = publicSegmentId(await world.segment(pro))
  const other = await openSegmentWorld(harness)
  await people(other, 4)
  const foreign = await other.segment(pro)
  for (const procedure of ['segment.get', 'segment.count', 'segment.refresh', 'segment.customers', 'segment.archive', 'segment.update']) {
    await expect(other.call(procedure, { id, ...(procedure === 'segment.update' ? { name: 'mine' } : {}) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  for (const method of ['clickhouse', 'memory'] as const) {
    expect(await countRule(harness.deps, world.workspaceId, { rule: pro, asker: 'a', method })).toMatchObject({ count: 3, total: 6 })
    expect(await countRule(harness.deps, other.workspaceId, { rule: pro, asker: 'a', method })).toMatchObject({ count: 2, total: 4 })
    expect(await computeSegment(harness.deps, other.workspaceId, { segmentId: foreign, cause: 'test', timeLimitMs: 10_000, method })).toEqual({ added: 0, removed: 0, count: 2 })
  }
})

test('a count tells what was written just before, and how old it is when it cannot', async () => {
  await people(world, 4)
  const before = await world.now()
  const counted = await countRule(harness.deps, world.workspaceId, { rule: pro, asker: 'a', method: 'clickhouse' })
  expect(counted).toMatchObject({ count: 2, total: 4 })
  expect(counted.computedAt).toBeGreaterThanOrEqual(before)
  await world.query(`INSERT INTO outbox (workspace_id, target, row_count, payload, created_at) VALUES ($1, 'customers', 1, 'not a row', clock_timestamp() - interval '1 hour')`, [world.workspaceId])
  const late = await countRule(harness.deps, world.workspaceId, { rule: pro, asker: 'a', method: 'clickhouse' })
  expect(late.computedAt).toBeLessThan(before - 3_500_000)
})
