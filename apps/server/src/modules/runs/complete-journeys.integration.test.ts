import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { toPublicId } from '../../db/public-id.ts'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'
import { createList } from '../lists/index.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })
afterEach(async () => { expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([]) })

/** Everything that is due, signals included: who is told something takes another round. */
async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await world.takeIn()
    await world.advance()
  }
}

const outcomes = async (journeyId: string): Promise<string[]> => (await world.visits(journeyId)).map((visit) => `${visit.node_id} ${visit.outcome}`)
const traits = async (userId: string): Promise<Record<string, unknown>> => (await world.query<{ traits: Record<string, unknown> }>('SELECT traits FROM customers WHERE user_id = $1', [userId]))[0]?.traits ?? {}

test('a goal of the journey as a whole ends a run wherever it stands, and nothing else of the journey happens', async () => {
  const id = await world.publish(journey().onEvent('Cart').goalWhen('bought', { event: 'Order', where: [{ property: 'total', is: 'gt', value: 10 }] }).wait('w', 'P1D').exit('x').document())
  await world.fire('ann', 'Cart')
  await settle()
  await world.fire('ann', 'Order', { total: 5 })
  await settle()
  expect(await world.runs(id)).toMatchObject([{ status: 'active', nodeId: 'w' }])
  await world.fire('ann', 'Order', { total: 50 })
  await settle()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted', endReason: 'journeyGoal', nodeId: 'w' }])
  expect(await outcomes(id)).toEqual(['entry entered', 'w waiting', 'w converted'])
})

test('the event that starts a journey is not also the one that ends it', async () => {
  const id = await world.publish(journey().onEvent('Order').reentry('always').goalWhen('again', { event: 'Order' }).wait('w', 'P1D').document())
  await world.fire('ann', 'Order', { total: 1 })
  await settle()
  expect(await world.runs(id)).toMatchObject([{ status: 'active' }])
  await world.fire('ann', 'Order', { total: 2 })
  await settle()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }, { status: 'active' }])
})

test('an event that ends the journey counts also when it comes before the first step was taken, and never when it happened before', async () => {
  const id = await world.publish(journey().onEvent('Cart').goalWhen('bought', { event: 'Order' }).wait('w', 'P1D').document())
  await world.fire('ann', 'Cart')
  await world.fire('ann', 'Order')
  await world.fire('bob', 'Cart')
  await world.fire('bob', 'Order', {}, { occurredAt: (await world.now()) - hour })
  await settle()
  expect(await world.runs(id)).toMatchObject([{ userId: 'ann', status: 'converted' }, { userId: 'bob', status: 'active' }])
})

test('an event that ends the journey is not lost when the run is just being stepped', async () => {
  const id = await world.publish(journey().onEvent('Cart').goalWhen('bought', { event: 'Order' }).wait('w', 'P1D').document())
  await world.fire('ann', 'Cart')
  await settle()
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    await tx.query(`SELECT id FROM runs WHERE workspace_id = current_workspace() FOR UPDATE`)
    // Taken in while nobody can tell what the run will wait for.
    await world.fire('ann', 'Order')
  })
  await settle()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
})

test('leaving the segment ends the journey at once, and a rule that holds ends it at the next step', async () => {
  const segmentId = await world.segment({ trait: 'plan', is: 'equals', value: 'trial' })
  const id = await world.publish(journey().onSegment(segmentId).exitWhen('out', { leaves: segmentId }).goalWhen('paid', { rule: { trait: 'paid', is: 'equals', value: true } }).wait('w', 'P1D').wait('v', 'P1D').document())
  for (const user of ['ann', 'bob']) await world.identify(user, { plan: 'trial' })
  await settle()
  await world.identify('ann', { plan: 'pro' })
  await settle()
  await world.identify('bob', { paid: true })
  await settle()
  expect(await world.runs(id)).toMatchObject([{ userId: 'ann', status: 'exited', endReason: 'exitCondition' }, { userId: 'bob', status: 'active', nodeId: 'w' }])
  await world.pass(day)
  await settle()
  expect((await world.runs(id))[1]).toMatchObject({ status: 'converted', nodeId: 'w' })
})

