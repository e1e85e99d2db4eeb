import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import type { Tx } from '../../db/postgres.ts'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'
import { advanceBatch } from './advance-batch.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })
afterEach(async () => { expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([]) })

const cart = () => journey().onEvent('Cart').waitForEvent('e', 'Order', { timeout: 'P1D' }).goal('g').at('e', 'timeout').exit('x')

test('the event people wait for moves them on at once; without it the time-out does', async () => {
  const id = await world.publish(cart().document())
  for (const person of ['ann', 'bob']) await world.fire(person, 'Cart')
  await world.advance()
  await world.fire('ann', 'Order')
  expect(await world.advance()).toBe(1)
  expect((await world.runs(id)).map((run) => [run.userId, run.status])).toEqual([['ann', 'converted'], ['bob', 'active']])
  await world.pass(day)
  await world.advance()
  expect((await world.runs(id)).map((run) => [run.userId, run.status])).toEqual([['ann', 'converted'], ['bob', 'exited']])
  expect(await world.query('SELECT count(*) FROM run_inputs')).toEqual([{ count: 0 }])
})

test('an event that does not meet the conditions leaves people waiting, and the time-out still comes', async () => {
  const id = await world.publish(journey().onEvent('Cart').waitForEvent('e', 'Order', { timeout: 'P1D', where: [{ property: 'total', is: 'gt', value: 10 }] }).goal('g').at('e', 'timeout').exit('x').document())
  await world.fire('ann', 'Cart')
  await world.advance()
  await world.fire('ann', 'Order', { total: 3 })
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'active', nodeId: 'e' }])
  await world.pass(day)
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'exited' }])
})

test('events from before somebody entered the wait do not count', async () => {
  const id = await world.publish(cart().document())
  await world.fire('ann', 'Cart')
  await world.advance()
  await world.fire('ann', 'Order', {}, { occurredAt: await world.now() - hour })
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'active', nodeId: 'e' }])
  expect((await world.visits(id)).at(-1)).toMatchObject({ outcome: 'ignored', inputs: expect.stringContaining('beforeEntering') })
})

const funnel = () => journey().onEvent('Mail').waitForEvent('v', 'Visit', { timeout: 'P7D' }).waitForEvent('c', 'Conversion', { timeout: 'P7D' }).goal('g').document()

test('a visit and a conversion that reach us at once both count, in the order they occurred', async () => {
  const id = await world.publish(funnel())
  await world.fire('ann', 'Mail')
  await world.advance()
  await world.pass(hour)
  const at = await world.now()
  await world.fire('ann', 'Conversion', {}, { occurredAt: at - 10 })
  await world.fire('ann', 'Visit', {}, { occurredAt: at - 20 })
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
})

test('what somebody did right after the event that starts the journey counts, however late the run is started', async () => {
  const id = await world.publish(funnel())
  const at = await world.now()
  for (const [place, event] of ['Mail', 'Visit', 'Conversion'].entries()) await world.fire('ann', event, {}, { occurredAt: at - 30 + place })
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
})

test('a conversion from before the visit does not count', async () => {
  const id = await world.publish(funnel())
  await world.fire('ann', 'Mail')
  await world.advance()
  await world.pass(hour)
  const at = await world.now()
  await world.fire('ann', 'Conversion', {}, { occurredAt: at - 20 })
  await world.fire('ann', 'Visit', {}, { occurredAt: at - 10 })
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'active', nodeId: 'c' }])
})

test('one event never counts for two waits, nor for the wait after the entry it caused', async () => {
  const id = await world.publish(journey().onEvent('Order').waitForEvent('a', 'Order', { timeout: 'P7D' }).waitForEvent('b', 'Order', { timeout: 'P7D' }).goal('g').document())
  const nodes = async (): Promise<unknown[]> => (await world.runs(id)).map((run) => [run.status, run.nodeId])
  const at = await world.now()
  await world.fire('ann', 'Order', {}, { occurredAt: at })
  await world.advance()
  expect(await nodes()).toEqual([['active', 'a']])
  // The same millisecond, but another event.
  await world.fire('ann', 'Order', {}, { occurredAt: at })
  await world.advance()
  expect(await nodes()).toEqual([['active', 'b']])
  await world.advance()
  expect(await nodes()).toEqual([['active', 'b']])
  await world.fire('ann', 'Order')
  await world.advance()
  expect(await nodes()).toEqual([['converted', 'g']])
})

