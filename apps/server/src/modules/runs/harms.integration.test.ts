import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { toPublicId } from '../../db/public-id.ts'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'
import { advanceBatch } from './advance-batch.ts'

// What users of other products reported, told as stories that must end well here. The number in a title is the report.

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })
// Nothing delivers messages here, so they are overdue after the days that pass.
afterEach(async () => { expect((await checkInvariants(harness.deps, world.workspaceId)).filter(({ promise }) => !promise.startsWith('No message'))).toEqual([]) })

const go = (verb: string, id: string): Promise<unknown> => world.call(`workflows.${verb}`, { id: toPublicId('journey', id) })

test('mautic 7953: one person whose data cannot be stored does not stop the journey for everybody', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Order').wait('w', 'PT1H').email('m', template).exit('x').document())
  for (const person of ['ann', 'bad', 'cem']) await world.fire(person, 'Order')
  await world.advance()
  // The next visit of this run has a number no integer column can hold: its transaction fails, whatever we do.
  await world.query(`UPDATE runs SET state = jsonb_set(state, '{visit}', '3000000000') WHERE customer_id = (SELECT id FROM customers WHERE user_id = 'bad')`)
  await world.pass(hour)
  expect(await world.advance()).toBe(3)
  expect((await world.runs(id)).map((run) => [run.userId, run.status, run.endReason])).toEqual([['ann', 'exited', 'exit'], ['bad', 'active', null], ['cem', 'exited', 'exit']])
  expect((await world.visits(id)).find((visit) => visit.outcome === 'stuck')).toMatchObject({ node_id: 'w', entered: 0, left: 0, inputs: expect.stringContaining('out of range') })
  expect(await world.query('SELECT count(*) FROM messages')).toEqual([{ count: 2 }])
  // Seen where it stands, with the reason, and not tried over and over.
  const node = { id: toPublicId('journey', id), nodeId: 'w' }
  expect((await world.call<{ nodes: Record<string, { stuck?: object }> }>('workflows.metrics', { id: node.id })).nodes['w']).toMatchObject({ hereNow: 1, stuck: { faults: 1, overdue: 0 } })
  expect(await world.call('workflows.faults', node)).toMatchObject({ data: [{ people: 1, message: expect.stringContaining('out of range') }] })
  expect(await world.advance()).toBe(0)
  // As long as nothing is mended it parks again; then it goes on where it stood.
  expect(await world.call('workflows.retryStuck', node)).toEqual({ retried: 1 })
  await world.advance()
  expect((await world.runs(id))[1]).toMatchObject({ userId: 'bad', status: 'active', nodeId: 'w' })
  await world.query(`UPDATE runs SET state = jsonb_set(state, '{visit}', '1') WHERE status = 'active'`)
  expect(await world.call('workflows.retryStuck', { id: node.id })).toEqual({ retried: 1 })
  await world.advance()
  expect((await world.runs(id))[1]).toMatchObject({ status: 'exited', endReason: 'exit' })
  expect(await world.query('SELECT count(*) FROM messages')).toEqual([{ count: 3 }])
})

test('mautic 2004: a worker that dies in the middle of a batch leaves everybody where they were, and the next one goes on', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Order').email('m', template).wait('w', 'P1D').exit('x').document())
  for (let n = 0; n < 9; n += 1) await world.fire(`u${n}`, 'Order')
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    await advanceBatch(harness.deps, tx, { after: { live: null, bulk: null }, limit: 100, isClock: false })
    throw new Error('killed')
  }).catch(() => undefined)
  expect(await world.query('SELECT count(*) FROM messages')).toEqual([{ count: 0 }])
  expect((await world.visits(id))).toEqual([])
  expect(await world.advance()).toBe(9)
  expect(await world.query('SELECT count(*) FROM messages')).toEqual([{ count: 9 }])
})

test('parcelvoy 434: a message that cannot be sent does not keep its person from going on', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Order').email('m', template).wait('w', 'P1D').goal('g').document())
  await world.fire('no-address', 'Order')
  await world.advance()
  await world.query(`UPDATE messages SET state = 'failed', reason = 'gave_up', due_at = NULL`)
  await world.pass(day)
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
})

test('mautic 14381: people who share an address all go their way', async () => {
  const id = await world.publish(journey().onSegment(await world.segment({ trait: 'email', is: 'isSet' })).wait('w', 'P1D').document())
  for (const person of ['ann', 'bob', 'cem']) await world.identify(person, { email: 'family@example.test' })
  await world.advance()
  expect(await world.runs(id)).toHaveLength(3)
})