test('a wait for a segment ends when they enter it, when they leave it, at once when they are there, or when time is up', async () => {
  const vip = await world.segment({ trait: 'vip', is: 'equals', value: true })
  const id = await world.publish(journey().onEvent('Go').waitForSegment('s', vip, { timeout: 'P2D' }).goal('g').at('s', 'timeout').exit('late').document())
  const left = await world.publish(journey().onEvent('Go').waitForSegment('s', vip, { until: 'left', timeout: 'P2D' }).goal('g').at('s', 'timeout').exit('late').document())
  await world.identify('old', { vip: true })
  for (const user of ['old', 'soon', 'never']) await world.fire(user, 'Go')
  await settle()
  await world.identify('soon', { vip: true })
  await world.identify('old', { vip: false })
  await settle()
  await world.pass(3 * day)
  await settle()
  expect((await world.runs(id)).map(({ userId, status }) => [userId, status])).toEqual([['old', 'converted'], ['soon', 'converted'], ['never', 'exited']])
  expect((await world.runs(left)).map(({ userId, status }) => [userId, status])).toEqual([['old', 'converted'], ['soon', 'converted'], ['never', 'converted']])
})

test('leaving a segment starts a journey, once for each leaving', async () => {
  const segmentId = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  const id = await world.publish(journey().onSegmentLeft(segmentId).reentry('always').exit('x').document())
  await world.identify('ann', { plan: 'pro' })
  await world.identify('ann', { plan: 'free' })
  await world.pass(hour)
  await world.identify('ann', { plan: 'pro' })
  await world.identify('ann', { plan: 'none' })
  await settle()
  expect(await world.runs(id)).toHaveLength(2)
})

test('another journey is started, waited for, and returned from with how it ended', async () => {
  const child = await world.publish(journey().onJourney().reentry('always').wait('w', 'PT2H').goal('g').document())
  const id = await world.publish(journey().onEvent('Go').startJourney('sub', toPublicId('journey', child), { wait: true, timeout: 'P3D' }).exit('x').document())
  await world.fire('ann', 'Go', { orderId: 'o1' })
  await settle()
  expect(await world.runs(id)).toMatchObject([{ status: 'active', nodeId: 'sub' }])
  expect(await world.runs(child)).toMatchObject([{ userId: 'ann', status: 'active', nodeId: 'w' }])
  await world.pass(2 * hour)
  await settle()
  expect(await world.runs(child)).toMatchObject([{ status: 'converted' }])
  expect(await world.runs(id)).toMatchObject([{ status: 'exited', nodeId: 'x' }])
  expect(await outcomes(id)).toEqual(['entry entered', 'sub waiting', 'sub returned', 'x exited'])
})

test('nobody waits for a journey that does not let them in', async () => {
  const child = await world.publish(journey().onJourney().exit('e').document())
  const id = await world.publish(journey().onEvent('Go').reentry('always').startJourney('sub', toPublicId('journey', child), { wait: true, timeout: 'P3D' }).exit('x').document())
  await world.fire('ann', 'Go')
  await settle()
  await world.fire('ann', 'Go')
  await settle()
  const inputs = (await world.visits(id)).filter(({ outcome }) => outcome === 'returned').map((visit) => JSON.parse(visit.inputs) as { status: string })
  expect(inputs.map(({ status }) => status)).toEqual(['exited', 'notEntered'])
  expect((await world.runs(id)).map(({ status }) => status)).toEqual(['exited', 'exited'])
})

