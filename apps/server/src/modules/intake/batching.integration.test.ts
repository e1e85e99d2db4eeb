import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { appendEvents } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { takeInEvents } from './take-in-events.ts'
import { call } from './testing/build-call.ts'

// What comes in is processed in batches whose borders nobody chooses. Where a border fell must never show: not in who is
// who, not in traits, consent or the events of a person.

let harness: TestDeps
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })

const id = fc.constantFrom('1', '2', '3')
const email = fc.constantFrom('x@example.com', 'Y@example.com', 'none', null)
const traits = fc.record({ email, plan: fc.constantFrom('free', 'pro', null), [`n`]: fc.integer({ min: 0, max: 3 }) }, { requiredKeys: [] })
const names = fc.oneof(
  fc.record({ userId: fc.option(id), anonymousId: id }),
  fc.record({ userId: id, anonymousId: fc.option(id) }),
)
const anyCall: fc.Arbitrary<IncomingCall> = fc.oneof(
  names.map((given) => call(given)),
  fc.tuple(names, fc.constantFrom('Asia/Tokyo', 'Europe/Rome')).map(([given, timezone]) => call({ ...given, event: 'buy', context: { timezone } })),
  fc.tuple(names, traits).map(([given, properties]) => call({ ...given, type: 'identify', properties })),
  fc.record({ userId: id, previousId: id, anonymousId: fc.option(id) }).map((given) => call({ ...given, type: 'alias' })),
)

async function peopleAfter(batches: readonly (readonly IncomingCall[])[]): Promise<unknown[]> {
  const workspaceId = await harness.newWorkspace()
  for (const batch of batches) {
    await appendEvents(harness.deps, workspaceId, batch)
    await takeInEvents(harness.deps, workspaceId)
  }
  return harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query(`
    SELECT c.user_id, c.email_norm, c.traits, c.time_zone,
      (SELECT array_agg(i.kind || ':' || i.value ORDER BY i.kind, i.value) FROM customer_identities i WHERE i.customer_id = c.id) AS names,
      (SELECT array_agg(e.event ORDER BY e.seq) FROM customer_events e WHERE e.customer_id = c.id) AS events,
      (SELECT s.status FROM subscriptions s WHERE s.customer_id = c.id) AS subscription
    FROM customers c ORDER BY names`))
}

test('the same people come out however the calls are cut into batches', async () => {
  await fc.assert(fc.asyncProperty(fc.array(anyCall, { minLength: 2, maxLength: 10 }), fc.integer({ min: 2, max: 9 }), async (calls, size) => {
    const oneByOne = await peopleAfter(calls.map((each) => [each]))
    expect(await peopleAfter([calls])).toEqual(oneByOne)
    expect(await peopleAfter([calls.slice(0, size), calls.slice(size)])).toEqual(oneByOne)
  }), { numRuns: Number(process.env['TEST_BATCHING_RUNS'] ?? 10), interruptAfterTimeLimit: 300_000 })
}, 400_000)