test('rules behind a second wait see the events they need when one batch leads through both', async () => {
  const id = await world.publish(journey().onEvent('Mail').waitForEvent('v', 'Visit', { timeout: 'P7D' }).waitForEvent('c', 'Conversion', { timeout: 'P7D' })
    .splitRules('s', { many: { event: 'Page', count: { atLeast: 2 } } }).goal('g').at('s', 'else').exit('x').document())
  const at = await world.now()
  for (const [place, event] of ['Page', 'Page', 'Mail', 'Visit', 'Conversion'].entries()) await world.fire('ann', event, {}, { occurredAt: at - 30 + place })
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
})

test('an event that arrives while the run is being stepped into its wait is not lost', async () => {
  const id = await world.publish(journey().onEvent('Cart').wait('w', 'PT1H').waitForEvent('e', 'Order', { timeout: 'P1D' }).goal('g').document())
  await world.fire('ann', 'Cart')
  await world.advance()
  await world.pass(hour)
  // The step has decided and written, but not committed, when the event is taken in.
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    expect((await advanceBatch(harness.deps, tx, { after: { live: null, bulk: null }, limit: 10, isClock: false })).advanced).toBe(1)
    await world.fire('ann', 'Order')
  })
  expect(await world.runs(id)).toMatchObject([{ status: 'active', nodeId: 'e' }])
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
})

test('an event for somebody who is being stepped but turns out not to wait for it is dropped', async () => {
  const id = await world.publish(journey().onEvent('Cart').wait('w', 'PT1H').wait('v', 'PT1H').waitForEvent('e', 'Order', { timeout: 'P1D' }).goal('g').document())
  await world.fire('ann', 'Cart')
  await world.advance()
  await world.pass(hour)
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    await advanceBatch(harness.deps, tx, { after: { live: null, bulk: null }, limit: 10, isClock: false })
    await world.fire('ann', 'Order')
  })
  expect(await world.query('SELECT count(*) FROM run_inputs')).toEqual([{ count: 1 }])
  expect(await world.advance()).toBe(0)
  expect(await world.query('SELECT count(*) FROM run_inputs')).toEqual([{ count: 0 }])
  expect(await world.runs(id)).toMatchObject([{ nodeId: 'v' }])
})

test('an input that comes between reading and deleting those of a batch survives', async () => {
  const id = await world.publish(cart().document())
  await world.fire('ann', 'Cart')
  await world.advance()
  await world.fire('ann', 'Order', {}, { occurredAt: await world.now() - hour })
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const gated: Tx = {
      ...tx,
      async prepared<Row extends object>(name: string, text: string, values: readonly unknown[]) {
        const rows = await tx.prepared<Row>(name, text, values)
        if (name === 'run_inputs_load') await world.fire('ann', 'Order')
        return rows
      },
    }
    await advanceBatch(harness.deps, gated, { after: { live: null, bulk: null }, limit: 10, isClock: false })
  })
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
})

test('the sweeper finds a handed event whose wake-up was lost', async () => {
  await world.publish(cart().document())
  await world.fire('ann', 'Cart')
  await world.advance()
  const kinds = async (): Promise<string[]> => (await harness.deps.db.global<{ workspace_id: string; kind: string }>('SELECT workspace_id, kind FROM find_due_work()'))
    .filter((row) => row.workspace_id === world.workspaceId).map((row) => row.kind)
  expect(await kinds()).not.toContain('run.advance')
  await world.query(`INSERT INTO run_inputs (workspace_id, run_id, seq) SELECT workspace_id, id, 1 FROM runs`)
  expect(await kinds()).toContain('run.advance')
})