test('mautic 6484: what happened while a journey was a draft, paused or stopped is not made up for later', async () => {
  const document = journey().onEvent('Order').wait('w', 'P1D').document()
  const id = await world.create(document)
  await world.fire('draft', 'Order')
  await go('enable', id)
  await go('disable', id)
  await world.fire('paused', 'Order')
  await go('enable', id)
  await go('stop', id)
  await world.fire('stopped', 'Order')
  await go('publish', id)
  await world.fire('live', 'Order')
  await world.advance()
  expect((await world.runs(id)).map((run) => run.userId)).toEqual(['live'])
})

test('mautic 1759: after a long pause people go one step on, and wait the next wait in full', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Order').wait('a', 'P1D').email('m', template).wait('b', 'P1D').email('n', template).wait('c', 'P1D').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await go('disable', id)
  await world.pass(30 * day)
  await world.advance()
  await go('enable', id)
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ nodeId: 'b' }])
  expect(await world.query('SELECT node_id FROM messages')).toEqual([{ node_id: 'm' }])
  await world.pass(day - hour)
  expect(await world.advance()).toBe(0)
})

test('mautic 6323: a change of a live journey leaves those inside on their version and takes newcomers to the new one', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Order').wait('w', 'P1D').exit('x').document())
  await world.fire('old', 'Order')
  await world.advance()
  await world.call('workflows.update', { id: toPublicId('journey', id), ifMatch: '1', document: journey().onEvent('Order').wait('w', 'P1D').email('new', template).exit('x').document() as never })
  await go('publish', id)
  await world.fire('new', 'Order')
  await world.advance()
  await world.pass(day)
  await world.advance()
  expect((await world.runs(id)).map((run) => [run.userId, run.version, run.status])).toEqual([['old', 1, 'exited'], ['new', 2, 'exited']])
  expect(await world.query(`SELECT c.user_id, m.node_id FROM messages m JOIN customers c ON c.id = m.customer_id`)).toEqual([{ user_id: 'new', node_id: 'new' }])
})

test('mautic 7881 and 9797: re-entry never sends again and never leaves two schedules for one person', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Order').reentry('afterExit').email('m', template).wait('w', 'P1D').exit('x').document())
  for (let n = 0; n < 4; n += 1) await world.fire('ann', 'Order')
  await Promise.all([world.advance(), world.advance()])
  expect((await world.runs(id)).filter((run) => run.status === 'active')).toHaveLength(1)
  expect(await world.query('SELECT count(*) FROM messages')).toEqual([{ count: 1 }])
})

test('dittofeed 958: a journey that may be entered again is entered again', async () => {
  const id = await world.publish(journey().onEvent('Order').reentry('afterExit').exit('x').document())
  for (let n = 0; n < 3; n += 1) {
    await world.fire('ann', 'Order')
    await world.advance()
  }
  expect((await world.runs(id)).map((run) => run.status)).toEqual(['exited', 'exited', 'exited'])
})

test('parcelvoy 407: a conversion ends the journey early, and nothing more is sent', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Cart').waitForEvent('e', 'Order', { timeout: 'P1D' }).goal('g').at('e', 'timeout').email('m', template).document())
  await world.fire('ann', 'Cart')
  await world.advance()
  await world.fire('ann', 'Order')
  await world.advance()
  await world.pass(2 * day)
  expect(await world.advance()).toBe(0)
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
  expect(await world.query('SELECT count(*) FROM messages')).toEqual([{ count: 0 }])
})

test('mautic 11635: stopping ends what is under way and leaves alone what was over', async () => {
  const id = await world.publish(journey().onEvent('Order').reentry('afterExit').wait('w', 'PT1H').goal('g').document())
  await world.fire('ann', 'Order')
  await world.advance()
  await world.pass(hour)
  await world.advance()
  await world.fire('ann', 'Order')
  await world.advance()
  await go('stop', id)
  expect((await world.runs(id)).map((run) => [run.status, run.endReason])).toEqual([['converted', 'goal'], ['exited', 'stopped']])
})

test('dittofeed 1463: an abandoned cart by order, several at once, each decided by its own purchase', async () => {
  const id = await world.publish(journey().onEvent('Cart', { key: 'properties.cartId' }).waitForEvent('e', 'Order', { timeout: 'PT1H' }).goal('g').at('e', 'timeout').exit('x').document())
  await world.fire('ann', 'Cart', { cartId: 'c1' })
  await world.advance()
  await world.pass(2 * hour)
  await world.advance()
  await world.fire('ann', 'Cart', { cartId: 'c2' })
  await world.advance()
  await world.fire('ann', 'Order')
  await world.advance()
  expect((await world.runs(id)).map((run) => [run.slot, run.status])).toEqual([['key:c1', 'exited'], ['key:c2', 'converted']])
})
