import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Rule } from '@sendero/flow-engine/segment'
import { hour, openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { updateWorkspace } from '../workspaces/procedures/workspace-settings.ts'
import { countConditions } from './count-conditions.ts'
import { countRule } from './count-rule.ts'

// By the person's own clock: half of the world has its birthday on another day than the server.

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => {
  world = await openSegmentWorld(harness)
  // It is the 24th in Berlin and London, and already the 25th in Auckland.
  await world.holdClock(Date.UTC(2026, 11, 24, 12))
  await world.identify('ann', { birthday: '1990-12-24', timezone: 'Europe/Berlin' })
  await world.identify('kai', { birthday: '1990-12-25', timezone: 'Pacific/Auckland' })
  await world.identify('bob', { birthday: '1990-12-25' })
})

const today: Rule = { anniversary: 'birthday', is: 'today' }
const inside = async (segmentId: string): Promise<string[]> => world.userIds(await world.members(segmentId))
const context = (): ProcedureContext => ({ deps: harness.deps, actor: { kind: 'operator' }, workspaceId: world.workspaceId, requestId: 'test', log: harness.deps.log, signal: new AbortController().signal })

test('an anniversary begins and ends at midnight where each of them is', async () => {
  const id = await world.segment(today)
  expect(await inside(id)).toEqual(['ann', 'kai'])
  // Midnight in Berlin is at 23:00 UTC, that of the workspace an hour later, and the next in Auckland at 11:00.
  const seen: string[][] = []
  for (const ms of [11 * hour - 1, 1, hour, 11 * hour - 1, 1]) {
    await world.pass(ms)
    await world.settle()
    seen.push(await inside(id))
  }
  expect(seen).toEqual([['ann', 'kai'], ['kai'], ['bob', 'kai'], ['bob', 'kai'], ['bob']])
})

test('nobody is looked at again before their day', async () => {
  const id = await world.segment({ op: 'and', rules: [today, { trait: 'birthday', is: 'equals', value: '1990-12-24' }] })
  const [before] = await world.query<{ due: string[] }>('SELECT array_agg(due_at::text ORDER BY due_at) AS due FROM segment_flips WHERE segment_id = $1', [id])
  expect(before?.due).toEqual(['2026-12-24 23:00:00+00'])
  await world.pass(12 * hour)
  await world.settle()
  const [after] = await world.query<{ due: string[] }>('SELECT array_agg(due_at::text ORDER BY due_at) AS due FROM segment_flips WHERE segment_id = $1', [id])
  expect(after?.due).toEqual(['2027-12-23 23:00:00+00'])
})

test('whoever gets another clock is in by that one at once, also when a device tells it', async () => {
  const id = await world.segment(today)
  await world.identify('ann', { timezone: 'Pacific/Auckland' })
  expect(await inside(id)).toEqual(['kai'])
  await world.fire('bob', 'visit', { context: { timezone: 'Pacific/Auckland' } })
  expect(await inside(id)).toEqual(['bob', 'kai'])
})

test('another clock of the workspace moves those who have none of their own, and nobody who has', async () => {
  const [id, other] = [await world.segment(today), await world.segment({ trait: 'birthday', is: 'isSet' }, 'Other')]
  const named = await world.segment({ op: 'and', rules: [{ segment: publicSegmentId(id) }] }, 'Named')
  const revision = async (): Promise<number | undefined> => (await world.query<{ revision: number }>('SELECT revision FROM segments WHERE id = $1', [other]))[0]?.revision
  const before = await revision()
  await updateWorkspace.call(context(), { timeZone: 'Pacific/Auckland' })
  await world.settle()
  expect([await inside(id), await inside(named)]).toEqual([['ann', 'bob', 'kai'], ['ann', 'bob', 'kai']])
  expect(await revision()).toBe(before)
})

test('hours of events are those of the person, whoever is asked', async () => {
  const evening: Rule = { event: 'visit', count: { atLeast: 1 }, during: { from: '18:00', to: '22:00', weekdays: [4] } }
  const [own, office] = [await world.segment(evening, 'Own'), await world.segment({ ...evening, during: { ...evening.during, from: '18:00', to: '22:00', clock: 'workspace' } }, 'Office')]
  // 17:30 of a Thursday a week ago, and an hour later in Berlin.
  for (const user of ['ann', 'bob', 'kai']) await world.fire(user, 'visit', { occurredAt: Date.UTC(2026, 11, 17, 17, 30) })
  expect([await inside(own), await inside(office)]).toEqual([['ann'], []])
  await world.identify('bob', { timezone: 'Europe/Berlin' })
  await updateWorkspace.call(context(), { timeZone: 'Europe/Berlin' })
  await world.settle()
  expect([await inside(own), await inside(office)]).toEqual([['ann', 'bob'], ['ann', 'bob', 'kai']])
  expect(await countConditions(harness.deps, world.workspaceId, { rule: { op: 'and', rules: [evening, { event: 'visit', count: { atLeast: 1 } }] }, asker: 'd', signal: new AbortController().signal })).toEqual([2, 3])
})

// ClickHouse does not know by which clock people live: however large the workspace, nobody may ask it.
test('counts, previews and each line alone are answered from PostgreSQL', async () => {
  const rule: Rule = { op: 'and', rules: [today, { anniversary: 'birthday', is: 'inNextDays', value: 1 }] }
  expect(await countRule(harness.deps, world.workspaceId, { rule, asker: 'a' })).toMatchObject({ count: 2, total: 3 })
  expect(await countConditions(harness.deps, world.workspaceId, { rule, asker: 'b', signal: new AbortController().signal })).toEqual([2, 3])
  await expect(countRule(harness.deps, world.workspaceId, { rule, asker: 'c', method: 'clickhouse' })).rejects.toThrow('not in ClickHouse')
})

test('tells for one person on which day it is, by whose clock, and when it turns', async () => {
  const id = publicSegmentId(await world.segment(today))
  const { lines } = await world.call<{ lines: object[] }>('segment.explain', { id, customerId: 'bob' })
  expect(lines).toMatchObject([{ holds: false, turnsAt: '2026-12-25T00:00:00.000Z', found: { kind: 'anniversary', dates: ['1990-12-25'], next: { date: '2026-12-25', days: 1 }, timeZone: 'UTC' } }])
})
