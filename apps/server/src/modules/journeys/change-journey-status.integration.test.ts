import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { toPublicId } from '../../db/public-id.ts'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'
import { advanceBatch } from '../runs/advance-batch.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })
afterEach(async () => { expect((await checkInvariants(harness.deps, world.workspaceId)).filter(({ promise }) => !promise.startsWith('No message'))).toEqual([]) })

const go = (verb: string, id: string): Promise<unknown> => world.call(`workflows.${verb}`, { id: toPublicId('journey', id) })
const statuses = async (id: string): Promise<unknown[]> => (await world.runs(id)).map((run) => [run.status, run.nodeId, run.isHeld])

test('while a journey is paused its people stand still; resumed, those whose time came go on, the others wait on', async () => {
  const id = await world.publish(journey().onEvent('Order').wait('w', 'P1D').wait('v', 'P1D').exit('x').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await world.pass(day / 2)
  await world.fire('bob', 'Order')
  await world.advance()
  await go('disable', id)
  await world.pass(day / 2)
  expect(await world.advance()).toBe(0)
  expect(await statuses(id)).toEqual([['active', 'w', true], ['active', 'w', false]])
  await go('enable', id)
  expect(await world.advance()).toBe(1)
  expect(await statuses(id)).toEqual([['active', 'v', false], ['active', 'w', false]])
})

test('nobody enters a paused journey, and the record says that it was paused', async () => {
  const id = await world.publish(journey().onEvent('Order').wait('w', 'P1D').document())
  await go('disable', id)
  await world.fire('ann', 'Order')
  expect(await world.runs(id)).toEqual([])
  expect((await world.visits(id)).map((visit) => JSON.parse(visit.inputs) as unknown)).toMatchObject([{ reason: 'journeyPaused' }])
})

test('an event that people wait for during a pause counts when the journey is resumed', async () => {
  const id = await world.publish(journey().onEvent('Order').waitForEvent('e', 'Visit', { timeout: 'P1D' }).goal('g').at('e', 'timeout').exit('x').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await go('disable', id)
  await world.pass(hour)
  await world.fire('ann', 'Visit')
  await world.advance()
  await world.pass(2 * day)
  await world.advance()
  expect(await statuses(id)).toEqual([['active', 'e', true]])
  await go('enable', id)
  await world.advance()
  expect(await statuses(id)).toEqual([['converted', 'g', false]])
})

test('a run that is parked at the very moment its journey is resumed is not forgotten', async () => {
  const id = await world.publish(journey().onEvent('Order').wait('w', 'P1D').exit('x').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await go('disable', id)
  await world.pass(day)
  let resumed: Promise<unknown> = Promise.resolve()
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    // The advance has read "paused" and parked the run; before it commits, somebody resumes.
    await advanceBatch(harness.deps, tx, { after: { live: null, bulk: null }, limit: 10, isClock: false })
    resumed = go('enable', id)
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  })
  await resumed
  await world.advance()
  expect(await statuses(id)).toEqual([['exited', 'x', false]])
})

test('stopping ends everybody, due or not, held or not, and cancels what was not sent', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Order').email('m', template).wait('w', 'P1D').exit('x').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await world.pass(day)
  await world.advance()
  await world.fire('bob', 'Order')
  await world.advance()
  await world.fire('cem', 'Order')
  await go('stop', id)
  expect((await world.runs(id)).map((run) => [run.userId, run.status, run.endReason])).toEqual([['ann', 'exited', 'exit'], ['bob', 'exited', 'stopped'], ['cem', 'exited', 'stopped']])
  expect(await world.query('SELECT state, count(*) FROM messages GROUP BY 1 ORDER BY 1')).toEqual([{ state: 'queued', count: 1 }, { state: 'skipped', count: 1 }])
  expect(await world.advance()).toBe(0)
})

test('somebody who enters at the moment of the stop is taken out by the next advance', async () => {
  const id = await world.publish(journey().onEvent('Order').wait('w', 'P1D').document())
  await go('stop', id)
  await world.query(`INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, status, wake_at, entry, started_at, updated_at)
    SELECT $1, gen_random_uuid(), $2, 1, gen_random_uuid(), 'once', 'active', workspace_now(), '{"event":null}', workspace_now(), workspace_now()`, [world.workspaceId, id])
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'exited', endReason: 'stopped' }])
})

