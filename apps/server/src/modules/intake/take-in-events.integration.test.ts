import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { maintainDatabase } from '../../../test/maintain-database.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import type { Deps } from '../../deps.ts'
import { appendEvents } from '../events/index.ts'
import { exportOutbox } from '../outbox/index.ts'
import { setSubscription } from '../customers/index.ts'
import { claimInbox } from './inbox-repository.ts'
import { call } from './testing/build-call.ts'
import { retryParkedEvents, takeInEvents } from './take-in-events.ts'
import { upsertPeople } from './upsert-people.ts'
import type { IncomingCall } from '../events/index.ts'

let harness: TestDeps
let workspaceId: string
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { workspaceId = await harness.newWorkspace() })

const append = (...calls: IncomingCall[]) => appendEvents(harness.deps, workspaceId, calls)
const send = async (...calls: IncomingCall[]): Promise<void> => {
  await append(...calls)
  await takeInEvents(harness.deps, workspaceId)
}
const rows = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query<Row>(sql, values))
const customerId = async (userId: string): Promise<string> => (await rows<{ id: string }>('SELECT id FROM customers WHERE user_id = $1', [userId]))[0]?.id ?? 'nobody'

describe('people', () => {
  test('an anonymous visitor who identifies becomes the known customer, with the events from before', async () => {
    await send(call({ anonymousId: 'a1' }), call({ anonymousId: 'a1', event: 'Product Viewed' }))
    await send(call({ type: 'identify', userId: 'u1', properties: { email: 'Ann@Example.com', plan: 'pro' } }))
    await send(call({ type: 'identify', userId: 'u1', anonymousId: 'a1', properties: { plan: 'free' } }))
    expect(await rows('SELECT user_id, email_norm, traits FROM customers')).toEqual([{ user_id: 'u1', email_norm: 'ann@example.com', traits: { email: 'Ann@Example.com', plan: 'free' } }])
    expect(await rows('SELECT event FROM customer_events e JOIN customers c ON c.id = e.customer_id ORDER BY seq')).toEqual(
      [{ event: 'visit' }, { event: 'Product Viewed' }, { event: '$sendero.identify' }, { event: '$sendero.identify' }])
    expect(await rows('SELECT count(*) FROM event_inbox')).toEqual([{ count: 0 }])
    expect(await rows('SELECT count(*) FROM customer_merges')).toEqual([{ count: 1 }])
  })

  test('two events that create the same person make one, with the traits in the order sent', async () => {
    await send(call({ type: 'identify', userId: 'u', properties: { plan: 'free', city: 'Rome' } }), call({ userId: 'u' }), call({ type: 'identify', userId: 'u', properties: { plan: 'pro', city: null } }))
    expect(await rows('SELECT number, traits FROM customers')).toEqual([{ number: 0, traits: { plan: 'pro' } }])
  })

  test('numbers are dense and counted per workspace', async () => {
    await send(call({ userId: 'a' }), call({ userId: 'b' }))
    await send(call({ userId: 'a' }), call({ userId: 'c' }))
    expect(await rows('SELECT user_id, number FROM customers ORDER BY number')).toEqual([{ user_id: 'a', number: 0 }, { user_id: 'b', number: 1 }, { user_id: 'c', number: 2 }])
    workspaceId = await harness.newWorkspace()
    await send(call({ userId: 'a' }))
    expect(await rows('SELECT user_id, number FROM customers')).toEqual([{ user_id: 'a', number: 0 }])
  })

  test('the zone of a device is taken until a trait says otherwise, and a zone that is none is passed over', async () => {
    const zone = async (): Promise<unknown> => (await rows<{ time_zone: string | null }>('SELECT time_zone FROM customers'))[0]?.time_zone
    await send(call({ userId: 'u', context: { timezone: 'Asia/Tokyo' } }))
    expect(await zone()).toBe('Asia/Tokyo')
    await send(call({ type: 'identify', userId: 'u', properties: { timezone: 'Europe/Rome' } }))
    await send(call({ userId: 'u', context: { timezone: 'Asia/Tokyo' } }), call({ userId: 'u', context: { timezone: 'Nowhere' } }), call({ userId: 'u', context: { timezone: 9 } }))
    expect(await zone()).toBe('Europe/Rome')
  })

  test('the last sign of life is kept, and imports are none', async () => {
    await send(call({ userId: 'u', source: 'import', occurredAt: Date.UTC(2001, 0, 1) }))
    expect(await rows('SELECT last_seen_at FROM customers')).toEqual([{ last_seen_at: null }])
    await send(call({ userId: 'u' }))
    expect(await rows(`SELECT now() - last_seen_at < interval '1 minute' AS recent FROM customers`)).toEqual([{ recent: true }])
  })

  test('an event of the product itself finds its customer by our id, also after a merge, and is about nobody once erased', async () => {
    await send(call({ anonymousId: 'a' }))
    const [visitor] = await rows<{ id: string }>('SELECT id FROM customers')
    await send(call({ userId: 'u' }), call({ userId: 'u', anonymousId: 'a' }))
    await send(call({ customerId: visitor?.id ?? '', event: 'Email Opened', source: 'sendero' }), call({ customerId: '00000000-0000-7000-8000-000000000000', source: 'sendero' }))
    expect(await rows('SELECT c.user_id, e.event FROM customer_events e JOIN customers c ON c.id = e.customer_id ORDER BY e.seq')).toMatchObject([{}, {}, {}, { user_id: 'u', event: 'Email Opened' }])
    expect(await rows('SELECT count(*) FROM customers')).toEqual([{ count: 1 }])
  })
})

