import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { appendEvents } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { takeInEvents } from './take-in-events.ts'

let harness: TestDeps
let workspaceId: string
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { workspaceId = await harness.newWorkspace() })

const call = (given: Partial<IncomingCall>): IncomingCall => ({
  type: 'track', event: given.type === undefined || given.type === 'track' ? 'Order Completed' : null, userId: null, anonymousId: null, previousId: null,
  messageId: null, occurredAt: null, properties: {}, context: null, source: 'sdk', ...given,
})

const send = async (...calls: IncomingCall[]): Promise<void> => {
  await appendEvents(harness.deps, workspaceId, calls)
  await takeInEvents(harness.deps, workspaceId)
}

const rows = <Row extends object>(sql: string): Promise<Row[]> => harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query<Row>(sql))

test('an anonymous visitor who identifies becomes the known customer, with the events from before', async () => {
  await send(call({ anonymousId: 'a1' }), call({ anonymousId: 'a1', event: 'Product Viewed' }))
  await send(call({ type: 'identify', userId: 'u1', properties: { email: 'Ann@Example.com', plan: 'pro' } }))
  await send(call({ type: 'identify', userId: 'u1', anonymousId: 'a1', properties: { plan: 'free' } }))
  expect(await rows('SELECT user_id, email_norm, traits FROM customers')).toEqual([{ user_id: 'u1', email_norm: 'ann@example.com', traits: { email: 'Ann@Example.com', plan: 'free' } }])
  expect(await rows('SELECT event FROM customer_events e JOIN customers c ON c.id = e.customer_id ORDER BY seq')).toEqual(
    [{ event: 'Order Completed' }, { event: 'Product Viewed' }, { event: '$sendero.identify' }, { event: '$sendero.identify' }])
  expect(await rows('SELECT count(*) FROM event_inbox')).toEqual([{ count: 0 }])
  expect(await rows('SELECT status FROM subscriptions')).toEqual([{ status: 'subscribed' }])
  expect(await rows('SELECT count(*) FROM customer_merges')).toEqual([{ count: 1 }])
})
