import { setTimeout as sleep } from 'node:timers/promises'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day, hour, openSegmentWorld } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { openClickhouse } from '../../db/clickhouse.ts'
import type { Deps } from '../../deps.ts'
import { changeTraits } from '../customers/index.ts'
import { computeSegment } from './compute-segment.ts'
import { refreshDueSegments } from './refresh-due-segments.ts'
import { refreshSegment } from './refresh-segment.ts'
import { updateSegment } from './save-segment.ts'
import { updateMemberships } from './update-memberships.ts'

// A computation takes its answer from a copy that is a moment old, and people go on changing meanwhile. Neither may
// overwrite the other: these tests put changes at every point of it.

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openSegmentWorld(harness) })

const pro = { trait: 'plan', is: 'equals', value: 'pro' } as const
const visited = { event: 'visit', count: { atLeast: 1 }, within: 'P30D' } as const
const many = 1_500

const populate = async (count: number): Promise<void> => {
  for (let start = 0; start < count; start += 500) {
    await world.send(Array.from({ length: Math.min(500, count - start) }, (_, index) => ({ type: 'identify' as const, userId: `u${start + index}`, properties: { plan: (start + index) % 10 === 0 ? 'free' : 'pro' } })))
  }
}

/** Throws the stored membership away, as after a fault: far more people differ than are evaluated one by one. */
const lose = async (segmentId: string): Promise<void> => {
  await world.query('DELETE FROM segment_chunks WHERE segment_id = $1', [segmentId])
  await world.query('UPDATE segments SET member_count = 0 WHERE id = $1', [segmentId])
}

/** Runs something between the answer of ClickHouse to a question about people and what is made of it. */
function afterAnswer(action: () => Promise<void>): Deps {
  const clickhouse = Object.create(harness.deps.clickhouse) as ClickHouseClient
  clickhouse.query = (async (given: Parameters<ClickHouseClient['query']>[0]) => {
    const answer = await harness.deps.clickhouse.query(given)
    if (given.query.includes('AS places')) await action()
    return answer
  }) as ClickHouseClient['query']
  return { ...harness.deps, clickhouse }
}

const compute = (deps: Deps, segmentId: string, method: 'clickhouse' | 'memory' = 'clickhouse') =>
  computeSegment(deps, world.workspaceId, { segmentId, cause: 'test', timeLimitMs: 30_000, method })

async function expectExact(segmentId: string, rule: Parameters<SegmentWorld['matching']>[0]): Promise<void> {
  const expected = await world.matching(rule)
  expect(await world.members(segmentId)).toEqual(expected)
  expect(await world.query('SELECT member_count AS count, refresh_token, scan_after FROM segments WHERE id = $1', [segmentId])).toEqual([{ count: expected.length, refresh_token: null, scan_after: null }])
}

test('a refresh repairs whatever is wrong, by either way, and stores what it changed', async () => {
  await populate(many)
  const id = await world.segment(pro)
  for (const method of ['clickhouse', 'memory'] as const) {
    await lose(id)
    expect(await compute(harness.deps, id, method)).toEqual({ added: 1350, removed: 0, count: 1350 })
    await expectExact(id, pro)
    await world.query(`UPDATE segment_chunks SET bits = set_bit(set_bit(bits, 0, 1), 3, 0)`)
    expect(await compute(harness.deps, id, method)).toEqual({ added: 1, removed: 1, count: 1350 })
    await expectExact(id, pro)
  }
  expect(await world.query('SELECT cause, added, removed, member_count FROM segment_refreshes ORDER BY id')).toMatchObject([
    { cause: 'created', added: 1350, removed: 0, member_count: 1350 }, { added: 1350, removed: 0 }, { added: 1, removed: 1 }, { added: 1350, removed: 0 }, { added: 1, removed: 1, member_count: 1350 }])
})

test.each([['nearly everybody differs', true], ['a few differ', false]])('people who change while a computation is under way keep what they became (%s)', async (_, isLost) => {
  await populate(many)
  const id = await world.segment(pro)
  if (isLost) await lose(id)
  await compute(afterAnswer(async () => {
    await world.identify('u0', { plan: 'pro' })
    await world.identify('u1', { plan: 'free' })
    await world.identify('u2', { plan: 'free' })
    await world.identify('u2', { plan: 'pro' })
    await world.identify('new', { plan: 'pro' })
  }), id)
  await expectExact(id, pro)
  expect(await world.query('SELECT count(*) FROM segment_touches')).toEqual([{ count: 0 }])
})

test('a live update that began before the computation and commits after its answer is not lost', async () => {
  await populate(many)
  const id = await world.segment(pro)
  await lose(id)
  const [u1] = await world.query<{ id: string }>(`SELECT id FROM customers WHERE user_id = 'u1'`)
  const now = await world.now()
  let onEvaluated = (): void => undefined
  const evaluated = new Promise<void>((resolve) => { onEvaluated = resolve })
  const update = harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const changed = await changeTraits(harness.deps, tx, { changes: [{ customerId: u1?.id ?? '', set: { plan: 'free' }, unset: [] }], now })
    await updateMemberships(harness.deps, tx, { changed, now })
    onEvaluated()
    await sleep(700)
  })
  await evaluated
  await compute(harness.deps, id)
  await update
  await expectExact(id, pro)
})

