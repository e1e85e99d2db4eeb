import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { suppress } from '../customers/index.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

const reach = (id: string): Promise<JsonObject> => world.call('workflows.reach', { id: toPublicId('journey', id) })
const redraw = (id: string, document: JourneyDocument): Promise<unknown> => world.call('workflows.update', { id: toPublicId('journey', id), ifMatch: '*', document: document as unknown as JsonObject })

test('reach tells who is in the segment, who of them can be mailed, and whom re-entry keeps out', async () => {
  const segment = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  const id = await world.publish(journey().onSegment(segment).wait('w', 'P1D').exit('x').document())
  for (const who of ['ann', 'bob', 'cid', 'dan']) await world.identify(who, { plan: 'pro', ...(who === 'dan' ? {} : { email: `${who}@example.com` }) })
  await world.identify('free', { plan: 'free', email: 'free@example.com' })
  await world.query(`UPDATE subscriptions SET status = 'unsubscribed' WHERE customer_id = (SELECT id FROM customers WHERE user_id = 'bob')`)
  await harness.deps.db.withWorkspace(world.workspaceId, (tx) => suppress(harness.deps, tx, [{ channel: 'email', address: 'cid@example.com', reason: 'manual' }]))
  expect(await reach(id)).toEqual({ people: 4, mailable: 1, inJourney: 4, enteredBefore: 4, mayEnter: 0, isEstimate: false, basis: 'Members of the segment "Some" now.' })
  await world.advance()
  await world.pass(2 * day)
  await world.advance()
  expect(await reach(id)).toMatchObject({ inJourney: 0, enteredBefore: 4, mayEnter: 0 })
  await redraw(id, journey().onSegment(segment).reentry('afterExit').wait('w', 'P1D').exit('x').document())
  expect(await reach(id)).toMatchObject({ people: 4, enteredBefore: 4, mayEnter: 4 })
})

test('reach of an event is who did it in the last 30 days, as the conditions ask', async () => {
  await world.fire('old', 'Order', { total: 100 })
  await world.pass(40 * day)
  for (const [who, total] of [['ann', 100], ['bob', 5], ['cid', 200]] as const) {
    await world.identify(who, { email: `${who}@example.com` })
    await world.fire(who, 'Order', { total })
    await world.fire(who, 'Order', { total })
  }
  const id = await world.create(journey().onEvent('Order').exit('x').document())
  expect(await reach(id)).toEqual({ people: 3, mailable: 3, inJourney: 0, enteredBefore: 0, mayEnter: 3, isEstimate: false, basis: 'People who did "Order" in the last 30 days.' })
  await redraw(id, journey().onEvent('Order', { where: [{ property: 'total', is: 'gte', value: 100 }] }).exit('x').document())
  expect(await reach(id)).toMatchObject({ people: 2, basis: 'People who did "Order" as the conditions ask in the last 30 days.' })
})

test('what cannot be counted is null, with the reason in words', async () => {
  const nothing = { people: null, mailable: null, mayEnter: null }
  expect(await reach(await world.create({ scribble: 1 }))).toMatchObject({ ...nothing, basis: 'The draft cannot be read, so nothing can be counted.' })
  expect(await reach(await world.create(journey().onSegment('seg_1').exit('x').document()))).toMatchObject({ ...nothing, basis: 'The entry names no segment that exists.' })
  const fresh = await world.segment({ trait: 'plan', is: 'isSet' }, { computed: false })
  expect(await reach(await world.create(journey().onSegment(fresh).exit('x').document()))).toMatchObject({ ...nothing, basis: 'The segment "Some" is still being computed.' })
})

test('before a journey is paused, resumed or stopped it is said whom that meets', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Order').wait('soon', 'PT1H').email('m', template).wait('late', 'P10D').exit('x').document())
  const impact = (action: string): Promise<JsonObject> => world.call('workflows.impact', { id: toPublicId('journey', id), action })
  for (const who of ['ann', 'bob']) await world.fire(who, 'Order')
  await world.advance()
  await world.pass(2 * hour)
  await world.advance()
  await world.fire('cid', 'Order')
  await world.advance()
  expect(await impact('pause')).toEqual({
    action: 'pause', isPossible: true, status: 'live', people: 3, nodes: [{ nodeId: 'late', label: 'Wait after E-mail', people: 2 }, { nodeId: 'soon', label: 'Wait after the entry', people: 1 }],
    held: 0, dueWithinDay: 1, nextDueAt: expect.any(String) as string, messages: { queued: 2, held: 0, sending: 0 },
  })
  expect(await impact('resume')).toMatchObject({ isPossible: false })
  await world.call('workflows.disable', { id: toPublicId('journey', id) })
  await world.pass(2 * hour)
  await world.advance()
  expect(await impact('resume')).toMatchObject({ isPossible: true, status: 'paused', held: 1, dueWithinDay: 0, people: 3 })
  expect(await impact('stop')).toMatchObject({ isPossible: true })
  await world.call('workflows.stop', { id: toPublicId('journey', id) })
  expect(await impact('stop')).toMatchObject({ isPossible: false, people: 0, nodes: [], nextDueAt: null, messages: { queued: 0 } })
  await expect(impact('explode')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('who goes through a journey twice at a time is one person, who stands in two places', async () => {
  const id = await world.publish({ ...journey().onEvent('Order').wait('soon', 'PT1H').exit('x').document(), entry: { trigger: { kind: 'event', event: 'Order', where: [] }, reentry: { kind: 'always' } } })
  for (const who of ['ann', 'ann', 'bob']) await world.fire(who, 'Order')
  await world.advance()
  expect(await world.call('workflows.impact', { id: toPublicId('journey', id), action: 'stop' })).toMatchObject({ people: 2, nodes: [{ nodeId: 'soon', people: 3 }] })
  expect(await world.call('workflows.get', { id: toPublicId('journey', id) })).toMatchObject({ people: 2 })
})
