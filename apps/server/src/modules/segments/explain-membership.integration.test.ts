import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day, openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openSegmentWorld(harness) })

interface Explanation { readonly isMember: boolean; readonly since: string | null; readonly lines: readonly { readonly holds: boolean; readonly turnsAt: string | null; readonly found: unknown }[] }

test('says why somebody is in, until when, and why not any more', async () => {
  const noon = Date.UTC(2026, 10, 30, 12)
  await world.holdClock(noon)
  await world.identify('ann', { plan: 'pro' })
  await world.fire('ann', 'Order', { properties: { total: 40 } })
  const id = publicSegmentId(await world.segment({ op: 'and', rules: [{ event: 'Order', time: 'last', is: 'inLast', value: 'P30D' }, { trait: 'plan', is: 'equals', value: 'pro' }] }))
  const explain = (customerId = 'ann'): Promise<Explanation> => world.call('segment.explain', { id, customerId })
  const turnsAt = new Date(noon + 30 * day).toISOString()
  expect(await explain()).toMatchObject({ isMember: true, lines: [
    { holds: true, turnsAt, found: null }, { holds: true, turnsAt, found: { kind: 'moment', at: new Date(noon).toISOString() } }, { holds: true, turnsAt: null, found: { kind: 'values', values: ['pro'] } }] })
  await world.holdClock(noon + 41 * day)
  await world.settle()
  expect(await explain()).toMatchObject({ isMember: false, since: null, lines: [{ holds: false }, { holds: false, turnsAt: null, found: { kind: 'moment', at: new Date(noon).toISOString() } }, { holds: true }] })
})

test('names what does not exist', async () => {
  const id = publicSegmentId(await world.segment({ op: 'and', rules: [] }))
  await expect(world.call('segment.explain', { id, customerId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(world.call('segment.explain', { id: `seg_${'0'.repeat(32)}`, customerId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