describe('consent', () => {
  const status = (): Promise<{ status: string; source: string }[]> => rows('SELECT status, source FROM subscriptions')

  test('identify by an SDK makes somebody with an address mailable, and leaves the proof', async () => {
    await send(call({ type: 'identify', userId: 'u', messageId: 'm1', properties: { email: 'u@example.com' } }))
    expect(await status()).toEqual([{ status: 'subscribed', source: 'sdk' }])
    expect(await rows('SELECT status, evidence FROM consent_events')).toEqual([{ status: 'subscribed', evidence: { messageId: 'm1' } }])
  })

  test('neither an event nor an address that is none does', async () => {
    await send(call({ userId: 'u' }), call({ type: 'identify', userId: 'u', properties: { email: 'nobody' } }), call({ type: 'identify', userId: 'u', properties: { plan: 'pro' } }))
    expect(await status()).toEqual([])
  })

  test('the workspace can ask for explicit consent', async () => {
    await rows(`UPDATE workspaces SET sdk_consent = 'explicit'`)
    await send(call({ type: 'identify', userId: 'u', properties: { email: 'u@example.com' } }))
    expect(await status()).toEqual([])
  })

  test('it never brings back who unsubscribed', async () => {
    await send(call({ type: 'identify', userId: 'u', properties: { email: 'u@example.com' } }))
    const id = await customerId('u')
    await harness.deps.db.withWorkspace(workspaceId, (tx) => setSubscription(harness.deps, tx, { changes: [{ customerId: id, channel: 'email', status: 'unsubscribed', source: 'link', evidence: {} }], now: Date.now() }))
    await send(call({ type: 'identify', userId: 'u', properties: { email: 'u2@example.com' } }))
    expect(await status()).toEqual([{ status: 'unsubscribed', source: 'link' }])
  })

  test('an unsubscribe that is being stored while the person identifies stands', async () => {
    await send(call({ userId: 'u' }))
    const id = await customerId('u')
    await append(call({ type: 'identify', userId: 'u', properties: { email: 'u@example.com' } }))
    let identified = Promise.resolve()
    await harness.deps.db.withWorkspace(workspaceId, async (tx) => {
      await setSubscription(harness.deps, tx, { changes: [{ customerId: id, channel: 'email', status: 'unsubscribed', source: 'link', evidence: {} }], now: Date.now() })
      identified = takeInEvents(harness.deps, workspaceId).then(() => undefined)
      await sleep(300)
    })
    await identified
    expect(await rows('SELECT email_norm FROM customers')).toEqual([{ email_norm: 'u@example.com' }])
    expect(await status()).toEqual([{ status: 'unsubscribed', source: 'link' }])
  })

  test('when two people become one the more restrictive word stands', async () => {
    await send(call({ type: 'identify', anonymousId: 'a', properties: { email: 'x@example.com' } }), call({ type: 'identify', userId: 'u', properties: { email: 'x@example.com' } }))
    const [visitor] = await rows<{ id: string }>('SELECT id FROM customers WHERE user_id IS NULL')
    await harness.deps.db.withWorkspace(workspaceId, (tx) => setSubscription(harness.deps, tx, { changes: [{ customerId: visitor?.id ?? '', channel: 'email', status: 'unsubscribed', source: 'link', evidence: {} }], now: Date.now() }))
    await send(call({ type: 'identify', userId: 'u', anonymousId: 'a' }))
    expect(await status()).toEqual([{ status: 'unsubscribed', source: 'merge' }])
  })
})

