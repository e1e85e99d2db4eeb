import type { Rule } from '@sendero/flow-engine/segment'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day, openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { computeSegment } from './compute-segment.ts'
import { countRule } from './count-rule.ts'

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openSegmentWorld(harness) })

const named = (id: string): Rule => ({ segment: publicSegmentId(id) })
const without = (id: string): Rule => ({ op: 'not', rule: named(id) })
const pro: Rule = { trait: 'plan', is: 'equals', value: 'pro' }
const visited: Rule = { event: 'visit', count: { atLeast: 1 }, within: 'P30D' }
const members = async (id: string): Promise<string[]> => world.userIds(await world.members(id))

test('what moves somebody in one segment moves them in all that name it, in the same transaction', async () => {
  for (const name of ['ann', 'ben']) await world.identify(name, { plan: 'free' })
  const pros = await world.segment(pro, 'Pros')
  const visitors = await world.segment({ op: 'and', rules: [named(pros), visited] }, 'Visiting pros')
  const rest = await world.segment(without(visitors), 'The rest')
  await world.identify('ann', { plan: 'pro' })
  await world.fire('ann', 'visit')
  expect(await Promise.all([pros, visitors, rest].map(members))).toEqual([['ann'], ['ann'], ['ben']])
  for (const method of ['memory', 'clickhouse'] as const) {
    expect(await countRule(harness.deps, world.workspaceId, { rule: without(visitors), asker: method, method })).toMatchObject({ count: 1 })
    expect(await computeSegment(harness.deps, world.workspaceId, { segmentId: rest, cause: 'test', timeLimitMs: 10_000, method })).toMatchObject({ added: 0, removed: 0, count: 1 })
  }
  await world.holdClock(await world.now() + 31 * day)
  await world.settle()
  expect(await Promise.all([pros, visitors, rest].map(members))).toEqual([['ann'], [], ['ann', 'ben']])
})

test('a segment whose rule changes takes those that name it along', async () => {
  for (const [name, plan] of [['ann', 'pro'], ['ben', 'free']] as const) await world.identify(name, { plan })
  const base = await world.segment(pro, 'Base')
  const outside = await world.segment(without(base), 'Outside')
  const inside = await world.segment(without(outside), 'Inside')
  await world.call('segment.update', { id: publicSegmentId(base), rule: { trait: 'plan', is: 'equals', value: 'free' } })
  await world.settle()
  expect(await Promise.all([base, outside, inside].map(members))).toEqual([['ben'], ['ann'], ['ben']])
  await world.identify('ann', { plan: 'free' })
  expect(await Promise.all([base, outside, inside].map(members))).toEqual([['ann', 'ben'], [], ['ann', 'ben']])
})

test('a circle is refused with the way round it, and what is not there by its id', async () => {
  const a = await world.segment(pro, 'A')
  const b = await world.segment({ op: 'or', rules: [visited, named(a)] }, 'B')
  const c = await world.segment(without(b), 'C')
  await expect(world.call('segment.update', { id: publicSegmentId(a), rule: named(c) })).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'rule', message: expect.stringContaining('"A" → "C" → "B" → "A"') as string }] })
  await expect(world.call('segment.update', { id: publicSegmentId(a), rule: named(a) })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(world.call('segment.create', { name: 'x', rule: { segment: `seg_${'0'.repeat(32)}` } })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(world.call('segment.archive', { id: publicSegmentId(b) })).rejects.toMatchObject({ code: 'CONFLICT', data: { usedBy: [{ id: publicSegmentId(c), name: 'C' }] } })
})

test('rules that become too large by the segments they name are refused', async () => {
  const wide: Rule = { op: 'and', rules: Array.from({ length: 120 }, (_, index): Rule => ({ trait: `t${index}`, is: 'isSet' })) }
  const one = await world.segment(wide, 'One')
  const small = await world.segment(pro, 'Small')
  const both = await world.segment({ op: 'or', rules: [named(one), named(small)] }, 'Both')
  await expect(world.call('segment.create', { name: 'Twice', rule: { op: 'or', rules: [named(one), named(both)] } })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(world.call('segment.update', { id: publicSegmentId(small), rule: wide })).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ message: expect.stringContaining('"Both"') as string }] })
})

test('an explanation says of another segment whether they are in it', async () => {
  await world.identify('ann', { plan: 'pro' })
  const pros = await world.segment(pro, 'Pros')
  const rest = await world.segment(without(pros), 'The rest')
  expect(await world.call('segment.explain', { id: publicSegmentId(rest), customerId: 'ann' })).toMatchObject({ isMember: false, lines: [{ holds: false }, { holds: true, found: { kind: 'segment', isIn: true } }] })
})
