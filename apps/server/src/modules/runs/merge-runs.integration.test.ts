import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import type { JourneyBuilder } from '@sendero/flow-engine/testing'
import { appendEvents } from '../events/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { day, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'
import { endRunsOfCustomer } from './end-runs-of-customer.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })
// Nothing delivers messages here, so they are overdue after the days that pass.
afterEach(async () => { expect((await checkInvariants(harness.deps, world.workspaceId)).filter(({ promise }) => !promise.startsWith('No message'))).toEqual([]) })

/** An anonymous visitor and a known customer both go through the journey, then turn out to be one person. */
async function meet(entry: JourneyBuilder): Promise<string> {
  const template = await world.template()
  const id = await world.publish(entry.email('m', template).wait('w', 'P2D').email('n', template).exit('x').document())
  const send = async (given: object): Promise<void> => {
    const at = await world.now()
    await appendEvents(harness.deps, world.workspaceId, [{ type: 'track', event: 'Cart', userId: null, anonymousId: null, previousId: null, messageId: null, occurredAt: at, properties: {}, context: null, source: 'sdk', ...given }])
    await takeInEvents(harness.deps, world.workspaceId)
    await world.advance()
  }
  await send({ anonymousId: 'a1' })
  await world.pass(day)
  await send({ userId: 'ann' })
  await send({ type: 'identify', event: null, userId: 'ann', anonymousId: 'a1' })
  return id
}

test('two people who are one are not told everything twice: the earlier run goes on, the later ends', async () => {
  const id = await meet(journey().onEvent('Cart'))
  expect((await world.runs(id)).map((run) => [run.userId, run.status, run.endReason])).toEqual([['ann', 'active', null], ['ann', 'exited', 'merged']])
  await world.pass(3 * day)
  await world.advance()
  expect(await world.query(`SELECT node_id, state, count(*) FROM messages GROUP BY 1, 2 ORDER BY 1, 2`)).toEqual([
    { node_id: 'm', state: 'queued', count: 1 }, { node_id: 'm', state: 'skipped', count: 1 }, { node_id: 'n', state: 'queued', count: 1 }])
  await world.fire('ann', 'Cart')
  expect(await world.runs(id)).toHaveLength(2)
})

test('with re-entry after exit one active run is kept', async () => {
  const id = await meet(journey().onEvent('Cart').reentry('afterExit'))
  expect((await world.runs(id)).map((run) => run.status).sort()).toEqual(['active', 'exited'])
})

test('with re-entry always both events were meant, and both runs go on for the one person', async () => {
  const id = await meet(journey().onEvent('Cart').reentry('always'))
  expect((await world.runs(id)).map((run) => [run.userId, run.status])).toEqual([['ann', 'active'], ['ann', 'active']])
})

test('ending the runs of a customer ends them everywhere, unsent messages included, and nobody else', async () => {
  const template = await world.template()
  const first = await world.publish(journey().onEvent('Cart').email('m', template).wait('w', 'P2D').document())
  const second = await world.publish(journey().onEvent('Cart').wait('w', 'P2D').document())
  for (const person of ['ann', 'bob']) await world.fire(person, 'Cart')
  await world.advance()
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const [ann] = await tx.query<{ id: string }>(`SELECT id FROM customers WHERE user_id = 'ann'`)
    expect(await endRunsOfCustomer(harness.deps, tx, { customerId: ann?.id ?? '', reason: 'erased', now: Date.now() })).toEqual({ ended: 2 })
  })
  for (const id of [first, second]) expect((await world.runs(id)).map((run) => [run.userId, run.status, run.endReason])).toEqual([['ann', 'exited', 'erased'], ['bob', 'active', null]])
  expect(await world.query('SELECT state, count(*) FROM messages GROUP BY 1 ORDER BY 1')).toEqual([{ state: 'queued', count: 1 }, { state: 'skipped', count: 1 }])
})