describe('analytics', () => {
  const inClickhouse = async <Row>(query: string): Promise<Row[]> => {
    while ((await exportOutbox(harness.deps, workspaceId)).exported > 0) continue
    return (await harness.deps.clickhouse.query({ query, query_params: { w: workspaceId }, format: 'JSONEachRow' })).json<Row>()
  }

  test('after a merge every event counts once, under the surviving number, and the other number stands for nobody', async () => {
    await send(call({ userId: 'u' }), call({ anonymousId: 'a', properties: { total: 5 } }), call({ anonymousId: 'a', event: 'buy' }))
    await send(call({ userId: 'u', anonymousId: 'a' }))
    expect(await inClickhouse(`
      SELECT e.number, e.event, toUInt32(count()) AS times FROM events e
      JOIN (SELECT number FROM customers FINAL WHERE workspace_id = {w:UUID} AND is_deleted = 0) c ON c.number = e.number
      WHERE e.workspace_id = {w:UUID} GROUP BY e.number, e.event ORDER BY e.event`)).toEqual([{ number: 0, event: 'buy', times: 1 }, { number: 0, event: 'visit', times: 3 }])
    expect(await inClickhouse(`SELECT num['total'] AS total FROM events WHERE workspace_id = {w:UUID} AND number = 0 AND has(paths, 'total')`)).toEqual([{ total: [5] }])
  })

  test('a changed customer replaces the former copy, without what tells who it is', async () => {
    await send(call({ type: 'identify', userId: 'u', properties: { email: 'u@example.com', plan: 'free' } }))
    await send(call({ type: 'identify', userId: 'u', properties: { plan: 'pro' } }))
    expect(await inClickhouse(`SELECT paths, text FROM customers FINAL WHERE workspace_id = {w:UUID}`)).toEqual([{ paths: ['plan'], text: { plan: ['pro'] } }])
  })

  test('an event from before the calendar of analytics is kept in the past', async () => {
    await send(call({ userId: 'u', occurredAt: Date.UTC(1, 0, 1) - 86_400_000 * 365 * 1900 }))
    expect(await inClickhouse(`SELECT toYear(occurred_at) AS year FROM events WHERE workspace_id = {w:UUID}`)).toEqual([{ year: 1900 }])
  })
})

