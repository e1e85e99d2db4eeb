import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { maintainDatabase } from '../../../test/maintain-database.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })
afterEach(async () => { expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([]) })

const refusals = async (journeyId: string): Promise<unknown[]> =>
  (await world.visits(journeyId)).filter((visit) => visit.outcome === 'notEntered').map((visit) => JSON.parse(visit.inputs))

test('without re-entry a customer enters once, and the record says why not again', async () => {
  const id = await world.publish(journey().onEvent('Order').exit('x').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await world.fire('ann', 'Order')
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ userId: 'ann', slot: 'once', status: 'exited' }])
  expect(await refusals(id)).toEqual([{ trigger: 'event', event: 'Order', reason: 'enteredBefore' }])
})

test('re-entry after exit admits a customer again once the run before has ended, not earlier', async () => {
  const id = await world.publish(journey().onEvent('Order').reentry('afterExit').wait('w', 'PT1H').document())
  await world.fire('ann', 'Order')
  await world.fire('ann', 'Order')
  await world.advance()
  expect(await world.runs(id)).toHaveLength(1)
  expect(await refusals(id)).toMatchObject([{ reason: 'stillInJourney' }])
  await world.pass(hour)
  await world.advance()
  await world.fire('ann', 'Order')
  expect(await world.runs(id)).toMatchObject([{ status: 'completed' }, { status: 'active' }])
})

test('re-entry always gives every event its own run, and the same event never two', async () => {
  const id = await world.publish(journey().onEvent('Order').reentry('always').wait('w', 'PT1H').document())
  await world.fire('ann', 'Order', {}, { messageId: 'm1' })
  await world.fire('ann', 'Order', {}, { messageId: 'm1' })
  await world.fire('ann', 'Order', {}, { messageId: 'm2' })
  expect(await world.runs(id)).toHaveLength(2)
})

test('an entry key gives one run per value, side by side', async () => {
  const id = await world.publish(journey().onEvent('Order', { key: 'properties.orderId' }).wait('w', 'PT1H').document())
  for (const orderId of ['o1', 'o2', 'o1', 7]) await world.fire('ann', 'Order', { orderId })
  expect((await world.runs(id)).map((run) => run.slot)).toEqual(['key:o1', 'key:o2', 'key:7'])
  expect(await refusals(id)).toMatchObject([{ reason: 'keyEnteredBefore' }])
})

// It would send because it sent, without end. Publishing refuses to draw it so; a version from before may stand so.
test('what the product has sent starts nothing and wakes nobody; an event that a client calls so does', async () => {
  const started = await world.publish(journey().onEvent('Mailed').wait('w', 'PT1H').document())
  const waiting = await world.publish(journey().onEvent('Order').waitForEvent('w', 'Mailed', { timeout: 'P1D' }).exit('x').document())
  await maintainDatabase(harness.fresh.adminUrl, `UPDATE journey_versions SET plan = replace(plan::text, 'Mailed', 'Email Sent')::jsonb`)
  await world.query(`UPDATE journeys SET trigger_event = replace(trigger_event, 'Mailed', 'Email Sent'), wait_events = array_replace(wait_events, 'Mailed', 'Email Sent')`)
  await world.fire('ann', 'Order')
  // Before the run stands anywhere, and while it waits.
  await world.fire('ann', 'Email Sent', {}, { source: 'sendero' })
  await world.advance()
  await world.fire('ann', 'Email Sent', {}, { source: 'sendero' })
  await world.advance()
  expect(await world.runs(started)).toEqual([])
  expect(await world.runs(waiting)).toMatchObject([{ status: 'active', nodeId: 'w' }])
  await world.fire('ann', 'Email Sent')
  await world.advance()
  expect(await world.runs(started)).toHaveLength(1)
  expect(await world.runs(waiting)).toMatchObject([{ status: 'exited' }])
})

