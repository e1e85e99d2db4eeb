import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { exportOutbox } from '../outbox/index.ts'
import { recentNumbers } from './recent-numbers.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

interface Item { id: string; name: string; status: string; trigger: JsonObject | null; archivedAt: string | null; people: number; totals: JsonObject | null; last7Days: { entered: number; converted: number; daily: number[] } | null }
const list = async (input: JsonObject = {}): Promise<Item[]> => (await world.call<{ data: Item[] }>('workflows.list', input)).data

test('a list shows how people enter: as published while they can be in it, else as drawn', async () => {
  const segment = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  const live = await world.publish(journey().onSegment(segment).exit('x').document())
  await world.call('workflows.update', { id: toPublicId('journey', live), ifMatch: '*', document: journey().onEvent('Other').exit('x').document() as unknown as JsonObject })
  await world.create(journey().onEvent('Order').exit('x').document())
  await world.create({ entry: { trigger: 'scribble' } })
  await world.create(journey().onSegment('seg_00000000000000000000000000000000').exit('x').document())
  expect((await list()).map(({ trigger }) => trigger)).toEqual([
    { kind: 'segmentEntered', segmentId: 'seg_00000000000000000000000000000000', segmentName: null }, null, { kind: 'event', event: 'Order' },
    { kind: 'segmentEntered', segmentId: segment, segmentName: 'Some' },
  ])
})

test('the archive is a list of its own', async () => {
  const kept = await world.create(journey().onEvent('Order').exit('x').document())
  const put = await world.create(journey().onEvent('Order').exit('x').document())
  await world.call('workflows.archive', { id: toPublicId('journey', put) })
  expect((await list()).map(({ id, archivedAt }) => [id, archivedAt])).toEqual([[toPublicId('journey', kept), null]])
  const [archived] = await list({ archived: 'true' })
  expect(archived).toMatchObject({ id: toPublicId('journey', put), archivedAt: expect.any(String) as string })
  expect(await world.call('workflows.restore', { id: toPublicId('journey', put) })).toMatchObject({ id: toPublicId('journey', put), status: 'draft' })
  expect(await list({ archived: true })).toEqual([])
  expect(await list({ archived: 'false' })).toHaveLength(2)
})

test('the last seven days are those of the workspace, and the totals are everything', async () => {
  await world.query(`UPDATE workspaces SET time_zone = 'Asia/Tokyo'`)
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'PT1H').goal('g').document())
  const quiet = await world.publish(journey().onEvent('Never').exit('x').document())
  // Nine in the evening in Tokyo: the next hours lie on another day there, and on the same one in UTC.
  const now = await world.now()
  await world.pass(day - (now % day) + 12 * hour)
  await world.fire('old', 'Signed Up')
  await world.advance()
  await world.pass(7 * day)
  await world.fire('ann', 'Signed Up')
  await world.advance()
  await world.pass(6 * hour)
  await world.fire('bob', 'Signed Up')
  await world.advance()
  await exportOutbox(harness.deps, world.workspaceId)
  const byId = new Map((await list()).map((item) => [item.id, item]))
  expect(byId.get(toPublicId('journey', id))).toMatchObject({ people: 1, totals: { entered: 3, converted: 2 }, last7Days: { entered: 2, converted: 2, daily: [0, 0, 0, 0, 0, 1, 1] } })
  expect(byId.get(toPublicId('journey', quiet))).toMatchObject({ people: 0, totals: { entered: 0, converted: 0 }, last7Days: { entered: 0, converted: 0, daily: [0, 0, 0, 0, 0, 0, 0] } })
})

test('without ClickHouse the list is there, and says that it does not know the numbers', async () => {
  const gone = { ...harness.deps.clickhouse, query: () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })) } as unknown as typeof harness.deps.clickhouse
  expect(await recentNumbers({ clickhouse: gone }, world.workspaceId, { journeyIds: [crypto.randomUUID()], now: Date.now(), timeZone: 'UTC' })).toBeNull()
})