describe('what goes wrong', () => {
  /** Makes the database refuse customers whose userId begins with "poison", as a fault of ours would. */
  const refusePoison = async (on: boolean): Promise<void> => {
    await maintainDatabase(harness.fresh.adminUrl, on
      ? `CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.user_id LIKE 'poison%' THEN RAISE EXCEPTION 'this one cannot be stored'; END IF; RETURN NEW; END $$;
         CREATE TRIGGER refuse_poison BEFORE INSERT ON customers FOR EACH ROW EXECUTE FUNCTION refuse_poison()`
      : 'DROP TRIGGER refuse_poison ON customers; DROP FUNCTION refuse_poison()')
  }

  test('an event that cannot be processed is parked and seen; those around it go on, in order', async () => {
    await refusePoison(true)
    await append(...Array.from({ length: 20 }, (_, index) => call({ type: 'identify', userId: index === 7 ? 'poison' : `u${index}`, properties: { n: index } })))
    const broken = (await rows<{ seq: number }>(`SELECT seq FROM event_log WHERE user_id = 'poison'`))[0]?.seq
    await takeInEvents(harness.deps, workspaceId)
    expect(await rows('SELECT count(*) FROM customers')).toEqual([{ count: 19 }])
    expect(await rows('SELECT seq, error FROM event_failures')).toEqual([{ seq: broken, error: 'this one cannot be stored' }])
    expect(await rows('SELECT count(*) FROM event_inbox')).toEqual([{ count: 0 }])
    expect(await rows('SELECT user_id FROM customers ORDER BY number')).toEqual(Array.from({ length: 20 }, (_, index) => ({ user_id: `u${index}` })).filter((_, index) => index !== 7))
    await refusePoison(false)
    expect(await retryParkedEvents(harness.deps, workspaceId)).toEqual({ retried: 1 })
    await takeInEvents(harness.deps, workspaceId)
    expect(await rows(`SELECT traits FROM customers WHERE user_id = 'poison'`)).toEqual([{ traits: { n: 7 } }])
    expect(await rows('SELECT count(*) FROM event_failures')).toEqual([{ count: 0 }])
  })

  test('a fault of the database parks nothing: the events wait', async () => {
    await append(call({ userId: 'u' }))
    const lost = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' })
    const failing: Deps = { ...harness.deps, db: { ...harness.deps.db, withWorkspace: () => Promise.reject(lost) } }
    await expect(takeInEvents(failing, workspaceId)).rejects.toBe(lost)
    expect(await rows('SELECT (SELECT count(*) FROM event_inbox) AS waiting, (SELECT count(*) FROM event_failures) AS parked')).toEqual([{ waiting: 1, parked: 0 }])
  })

  test('a fault that meets every event parks only a few of them', async () => {
    await refusePoison(true)
    await append(...Array.from({ length: 100 }, (_, index) => call({ userId: `poison${index}` })))
    await expect(takeInEvents(harness.deps, workspaceId)).rejects.toThrow('this one cannot be stored')
    await refusePoison(false)
    expect(await rows('SELECT (SELECT count(*) FROM event_inbox) AS waiting, (SELECT count(*) FROM event_failures) AS parked')).toEqual([{ waiting: 80, parked: 20 }])
  })

  test('while one process takes in, another leaves the workspace alone instead of doing the same again', async () => {
    await append(call({ userId: 'u' }))
    await harness.deps.db.withWorkspace(workspaceId, async (tx) => {
      expect(await claimInbox(tx)).toBe(true)
      expect(await takeInEvents(harness.deps, workspaceId)).toMatchObject({ taken: 0 })
    })
    expect(await takeInEvents(harness.deps, workspaceId)).toMatchObject({ taken: 1 })
  })

  test('who decides who somebody is waits for whoever is deciding it, and then sees that decision', async () => {
    const identify = (tx: Tx, anonymousId: string, traits: JsonObject) => upsertPeople(harness.deps, tx, {
      calls: [{ userId: 'u', anonymousId, previousId: null, customerId: null, traits, deviceTimeZone: null, consent: null }], now: Date.now(),
    })
    let second: Promise<unknown> = Promise.resolve()
    await harness.deps.db.withWorkspace(workspaceId, async (tx) => {
      await identify(tx, 'a', { first: true })
      second = harness.deps.db.withWorkspace(workspaceId, (other) => identify(other, 'b', { second: true }))
      await sleep(300)
    })
    await second
    expect(await rows('SELECT user_id, traits FROM customers')).toEqual([{ user_id: 'u', traits: { first: true, second: true } }])
    expect(await rows('SELECT kind, value FROM customer_identities ORDER BY kind, value')).toEqual([{ kind: 'anonymous', value: 'a' }, { kind: 'anonymous', value: 'b' }, { kind: 'user', value: 'u' }])
  })

  test('processes that take in at the same time take every event once', async () => {
    await append(...Array.from({ length: 500 }, (_, index) => call({ userId: `u${index % 50}` })))
    await Promise.all([1, 2, 3].map(() => takeInEvents(harness.deps, workspaceId)))
    await takeInEvents(harness.deps, workspaceId)
    expect(await rows('SELECT (SELECT count(*) FROM customer_events) AS events, (SELECT count(*) FROM customers) AS people')).toEqual([{ events: 500, people: 50 }])
  })

  test('the API and intake that meet the same new people make each of them once', async () => {
    const userIds = Array.from({ length: 30 }, (_, index) => `u${index}`)
    await append(...userIds.map((userId) => call({ userId })))
    const upsert = (userId: string) => harness.deps.db.withWorkspace(workspaceId, (tx) => upsertPeople(harness.deps, tx, {
      calls: [{ userId, anonymousId: null, previousId: null, customerId: null, traits: { from: 'api' }, deviceTimeZone: null, consent: null }], now: Date.now(),
    }))
    await Promise.all([takeInEvents(harness.deps, workspaceId), ...[...userIds].reverse().map(upsert)])
    expect(await rows('SELECT count(*) AS people, count(DISTINCT number) AS numbers, max(number) AS highest FROM customers')).toEqual([{ people: 30, numbers: 30, highest: 29 }])
    expect(await rows(`SELECT count(*) FROM customers WHERE traits = '{"from": "api"}'`)).toEqual([{ count: 30 }])
  })

  test('workspaces do not share people, whatever their names', async () => {
    await send(call({ userId: 'u', anonymousId: 'a' }))
    const first = workspaceId
    workspaceId = await harness.newWorkspace()
    await send(call({ anonymousId: 'a' }), call({ userId: 'u' }))
    expect(await rows('SELECT count(*) FROM customers')).toEqual([{ count: 2 }])
    workspaceId = first
    expect(await rows('SELECT count(*) FROM customers')).toEqual([{ count: 1 }])
  })
})

test('in a sandbox an event happens by the clock of the sandbox', async () => {
  workspaceId = await harness.newWorkspace({ isSandbox: true })
  await rows(`UPDATE workspaces SET clock_offset_ms = 30 * 86400000::bigint`)
  const now = Date.now()
  await send(call({ userId: 'u' }), call({ userId: 'u', occurredAt: now - 60_000, sentAt: now }), call({ userId: 'u', occurredAt: now }))
  expect(await rows(`SELECT round(extract(epoch FROM occurred_at - now()) / 86400)::int AS days FROM customer_events ORDER BY seq`)).toEqual([{ days: 30 }, { days: 30 }, { days: 0 }])
})
