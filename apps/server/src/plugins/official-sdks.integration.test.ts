import { Analytics } from '@segment/analytics-node'
import RudderAnalytics from '@rudderstack/rudder-sdk-node'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDeps } from '../../test/test-deps.ts'
import type { TestDeps } from '../../test/test-deps.ts'
import { createApp } from '../http/create-app.ts'
import { insertWriteKey } from '../modules/identity/keys.ts'
import { takeInEvents } from '../modules/intake/index.ts'
import { registerIngestion } from './ingestion.ts'

// The clients people really use, as they come from the registry, against a listening server: nothing they send may be lost.

let harness: TestDeps
let app: FastifyInstance
let url: string
let workspaceId: string
let writeKey: string
const seen: { encoding: string; contentType: string }[] = []

beforeAll(async () => {
  harness = await openTestDeps()
  app = await createApp(harness.deps)
  app.addHook('onRequest', async (request) => { seen.push({ encoding: request.headers['content-encoding'] ?? '', contentType: request.headers['content-type'] ?? '' }) })
  await app.register(registerIngestion, { deps: harness.deps })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await harness.close()
})
beforeEach(async () => {
  workspaceId = await harness.newWorkspace()
  writeKey = (await harness.deps.db.withWorkspace(workspaceId, (tx) => insertWriteKey(tx, 'test'))).writeKey
  seen.length = 0
})

const rows = <Row extends object>(sql: string): Promise<Row[]> => harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query<Row>(sql))

/** What both clients send: a visitor who signs in, buys, belongs to a group and is renamed, beside 300 others. */
const others = 300

async function expectEverythingArrived(): Promise<void> {
  await takeInEvents(harness.deps, workspaceId)
  expect(await rows('SELECT type, count(*) FROM event_log GROUP BY type ORDER BY type')).toEqual([
    { type: 'alias', count: 1 }, { type: 'group', count: 1 }, { type: 'identify', count: 1 }, { type: 'page', count: 1 }, { type: 'screen', count: 1 }, { type: 'track', count: others + 1 }])
  expect(await rows('SELECT count(DISTINCT user_id) AS people, count(*) FROM customers')).toEqual([{ people: others + 1, count: others + 1 }])
  expect(await rows(`SELECT user_id, traits FROM customers WHERE traits <> '{}'`)).toEqual([{ user_id: 'ann-2', traits: { email: 'ann@example.com', plan: 'pro' } }])
  expect(await rows(`SELECT e.event FROM customer_events e JOIN customers c ON c.id = e.customer_id WHERE c.user_id = 'ann-2' ORDER BY e.seq`)).toEqual(
    ['Page Viewed', '$sendero.identify', 'Order Completed', 'Screen Viewed', '$sendero.group', '$sendero.alias'].map((event) => ({ event })))
  expect(await rows(`SELECT properties, context->>'groupId' AS "groupId" FROM event_log WHERE type = 'group'`)).toEqual([{ properties: { name: 'Initech' }, groupId: 'g1' }])
  expect(await rows(`SELECT count(*) FROM event_log WHERE event = 'visit' AND (properties->>'n')::int BETWEEN 0 AND ${others - 1}`)).toEqual([{ count: others }])
  // Their clock is ours, so the correction must leave the times where they were.
  expect(await rows(`SELECT count(*) FROM event_log WHERE received_at - occurred_at > interval '1 minute'`)).toEqual([{ count: 0 }])
}

describe('official clients', () => {
  test('@segment/analytics-node loses nothing', async () => {
    const analytics = new Analytics({ writeKey, host: url, path: '/v1/batch', flushAt: 20, flushInterval: 50, maxRetries: 3 })
    const errors: unknown[] = []
    analytics.on('error', (error) => errors.push(error))
    analytics.page({ anonymousId: 'a1', name: 'Home' })
    analytics.identify({ userId: 'ann', anonymousId: 'a1', traits: { email: 'ann@example.com', plan: 'pro' } })
    analytics.track({ userId: 'ann', event: 'Order Completed', properties: { total: 12.5 } })
    analytics.screen({ userId: 'ann', name: 'Cart' })
    analytics.group({ userId: 'ann', groupId: 'g1', traits: { name: 'Initech' } })
    analytics.alias({ previousId: 'ann', userId: 'ann-2' })
    for (let n = 0; n < others; n += 1) analytics.track({ userId: `u${n}`, event: 'visit', properties: { n } })
    await analytics.closeAndFlush({ timeout: 20_000 })
    expect(errors).toEqual([])
    await expectEverythingArrived()
  })

  test('@rudderstack/rudder-sdk-node loses nothing, although it labels gzip JSON as a form', async () => {
    const rudder = new RudderAnalytics(writeKey, { dataPlaneUrl: url, path: '/v1/batch', flushAt: 20, flushInterval: 50, logLevel: 'error' })
    const acknowledged: Promise<void>[] = []
    const callback = (): ((error?: unknown) => void) => {
      const { promise, resolve, reject } = deferred()
      acknowledged.push(promise)
      return (error) => { if (error) reject(error instanceof Error ? error : new Error(String(error))); else resolve() }
    }
    rudder.page({ anonymousId: 'a1', name: 'Home' }, callback())
    rudder.identify({ userId: 'ann', anonymousId: 'a1', traits: { email: 'ann@example.com', plan: 'pro' } }, callback())
    rudder.track({ userId: 'ann', event: 'Order Completed', properties: { total: 12.5 } }, callback())
    rudder.screen({ userId: 'ann', name: 'Cart' }, callback())
    rudder.group({ userId: 'ann', groupId: 'g1', traits: { name: 'Initech' } }, callback())
    rudder.alias({ previousId: 'ann', userId: 'ann-2' }, callback())
    for (let n = 0; n < others; n += 1) rudder.track({ userId: `u${n}`, event: 'visit', properties: { n } }, callback())
    await Promise.all(acknowledged)
    await expectEverythingArrived()
    expect(seen).toContainEqual({ encoding: 'gzip', contentType: 'application/x-www-form-urlencoded' })
  })
})

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve = (): void => undefined
  let reject = (_error: Error): void => undefined
  const promise = new Promise<void>((onResolve, onReject) => { resolve = onResolve; reject = onReject })
  return { promise, resolve, reject }
}