test('of a computation and a new rule the new rule wins, and of two computations one tells its caller', async () => {
  await populate(many)
  const id = await world.segment(pro)
  const free = { trait: 'plan', is: 'equals', value: 'free' } as const
  await lose(id)
  await expect(compute(afterAnswer(async () => { await updateSegment(harness.deps, world.workspaceId, { id, rule: free, by: 'test' }) }), id)).rejects.toMatchObject({ code: 'CONFLICT' })
  await expectExact(id, free)
  const results = await Promise.allSettled([compute(harness.deps, id), compute(harness.deps, id)])
  expect(results.filter((result) => result.status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
  await expectExact(id, free)
})

test('a second refresh joins the one under way', async () => {
  await populate(20)
  const id = await world.segment(pro)
  await lose(id)
  const ask = () => refreshSegment(harness.deps, world.workspaceId, { segmentId: id, cause: 'request' })
  expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array.from({ length: 3 }, () => ({ added: 18, removed: 0, count: 18 })))
  expect(await world.query(`SELECT count(*) FROM segment_refreshes WHERE cause = 'request'`)).toEqual([{ count: 1 }])
})

test('without ClickHouse a membership is computed from PostgreSQL, with the same result', async () => {
  await populate(many)
  const id = await world.segment(pro)
  await lose(id)
  const gone = openClickhouse({ url: 'http://127.0.0.1:9' })
  expect(await compute({ ...harness.deps, clickhouse: gone }, id)).toEqual({ added: 1350, removed: 0, count: 1350 })
  await gone.close()
  await expectExact(id, pro)
})

test('a rule on a personal trait never asks ClickHouse, which does not have it', async () => {
  await world.identify('ann', { email: 'ann@example.com' })
  await world.identify('bob', { email: 'bob@example.org' })
  const rule = { trait: 'email', is: 'endsWith', value: '@example.com' } as const
  const id = await world.segment(rule)
  await expectExact(id, rule)
  expect(await world.members(id)).toEqual([0])
  expect(await world.call('segment.countRule', { rule })).toMatchObject({ count: 1, total: 2 })
})

test('a computation learns from everybody when time will move them', async () => {
  await populate(many)
  await world.fire('u5', 'visit')
  await world.pass(10 * day)
  await world.fire('u7', 'visit')
  const id = await world.segment(visited)
  await world.query('DELETE FROM segment_flips')
  await world.query('UPDATE segments SET computed_at = NULL')
  expect(await compute(harness.deps, id)).toMatchObject({ count: 2 })
  await world.settle()
  await expectExact(id, visited)
  expect(await world.query('SELECT count(*) FROM segment_flips')).toEqual([{ count: 2 }])
  await world.pass(20 * day + hour)
  await world.settle()
  expect(await world.userIds(await world.members(id))).toEqual(['u7'])
  await expectExact(id, visited)
})

test('the worker finishes what a process that died had begun', async () => {
  await populate(many)
  const id = await world.segment(visited)
  await world.fire('u3', 'visit')
  await world.query(`UPDATE segments SET computed_at = NULL, scan_after = 700, refresh_token = gen_random_uuid(), refresh_due_at = workspace_now()`)
  await world.query(`INSERT INTO segment_refreshes (workspace_id, segment_id, cause, added, removed, member_count, started_at) SELECT workspace_id, id, 'died', 0, 0, 0, now() FROM segments`)
  await world.settle()
  await expectExact(id, visited)
  await world.query(`UPDATE segments SET computed_at = NULL, refresh_due_at = workspace_now()`)
  await lose(id)
  expect(await refreshDueSegments(harness.deps, world.workspaceId)).toMatchObject({ refreshed: 1 })
  await expectExact(id, visited)
  expect(await world.query('SELECT count(*) FROM segments WHERE computed_at IS NULL')).toEqual([{ count: 0 }])
})

test('a segment that cannot be worked on holds up no other one', async () => {
  await populate(20)
  const broken = await world.segment(pro)
  const sound = await world.segment(pro)
  await world.query(`UPDATE segments SET rule = '{"op":"xor"}', revision = revision + 1 WHERE id = $1`, [broken])
  await world.query(`UPDATE segments SET computed_at = NULL, refresh_due_at = workspace_now() - CASE WHEN id = $1 THEN interval '1 minute' ELSE interval '0' END`, [broken])
  await lose(sound)
  expect(await refreshDueSegments(harness.deps, world.workspaceId)).toEqual({ refreshed: 1 })
  await expectExact(sound, pro)
})
