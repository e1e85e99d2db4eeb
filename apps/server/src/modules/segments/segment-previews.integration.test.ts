import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day, openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { exportOutbox, waitForExport } from '../outbox/index.ts'
import { countConditions } from './count-conditions.ts'
import { countRule } from './count-rule.ts'
import { segmentHistory } from './segment-history.ts'

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openSegmentWorld(harness) })

const pro = { trait: 'plan', is: 'equals', value: 'pro' } as const
const visited = { event: 'visit', count: { atLeast: 1 } } as const
interface Preview { count: number; total: number; computedAt: string; sample: { id: string; userId: string; traits: object }[] }

const people = async (of: SegmentWorld, count: number): Promise<void> => of.send([
  ...Array.from({ length: count }, (_, index) => ({ type: 'identify' as const, userId: `u${index}`, properties: { plan: index % 2 === 0 ? 'pro' : 'free' } })),
  { type: 'track' as const, userId: 'u1', event: 'visit' }, { type: 'track' as const, userId: 'u2', event: 'visit' },
])

test('a preview counts and shows the newest people, whichever back end answers', async () => {
  await people(world, 9)
  const preview = await world.call<Preview>('segment.preview', { rule: pro, limit: 3 })
  expect(preview).toMatchObject({ count: 5, total: 9, sample: [{ userId: 'u8', traits: { plan: 'pro' } }, { userId: 'u6' }, { userId: 'u4' }] })
  expect((await world.call<Preview>('segment.preview', { rule: pro, limit: 0 })).sample).toEqual([])
  await waitForExport(harness.deps, world.workspaceId, 10_000)
  const ask = (method: 'memory' | 'clickhouse') => countRule(harness.deps, world.workspaceId, { rule: pro, asker: method, sampleSize: 3, method })
  const [inMemory, inClickhouse] = await Promise.all([ask('memory'), ask('clickhouse')])
  expect(inClickhouse.newest).toEqual(inMemory.newest)
  expect(inClickhouse).toMatchObject({ count: 5, total: 9 })
})

test('each condition of the outermost group is counted by itself, through a negation too', async () => {
  await people(world, 9)
  const both = { op: 'and' as const, rules: [pro, visited] }
  expect(await world.call('segment.countConditions', { rule: both })).toEqual({ counts: [5, 2] })
  expect(await world.call('segment.countConditions', { rule: { op: 'not', rule: both } })).toEqual({ counts: [5, 2] })
  expect(await world.call('segment.countConditions', { rule: { op: 'not', rule: pro } })).toEqual({ counts: [4] })
  await waitForExport(harness.deps, world.workspaceId, 10_000)
  expect(await countConditions(harness.deps, world.workspaceId, { rule: both, asker: 'a', signal: new AbortController().signal, method: 'clickhouse' })).toEqual([5, 2])
})

test('the newest question of one asker wins, others are left alone', async () => {
  await people(world, 3)
  const ask = (asker: string) => countRule(harness.deps, world.workspaceId, { rule: pro, asker })
  const [first, second, other] = await Promise.allSettled([ask('a'), ask('a'), ask('b')])
  expect(first).toMatchObject({ status: 'rejected', reason: { code: 'SUPERSEDED' } })
  expect([second?.status, other?.status]).toEqual(['fulfilled', 'fulfilled'])
  const gone = new AbortController()
  gone.abort()
  await expect(countRule(harness.deps, world.workspaceId, { rule: pro, asker: 'c', signal: gone.signal })).rejects.toMatchObject({ code: 'SUPERSEDED' })
})

test('a segment comes back from the archive with the members of today', async () => {
  await people(world, 4)
  const id = publicSegmentId(await world.segment(pro, 'Pro'))
  await world.call('segment.archive', { id })
  await world.identify('late', { plan: 'pro' })
  const list = async (status: string) => (await world.call<{ data: { id: string; archivedAt: string | null }[] }>('segment.list', { status })).data
  expect(await list('active')).toEqual([])
  expect(await list('archived')).toMatchObject([{ id, archivedAt: expect.any(String) as string }])
  expect(await world.call('segment.restore', { id })).toMatchObject({ name: 'Pro', count: 3, archivedAt: null })
  expect(await world.call('segment.restore', { id })).toMatchObject({ count: 3 })
  expect(await list('archived')).toEqual([])
  await world.identify('later', { plan: 'pro' })
  expect(await world.call('segment.count', { id })).toMatchObject({ count: 4 })
})

test('history tells by day who entered and left, and the size backwards from now', async () => {
  await world.holdClock(Date.UTC(2026, 4, 10, 12))
  await people(world, 4)
  const segmentId = await world.segment(pro)
  await world.pass(2 * day)
  await world.identify('u0', { plan: 'free' })
  await world.identify('u1', { plan: 'pro' })
  await world.identify('u3', { plan: 'pro' })
  while ((await exportOutbox(harness.deps, world.workspaceId)).exported > 0);
  const history = await segmentHistory(harness.deps, world.workspaceId, { segmentId, days: 4 })
  expect(history.days).toEqual([
    { day: '2026-05-09', entered: 0, left: 0, size: null }, { day: '2026-05-10', entered: 2, left: 0, size: 2 },
    { day: '2026-05-11', entered: 0, left: 0, size: 2 }, { day: '2026-05-12', entered: 2, left: 1, size: 3 },
  ])
})

test('another workspace neither sees, restores nor counts what is not its own', async () => {
  await people(world, 4)
  const segmentId = await world.segment(pro)
  await world.call('segment.archive', { id: publicSegmentId(segmentId) })
  const other = await openSegmentWorld(harness)
  await people(other, 2)
  await expect(other.call('segment.restore', { id: publicSegmentId(segmentId) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(other.call('segment.history', { id: publicSegmentId(segmentId) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await other.call('segment.preview', { rule: pro })).toMatchObject({ count: 1, total: 3, sample: [{ userId: 'u0' }] })
  expect(await other.call('segment.countConditions', { rule: pro })).toEqual({ counts: [1] })
})