test('goals and exits see what was sent: an event at once, a rule when the run goes on', async () => {
  const atOnce = await world.publish(journey().onEvent('Order').exitWhen('sent', { event: 'Email Sent' }).wait('w', 'P1D').exit('x').document())
  const ruled = await world.publish(journey().onEvent('Order').exitWhen('enough', { rule: { message: 'sent', count: { atLeast: 1 } } }).wait('w', 'PT1H').wait('v', 'P1D').exit('x').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await world.fire('ann', 'Email Sent', {}, { source: 'sendero' })
  await world.advance()
  expect(await world.runs(atOnce)).toMatchObject([{ status: 'exited' }])
  expect(await world.runs(ruled)).toMatchObject([{ status: 'active', nodeId: 'w' }])
  await world.pass(hour)
  await world.advance()
  expect(await world.runs(ruled)).toMatchObject([{ status: 'exited' }])
})

test('an event without the key starts nothing and says so', async () => {
  const id = await world.publish(journey().onEvent('Order', { key: 'properties.orderId' }).wait('w', 'PT1H').document())
  await world.fire('ann', 'Order', { total: 3 })
  expect(await world.runs(id)).toEqual([])
  expect(await refusals(id)).toMatchObject([{ reason: 'noKey', detail: expect.stringContaining('properties.orderId') }])
})

test('conditions on the event decide who enters', async () => {
  const id = await world.publish(journey().onEvent('Order', { where: [{ property: 'total', is: 'gt', value: 100 }] }).wait('w', 'PT1H').document())
  await world.fire('ann', 'Order', { total: 100 })
  await world.fire('bob', 'Order', { total: 100.5 })
  expect((await world.runs(id)).map((run) => run.userId)).toEqual(['bob'])
})

test('an imported event from before the journey was published does not start it; one from after does', async () => {
  const before = await world.now()
  const id = await world.publish(journey().onEvent('Order').wait('w', 'PT1H').document())
  await world.fire('ann', 'Order', {}, { source: 'import', occurredAt: before - hour })
  await world.pass(hour)
  await world.fire('bob', 'Order', {}, { source: 'import', occurredAt: await world.now() })
  await world.fire('cem', 'Order', {}, { source: 'api', occurredAt: before - hour })
  expect((await world.runs(id)).map((run) => run.userId)).toEqual(['bob', 'cem'])
  expect(await refusals(id)).toMatchObject([{ reason: 'beforePublishing' }])
})

test('entering a segment starts its journeys; leaving does not, and coming back counts as re-entry says', async () => {
  const segment = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  const once = await world.publish(journey().onSegment(segment).exit('x').document())
  const always = await world.publish(journey().onSegment(segment).reentry('always').exit('x').document())
  for (const plan of ['free', 'pro', 'free', 'pro']) {
    await world.identify('ann', { plan })
    await world.advance()
    await world.pass(1000)
  }
  expect(await world.runs(once)).toHaveLength(1)
  expect(await world.runs(always)).toHaveLength(2)
})

test('a journey that changes a trait can move people into another journey, in the same transaction', async () => {
  const segment = await world.segment({ trait: 'stage', is: 'equals', value: 'won' })
  const second = await world.publish(journey().onSegment(segment).wait('w', 'PT1H').document())
  await world.publish(journey().onEvent('Order').updateCustomer('u', { stage: 'won' }).document())
  await world.fire('ann', 'Order')
  await world.advance()
  expect(await world.runs(second)).toMatchObject([{ userId: 'ann', nodeId: 'w' }])
})

test('a backfill enters everybody in the segment once, whatever enters beside it, and can be repeated', async () => {
  const segment = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  for (let n = 0; n < 12; n += 1) await world.identify(`u${n}`, { plan: 'pro' })
  await world.identify('other', { plan: 'free' })
  const id = await world.publish(journey().onSegment(segment).reentry('always').wait('w', 'PT1H').document(), { backfill: 'all' })
  await world.identify('late', { plan: 'pro' })
  await world.advance()
  await world.advance()
  expect((await world.runs(id)).map((run) => run.userId).sort()).toEqual(['late', ...Array.from({ length: 12 }, (_, n) => `u${n}`)].sort())
  await world.query('UPDATE journeys SET backfill_after = -1')
  await world.advance()
  expect(await world.runs(id)).toHaveLength(13)
})

test('publishing without backfill leaves those who are in the segment already outside, also when it was never computed before', async () => {
  await world.identify('ann', { plan: 'pro' })
  const segment = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' }, { computed: false })
  const id = await world.publish(journey().onSegment(segment).wait('w', 'PT1H').document())
  expect(await world.query('SELECT member_count FROM segments')).toEqual([{ member_count: 1 }])
  await world.identify('bob', { plan: 'pro' })
  expect((await world.runs(id)).map((run) => run.userId)).toEqual(['bob'])
})