test('stopping goes on where it was interrupted', async () => {
  const id = await world.publish(journey().onEvent('Order').wait('w', 'P1D').document())
  for (const person of ['ann', 'bob']) await world.fire(person, 'Order')
  await world.advance()
  await world.query(`UPDATE journeys SET status = 'stopped', is_settling = true`)
  expect((await harness.deps.db.global<{ workspace_id: string; kind: string }>('SELECT * FROM find_due_work()')).filter((row) => row.workspace_id === world.workspaceId).map((row) => row.kind)).toContain('run.advance')
  await world.advance()
  expect(await statuses(id)).toEqual([['exited', 'w', false], ['exited', 'w', false]])
  expect(await world.query('SELECT is_settling FROM journeys')).toEqual([{ is_settling: false }])
})

test('pausing, resuming and stopping at once while people are advanced ends in one state with nobody stuck', async () => {
  const id = await world.publish(journey().onEvent('Order').reentry('always').wait('a', 'PT1H').wait('b', 'PT1H').waitForEvent('e', 'Visit', { timeout: 'PT1H' }).exit('x').document())
  for (let n = 0; n < 20; n += 1) await world.fire(`u${n % 7}`, 'Order')
  await world.advance()
  for (let round = 0; round < 6; round += 1) {
    await world.pass(hour / 2)
    await Promise.allSettled([go('disable', id), world.advance(), go('enable', id), world.advance(), world.fire('u1', 'Visit'), go('disable', id), world.advance(), go('enable', id)])
  }
  await go('enable', id).catch(() => undefined)
  for (let round = 0; round < 6; round += 1) {
    await world.pass(hour)
    await world.advance()
  }
  expect(new Set((await world.runs(id)).map((run) => run.status))).toEqual(new Set(['completed', 'exited']))
  await go('stop', id)
  expect((await world.runs(id)).every((run) => run.status !== 'active')).toBe(true)
})

test('with its entry closed nobody enters a journey and those in it go on; opened again, people enter', async () => {
  const id = await world.publish(journey().onEvent('Order').reentry('always').wait('w', 'PT1H').exit('x').document())
  const asked = { id: toPublicId('journey', id) }
  await world.fire('ann', 'Order')
  await world.advance()
  expect(await world.call('workflows.disable', { ...asked, whom: 'entry' })).toMatchObject({ status: 'live', isEntryClosed: true })
  await world.fire('bob', 'Order')
  await world.pass(hour)
  await world.advance()
  expect(await statuses(id)).toEqual([['exited', 'x', false]])
  expect((await world.visits(id)).filter(({ outcome }) => outcome === 'notEntered').map((visit) => JSON.parse(visit.inputs) as unknown)).toMatchObject([{ reason: 'entryClosed' }])
  expect(await world.call('workflows.enable', asked)).toMatchObject({ status: 'live', isEntryClosed: false })
  await world.fire('bob', 'Order')
  expect(await world.runs(id)).toHaveLength(2)
  await go('stop', id)
  await expect(world.call('workflows.disable', { ...asked, whom: 'entry' })).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('whoever resumes a journey may let those leave whose time has passed, and drop what was held back', async () => {
  const templateId = await world.template()
  const id = await world.publish(journey().onEvent('Order').email('m', templateId).wait('w', 'P1D').exit('x').document())
  for (const user of ['ann', 'bob']) await world.fire(user, 'Order')
  await world.advance()
  await world.query(`UPDATE messages SET due_at = NULL`)
  await go('disable', id)
  await world.pass(day)
  await world.fire('cem', 'Order')
  await world.advance()
  await world.query(`UPDATE runs SET is_held = false, wake_at = workspace_now() + interval '1 day' WHERE customer_id = (SELECT id FROM customers WHERE user_id = 'bob')`)
  await world.call('workflows.enable', { id: toPublicId('journey', id), overdue: 'leave', messages: 'skip' })
  await world.advance()
  expect((await world.runs(id)).map(({ userId, status, endReason }) => [userId, status, endReason])).toEqual([['ann', 'exited', 'pausedTooLong'], ['bob', 'active', null]])
  expect(await world.query('SELECT state, reason FROM messages')).toEqual([{ state: 'skipped', reason: 'paused' }, { state: 'skipped', reason: 'paused' }])
})