test('journeys that start each other stop going round, and say so', async () => {
  const document = journey().onEvent('Ping').reentry('always').emitEvent('again', 'Ping').exit('x').document()
  const id = await world.publish(document)
  await world.fire('ann', 'Ping')
  for (let round = 0; round < 6; round += 1) await settle()
  expect(await world.runs(id)).toHaveLength(21)
  expect((await world.visits(id)).filter(({ outcome }) => outcome === 'notRecorded').map(({ inputs }) => JSON.parse(inputs) as { reason: string })).toMatchObject([{ event: 'Ping', reason: 'eventLoop' }])
})

test('a run that waits for the event it records stops going round, and says so', async () => {
  const id = await world.publish(journey().onEvent('Go').waitForEvent('w', 'Ping', { timeout: 'P1D' }).emitEvent('again', 'Ping').to('w').document())
  await world.fire('ann', 'Go')
  await settle()
  await world.fire('ann', 'Ping')
  for (let round = 0; round < 8; round += 1) await settle()
  expect((await world.visits(id)).filter(({ outcome }) => outcome === 'notRecorded').map(({ inputs }) => JSON.parse(inputs) as unknown)).toEqual([{ event: 'Ping', reason: 'eventLoop' }])
  expect(await world.query(`SELECT count(*) AS n FROM event_log WHERE event = 'Ping'`)).toEqual([{ n: 21 }])
  expect(await world.runs(id)).toMatchObject([{ status: 'active', nodeId: 'w' }])
})

test('journeys that send people into each other without end let them in no more, and say so', async () => {
  const first = await world.create(journey().onJourney().reentry('always').exit('x').document())
  const id = await world.publish(journey().onEvent('Go').startJourney('go', toPublicId('journey', first)).exit('x').document())
  await world.query('UPDATE journeys SET draft = $2, draft_revision = draft_revision + 1 WHERE id = $1', [first, JSON.stringify(journey().onJourney().reentry('always').startJourney('again', toPublicId('journey', first)).exit('x').document())])
  await world.call('workflows.publish', { id: toPublicId('journey', first) })
  await world.fire('ann', 'Go')
  for (let round = 0; round < 5; round += 1) await settle()
  expect(await world.runs(id)).toHaveLength(1)
  expect(await world.runs(first)).toHaveLength(20)
  expect((await world.visits(first)).filter(({ outcome }) => outcome === 'notEntered').map(({ inputs }) => JSON.parse(inputs) as { reason: string })).toMatchObject([{ trigger: 'journey', reason: 'eventLoop' }])
})

test('an event a journey records is an event of the person, recorded once', async () => {
  const listener = await world.publish(journey().onEvent('Welcomed', { where: [{ property: 'by', is: 'equals', value: 'us' }] }).exit('x').document())
  await world.publish(journey().onEvent('Go').emitEvent('tell', 'Welcomed', { by: 'us' }).exit('x').document())
  await world.fire('ann', 'Go')
  await settle()
  expect(await world.runs(listener)).toMatchObject([{ userId: 'ann', status: 'exited' }])
  expect(await world.query(`SELECT count(*) AS n FROM event_log WHERE event = 'Welcomed'`)).toEqual([{ n: 1 }])
})

test('tags and scores are changed one after the other, and rules see them', async () => {
  await world.publish(journey().onEvent('Go').reentry('always').tag('t', ['vip'], ['cold']).adjustScore('s', 5).exit('x').document())
  await world.identify('ann', { tags: ['cold', 'blue'], leadScore: 7 })
  await world.fire('ann', 'Go')
  await world.fire('ann', 'Go')
  await settle()
  expect(await traits('ann')).toMatchObject({ tags: ['blue', 'vip'], leadScore: 17 })
})

test('a journey unsubscribes people, and never subscribes somebody who has unsubscribed', async () => {
  await world.publish(journey().onEvent('Bye').subscribe('s', 'unsubscribed').exit('x').document())
  await world.publish(journey().onEvent('Hi').reentry('always').subscribe('s', 'subscribed').exit('x').document())
  await world.identify('ann', { email: 'ann@example.test' })
  await world.identify('bob', { email: 'bob@example.test' })
  await world.query(`UPDATE subscriptions SET status = 'unproven'`)
  await world.fire('ann', 'Bye')
  await settle()
  for (const user of ['ann', 'bob']) await world.fire(user, 'Hi')
  await settle()
  const states = await world.query(`SELECT c.user_id, s.status, s.source FROM subscriptions s JOIN customers c ON c.id = s.customer_id ORDER BY 1`)
  expect(states).toEqual([{ user_id: 'ann', status: 'unsubscribed', source: 'journey' }, { user_id: 'bob', status: 'subscribed', source: 'journey' }])
})

test('a throttle lets people on evenly, in the order they came, over several batches', async () => {
  const id = await world.publish(journey().onEvent('Go').throttle('t', 2, 'PT1H').exit('x').document())
  for (const user of ['a', 'b', 'c', 'd']) await world.fire(user, 'Go')
  await settle()
  const standing = async (): Promise<(string | null)[]> => (await world.runs(id)).filter(({ status }) => status === 'active').map(({ userId }) => userId)
  expect(await standing()).toHaveLength(3)
  for (const left of [2, 1, 0]) {
    await world.pass(hour / 2)
    await settle()
    expect(await standing()).toHaveLength(left)
  }
  await world.fire('e', 'Go')
  await settle()
  expect((await world.runs(id)).at(-1)).toMatchObject({ userId: 'e', status: 'active' })
})

test('re-entry after a time, and so many runs at a time, hold whatever happens at once', async () => {
  const monthly = await world.publish(journey().onEvent('Go').reentry({ kind: 'afterTime', for: 'P30D' }).exit('x').document())
  const two = await world.publish(journey().onEvent('Go').reentry({ kind: 'always', atMost: 2 }).wait('w', 'P1D').document())
  for (let n = 0; n < 4; n += 1) await world.fire('ann', 'Go', { n })
  await settle()
  expect(await world.runs(monthly)).toHaveLength(1)
  expect(await world.runs(two)).toHaveLength(2)
  const reasons = async (id: string): Promise<unknown[]> => (await world.visits(id)).filter(({ outcome }) => outcome === 'notEntered').map(({ inputs }) => (JSON.parse(inputs) as { reason: string }).reason)
  expect(new Set(await reasons(monthly))).toEqual(new Set(['enteredRecently']))
  expect(new Set(await reasons(two))).toEqual(new Set(['tooManyAtOnce']))
  await world.pass(31 * day)
  await settle()
  await world.fire('ann', 'Go')
  await settle()
  expect(await world.runs(monthly)).toHaveLength(2)
  expect(await world.runs(two)).toHaveLength(3)
})

test('holdouts of a journey and of the workspace keep the same people out every time', async () => {
  const id = await world.publish(journey().onEvent('Go').reentry('always').heldOut(50).exit('x').document())
  const users = Array.from({ length: 40 }, (_, n) => `u${n}`)
  const entered = async (): Promise<Set<string | null>> => new Set((await world.runs(id)).map(({ userId }) => userId))
  for (const user of users) await world.fire(user, 'Go')
  const first = await entered()
  for (const user of users) await world.fire(user, 'Go')
  expect(await entered()).toEqual(first)
  expect(first.size).toBeGreaterThan(8)
  expect(first.size).toBeLessThan(32)
  await world.query('UPDATE workspaces SET holdout_percent = 100 WHERE id = current_workspace()')
  const before = (await world.runs(id)).length
  for (const user of users) await world.fire(user, 'Go')
  expect(await world.runs(id)).toHaveLength(before)
  const receipts = await world.publish({ ...journey().onEvent('Go').exit('x').document(), entry: { trigger: { kind: 'event', event: 'Go', where: [] }, reentry: { kind: 'never' }, ignoresHoldout: true } })
  await world.fire('u0', 'Go')
  expect(await world.runs(receipts)).toHaveLength(1)
})

test('who can be reached and who was written to lately is looked up for each person', async () => {
  const id = await world.publish(journey().onEvent('Go').reachable('r').frequencyGate('f', 1, 'P7D').goal('few').at('f', 'tooMany').exit('many').at('r', 'no').exit('nobody').document())
  await world.identify('ann', { email: 'ann@example.test' })
  await world.identify('bob', { email: 'bob@example.test' })
  await world.query(`INSERT INTO messages (workspace_id, id, customer_id, channel, class, state, created_at, sent_at)
    SELECT workspace_id, gen_random_uuid(), id, 'email', 'marketing', 'sent', now(), workspace_now() - interval '2 days' FROM customers WHERE user_id = 'bob'`)
  for (const user of ['ann', 'bob', 'cem']) await world.fire(user, 'Go')
  await settle()
  expect((await world.runs(id)).map(({ userId, nodeId }) => [userId, nodeId])).toEqual([['ann', 'few'], ['bob', 'many'], ['cem', 'nobody']])
})

test('a decided experiment sends everybody to the winner, and only the experiment of the same salt', async () => {
  const document = (salt: string) => journey().onEvent('Go').reentry('always').experiment('ab', { a: 50, b: 50 }, { salt }).exit('xa').at('ab', 'b').exit('xb').document()
  const id = await world.publish(document('s1'))
  for (let n = 0; n < 20; n += 1) await world.fire(`u${n}`, 'Go')
  await settle()
  const where = async (from: number): Promise<string[]> => [...new Set((await world.runs(id)).slice(from).map(({ nodeId }) => nodeId ?? ''))].sort()
  expect(await where(0)).toEqual(['xa', 'xb'])
  await world.query(`UPDATE experiments SET winner = 'b', decided_at = now(), reason = 'chosen', look_at = NULL`)
  for (let n = 0; n < 20; n += 1) await world.fire(`u${n}`, 'Go')
  await settle()
  expect(await where(20)).toEqual(['xb'])
})

test('a journey puts people on a list and takes them off it, and what looks at the list follows at once', async () => {
  const list = await harness.deps.db.withWorkspace(world.workspaceId, (tx) => createList(tx, { name: 'Fair', by: 'test' }))
  const listId = toPublicId('list', list.id)
  const segmentId = await world.segment({ list: listId })
  const followers = await world.publish(journey().onSegment(segmentId).reentry('always').wait('w', 'P1D').exit('x').document())
  const id = await world.publish(journey().onEvent('Sign Up').reentry('always').list('on', listId).splitRules('asks', { there: { list: listId } }).wait('w', 'PT1H').list('off', listId, 'remove').exit('x').at('asks', 'else').exit('lost').document())
  const members = (): Promise<object[]> => world.query('SELECT c.user_id AS person FROM list_members m JOIN customers c ON c.id = m.customer_id ORDER BY 1')
  await world.fire('ann', 'Sign Up')
  await world.fire('bob', 'Sign Up')
  await settle()
  expect(await members()).toEqual([{ person: 'ann' }, { person: 'bob' }])
  expect((await outcomes(id)).filter((each) => each.startsWith('asks'))).toEqual(['asks branch', 'asks branch'])
  expect(await world.runs(followers)).toMatchObject([{ userId: 'ann', nodeId: 'w' }, { userId: 'bob', nodeId: 'w' }])
  await world.pass(hour)
  await settle()
  expect(await members()).toEqual([])
  expect((await outcomes(id)).filter((each) => each.startsWith('off'))).toEqual(['off updated', 'off updated'])
  // Once more: they had left the segment with the list, so it is a new entry.
  await world.fire('ann', 'Sign Up')
  await settle()
  expect((await world.runs(followers)).map((run) => run.userId)).toEqual(['ann', 'bob', 'ann'])
})
