import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { suppressedAddresses } from '../customers/index.ts'
import { appendEvents } from '../events/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { call } from '../intake/testing/build-call.ts'
import { exportOutbox, writeOutbox } from '../outbox/index.ts'
import { changeSubscriptions } from './procedures/change-subscriptions.ts'
import { customerTimeline } from './procedures/customer-timeline.ts'
import { eraseCustomer } from './procedures/erase-customer.ts'
import { getCustomer } from './procedures/get-customer.ts'
import { listCustomers } from './procedures/list-customers.ts'
import { listEvents } from './procedures/list-events.ts'
import { recordEvent } from './procedures/record-event.ts'
import { upsertCustomer } from './procedures/upsert-customer.ts'

let harness: TestDeps
let workspaceId: string
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { workspaceId = await harness.newWorkspace() })

interface Askable<Output> { call(context: ProcedureContext, input: unknown): Promise<Output> }
const ask = <Output>(procedure: Askable<Output>, input: unknown): Promise<Output> =>
  procedure.call({ deps: harness.deps, actor: { kind: 'operator' }, workspaceId, requestId: 'r1', log: harness.deps.log, signal: new AbortController().signal }, input)
const rows = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query<Row>(sql, values))
const put = (id: string, traits: object = {}, more: object = {}) => ask(upsertCustomer, { id, traits, ...more })
const takeIn = async (): Promise<void> => { while ((await takeInEvents(harness.deps, workspaceId)).taken > 0) continue }

describe('one customer', () => {
  test('is made under the client\'s userId, changed key by key, and read by either id', async () => {
    const made = await put('u1', { email: 'Ann@Example.com', plan: 'free', address: { city: 'Rome' } })
    expect(made).toEqual({
      id: expect.stringMatching(/^cus_[0-9a-f]{32}$/) as string, userId: 'u1', traits: { email: 'Ann@Example.com', plan: 'free', address: { city: 'Rome' } },
      createdAt: expect.stringMatching(/Z$/) as string, updatedAt: expect.stringMatching(/Z$/) as string, segments: [], subscriptions: { email: 'subscribed' }, suppressed: null,
    })
    expect((await put(made.id, { plan: null, address: { city: 'Bari' } })).traits).toEqual({ email: 'Ann@Example.com', address: { city: 'Bari' } })
    expect(await ask(getCustomer, { id: 'u1' })).toEqual(await ask(getCustomer, { id: made.id }))
    expect((await put('u1', {})).updatedAt).toBe((await ask(getCustomer, { id: 'u1' })).updatedAt)
  })

  test.each([
    ['an id of ours that is nobody\'s', { id: toPublicId('customer', randomUUID()), traits: {} }, 'NOT_FOUND'],
    ['an id that only looks like ours', { id: 'cus_ann', traits: {} }, 'NOT_FOUND'],
    ['a field nobody knows', { id: 'u', traits: {}, trait: {} }, 'INVALID_INPUT'],
    ['traits that are no object', { id: 'u', traits: [1] }, 'INVALID_INPUT'],
    ['the character NUL', { id: 'u', traits: { a: { b: '\0' } } }, 'INVALID_INPUT'],
    ['a key that reaches for the prototype', { id: 'u', traits: JSON.parse('{"__proto__":{"x":1}}') as object }, 'INVALID_INPUT'],
    ['nesting without end', { id: 'u', traits: { a: JSON.parse('['.repeat(200) + ']'.repeat(200)) as unknown } }, 'INVALID_INPUT'],
    ['too much', { id: 'u', traits: { a: 'x'.repeat(70_000) } }, 'INVALID_INPUT'],
    ['too many traits', { id: 'u', traits: Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`t${index}`, 1])) }, 'INVALID_INPUT'],
    ['a userId that is a slip of a program', { id: 'undefined', traits: {} }, 'INVALID_INPUT'],
    ['a userId too long', { id: 'x'.repeat(201), traits: {} }, 'INVALID_INPUT'],
    ['a subscription that may only be the absence of a word', { id: 'u', subscriptions: { email: 'unproven' } }, 'INVALID_INPUT'],
  ])('%s is refused and nothing is stored', async (_, input, code) => {
    await expect(ask(upsertCustomer, input)).rejects.toMatchObject({ code })
    expect(await rows('SELECT count(*) FROM customers')).toEqual([{ count: 0 }])
  })

  test('customers of another workspace do not exist here, by neither id', async () => {
    const { id } = await put('u1')
    workspaceId = await harness.newWorkspace()
    for (const input of [{ id }, { id: 'u1' }]) {
      await expect(ask(getCustomer, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(ask(eraseCustomer, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(ask(customerTimeline, input)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(ask(changeSubscriptions, { ...input, email: 'subscribed' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(put(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('what somebody said about e-mail is kept with its proof, and saying it again is no news', async () => {
    await put('u1', { email: 'a@example.com' })
    for (const email of ['unsubscribed', 'unsubscribed', 'subscribed']) await ask(changeSubscriptions, { id: 'u1', email })
    expect((await ask(getCustomer, { id: 'u1' })).subscriptions).toEqual({ email: 'subscribed' })
    expect(await rows(`SELECT status, source, evidence FROM consent_events ORDER BY id`)).toEqual(['subscribed', 'unsubscribed', 'subscribed'].map((status) => ({ status, source: 'api', evidence: { requestId: 'r1' } })))
  })

  test('requests that create the same person at the same time create one', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, n) => put(n % 2 === 0 ? 'same' : `u${n}`, { [`t${n}`]: n })))
    expect(new Set(made.filter(({ userId }) => userId === 'same').map(({ id }) => id)).size).toBe(1)
    expect((await ask(getCustomer, { id: 'same' })).traits).toEqual({ t0: 0, t2: 2, t4: 4, t6: 6, t8: 8, t10: 10 })
    expect(await rows('SELECT number FROM customers ORDER BY number')).toEqual(Array.from({ length: 7 }, (_, number) => ({ number })))
  })

  test('a merged customer is found under the id they had', async () => {
    await appendEvents(harness.deps, workspaceId, [call({ anonymousId: 'a' })])
    await takeIn()
    const [visitor] = await rows<{ id: string }>('SELECT id FROM customers')
    await put('u1')
    await appendEvents(harness.deps, workspaceId, [call({ userId: 'u1', anonymousId: 'a' })])
    await takeIn()
    expect(await ask(getCustomer, { id: toPublicId('customer', visitor?.id ?? '') })).toMatchObject({ userId: 'u1' })
  })
})

describe('the list of customers', () => {
  const everybody = async (q?: string): Promise<(string | null)[]> => {
    const found: (string | null)[] = []
    for (let cursor: string | undefined; ;) {
      const page = await ask(listCustomers, { limit: 3, ...(q === undefined ? {} : { q }), ...(cursor === undefined ? {} : { cursor }) })
      found.push(...page.data.map(({ userId }) => userId))
      if (page.nextCursor === null) return found
      cursor = page.nextCursor
    }
  }

  test('is paged from the newest on, whole and without repetition', async () => {
    for (let n = 0; n < 8; n += 1) await put(`u${n}`)
    expect(await everybody()).toEqual(['u7', 'u6', 'u5', 'u4', 'u3', 'u2', 'u1', 'u0'])
  })

  test('finds by the beginning of userId or address', async () => {
    for (const [id, email] of [['ann', 'zoe@example.com'], ['bob', 'Ann.Lee@example.com'], ['cid', 'cid@example.com'], ['Ann2', null], ['an_n%', null], ['anna', 'anna@example.com']] as const) await put(id, email === null ? {} : { email })
    expect(await everybody('ann')).toEqual(['anna', 'bob', 'ann'])
    expect(await everybody('ANN.LEE@EXAMPLE.COM')).toEqual(['bob'])
    expect(await everybody('an_')).toEqual(['an_n%'])
    expect(await everybody('%')).toEqual([])
    expect(await everybody('nobody')).toEqual([])
  })

  test('reads ranges of indexes even under row level security', async () => {
    await harness.deps.db.withWorkspace(workspaceId, async (tx) => {
      await tx.query(`INSERT INTO customers (workspace_id, id, number, user_id, email_norm, created_at, updated_at)
        SELECT $1, gen_random_uuid(), n, 'u' || n, 'p' || n || '@example.com', now(), now() FROM generate_series(1, 20000) n`, [workspaceId])
    })
    await harness.deps.db.withWorkspace(workspaceId, async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off')
      const plan = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT id FROM customers WHERE workspace_id = $1 AND user_id >= 'u123' AND user_id < 'u123\u{10FFFF}'`, [workspaceId])
      expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*user_id >= /)
      const email = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT id FROM customers WHERE workspace_id = $1 AND email_norm >= 'p123' AND email_norm < 'p123\u{10FFFF}'`, [workspaceId])
      expect(email.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*email_norm >= /)
    })
    expect(await everybody('u1999')).toHaveLength(11)
  })

  test.each(['x', 'eyJ4IjoxfQ', Buffer.from('["a"]').toString('base64url')])('the cursor %s is refused', async (cursor) => {
    await expect(ask(listCustomers, { cursor })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('events', () => {
  test('are recorded after commit, once per messageId, for people who may be new', async () => {
    expect(await ask(recordEvent, { userId: 'u1', event: 'buy', properties: { total: 5 }, timestamp: '2026-01-01T00:00:00+01:00', messageId: 'm1' })).toEqual({ messageId: 'm1', isDuplicate: false })
    expect(await ask(recordEvent, { userId: 'u1', event: 'buy', messageId: 'm1' })).toEqual({ messageId: 'm1', isDuplicate: true })
    await takeIn()
    expect((await ask(listEvents, { userId: 'u1' })).data).toEqual([{
      event: 'buy', userId: 'u1', anonymousId: null, customerId: (await ask(getCustomer, { id: 'u1' })).id, customerLabel: 'u1', properties: { total: 5 }, timestamp: '2025-12-31T23:00:00.000Z',
      receivedAt: expect.any(String) as string, messageId: 'm1', source: 'api', cursor: expect.any(String) as string,
    }])
  })

  test.each([
    [{ event: 'buy' }, 'userId'], [{ userId: 'u' }, 'event'], [{ userId: 'u', event: '' }, 'event'], [{ userId: 'u', event: 'x', timestamp: 'noon' }, 'timestamp'],
    [{ userId: 'u', event: 'x', properties: 'y' }, 'properties'], [{ userId: 'null', event: 'x' }, 'userId'], [{ userId: 'u', event: 'x', properties: { a: '\0' } }, 'properties.a'],
  ])('%j is refused at %s', async (input, path) => {
    await expect(ask(recordEvent, input)).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [expect.objectContaining({ path })] })
  })

  test('are listed from the newest on, of everybody or of one, of one name or all', async () => {
    const at = (minute: number): number => Date.UTC(2026, 0, 1, 0, minute)
    await appendEvents(harness.deps, workspaceId, [
      ...Array.from({ length: 6 }, (_, n) => call({ userId: 'u1', event: n % 2 === 0 ? 'buy' : 'visit', occurredAt: at(n), properties: { n } })),
      call({ userId: 'u2', event: 'buy', occurredAt: at(2), properties: { n: 6 } }), call({ type: 'identify', userId: 'u1', properties: {} }),
    ])
    await takeIn()
    const list = async (query: object): Promise<unknown[]> => {
      const found: unknown[] = []
      for (let cursor: string | undefined; ;) {
        const page = await ask(listEvents, { limit: 2, ...query, ...(cursor === undefined ? {} : { cursor }) })
        found.push(...page.data.map(({ properties }) => properties['n']))
        if (page.nextCursor === null) return found
        cursor = page.nextCursor
      }
    }
    expect(await list({})).toEqual([6, 5, 4, 3, 2, 1, 0])
    expect(await list({ event: 'buy' })).toEqual([6, 4, 2, 0])
    expect(await list({ userId: 'u1' })).toEqual([5, 4, 3, 2, 1, 0])
    expect(await list({ userId: 'u1', event: 'visit' })).toEqual([5, 3, 1])
    expect(await list({ userId: 'nobody' })).toEqual([])
    expect(await list({ event: 'nothing' })).toEqual([])
  })
})

describe('the timeline', () => {
  const journeyId = randomUUID()
  const at = (second: number): number => Date.UTC(2026, 0, 1, 0, 0, second)

  /** Somebody with an event, a message and a node visit at each of five seconds. */
  async function liveThrough(): Promise<void> {
    await appendEvents(harness.deps, workspaceId, Array.from({ length: 5 }, (_, n) => call({ userId: 'u1', event: `e${n}`, occurredAt: at(n) })))
    await takeIn()
    const [customer] = await rows<{ id: string }>('SELECT id FROM customers')
    await rows(`INSERT INTO messages (workspace_id, id, journey_id, node_id, customer_id, channel, class, state, created_at)
      SELECT $1, gen_random_uuid(), $2, 'n' || n, $3, 'email', 'marketing', 'sent', to_timestamp($4::float8 / 1000 + n) FROM generate_series(0, 4) n`, [workspaceId, journeyId, customer?.id, at(0)])
    await harness.deps.db.withWorkspace(workspaceId, (tx) => writeOutbox(harness.deps, tx, { target: 'node_visits', rows: Array.from({ length: 5 }, (_, n) => ({
      journey_id: journeyId, version: 1, node_id: `v${n}`, run_id: randomUUID(), customer_id: customer?.id, visit: n, at: new Date(at(n)).toISOString().replace('T', ' ').replace('Z', ''),
      entered: 1, left: 1, port: 'next', edge_id: '', is_goal: 0, outcome: 'waited', inputs: '{}',
    })) }))
  }

  const read = async (limit: number): Promise<string[]> => {
    const found: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await ask(customerTimeline, { id: 'u1', limit, ...(cursor === undefined ? {} : { cursor }) })
      found.push(...page.data.map((item) => (item.kind === 'event' ? item.event : item.nodeId ?? '')))
      if (page.nextCursor === null) return found
      cursor = page.nextCursor
    }
  }

  test('is one list of events, messages and node visits, newest first, whole however it is paged', async () => {
    await liveThrough()
    const whole = [4, 3, 2, 1, 0].flatMap((n) => [`v${n}`, `n${n}`, `e${n}`])
    expect(await read(200)).toEqual(whole)
    for (const limit of [1, 2, 4, 7]) expect(await read(limit)).toEqual(whole)
    while ((await exportOutbox(harness.deps, workspaceId)).exported > 0) continue
    expect(await read(4)).toEqual(whole)
  })

  // The mail stands there itself; whoever asks for events gets them all.
  test('tells once that a mail was sent, unless an event of that name is somebody else’s', async () => {
    await appendEvents(harness.deps, workspaceId, [call({ userId: 'u1', event: 'Email Sent', occurredAt: at(0) })])
    await takeIn()
    const [customer] = await rows<{ id: string }>('SELECT id FROM customers')
    await appendEvents(harness.deps, workspaceId, [call({ userId: null, customerId: customer?.id ?? null, event: 'Email Sent', occurredAt: at(1), source: 'sendero' })])
    await takeIn()
    const timesOf = async (kind?: 'event'): Promise<string[]> => (await ask(customerTimeline, { id: 'u1', ...(kind === undefined ? {} : { kind }) })).data.map((item) => item.at)
    expect(await timesOf()).toEqual(['2026-01-01T00:00:00.000Z'])
    expect(await timesOf('event')).toEqual(['2026-01-01T00:00:01.000Z', '2026-01-01T00:00:00.000Z'])
  })
})

describe('erasure', () => {
  // Strings that occur nowhere else: whatever store still holds one of them has not forgotten.
  const canary = `canary${randomUUID().replaceAll('-', '')}`
  const email = `${canary}@example.com`

  async function liveAndErase(): Promise<{ number: number; id: string }> {
    await appendEvents(harness.deps, workspaceId, [
      call({ anonymousId: `a-${canary}`, event: `seen ${canary}`, properties: { page: canary } }),
      call({ type: 'identify', userId: `u-${canary}`, anonymousId: `b-${canary}`, properties: { email, name: canary, plan: canary } }),
      call({ userId: `u-${canary}`, event: 'buy', properties: { sku: canary }, context: { ip: canary } }),
      call({ userId: 'other', event: 'buy' }),
    ])
    await takeIn()
    // Merged, so that what hangs on a former id and number must be found too.
    await appendEvents(harness.deps, workspaceId, [call({ userId: `u-${canary}`, anonymousId: `a-${canary}` })])
    await takeIn()
    while ((await exportOutbox(harness.deps, workspaceId)).exported > 0) continue
    const [customer] = await rows<{ id: string; number: number }>('SELECT id, number FROM customers WHERE user_id = $1', [`u-${canary}`])
    // Accepted before the erasure and not yet taken in.
    await appendEvents(harness.deps, workspaceId, [call({ userId: `u-${canary}`, event: 'late', properties: { sku: canary } })])
    await ask(eraseCustomer, { id: `u-${canary}` })
    return { id: customer?.id ?? '', number: customer?.number ?? -1 }
  }

  test('leaves no trace of the person in PostgreSQL or ClickHouse, and nobody writes to the address again', async () => {
    const { id } = await liveAndErase()
    const tables = await rows<{ name: string }>(`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`)
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) expect([name, await rows(`SELECT t::text FROM ${name} t WHERE t::text LIKE '%${canary}%'`)]).toEqual([name, []])
    for (const table of ['events', 'customers', 'node_visits', 'segment_changes', 'list_members', 'customer_ids']) {
      const answer = await (await harness.deps.clickhouse.query({ query: `SELECT * FROM ${table} WHERE workspace_id = {w:UUID}`, query_params: { w: workspaceId }, format: 'JSONEachRow' })).text()
      expect(answer).not.toContain(canary)
    }
    expect(await harness.deps.db.withWorkspace(workspaceId, (tx) => suppressedAddresses(harness.deps, tx, { channel: 'email', addresses: [email.toUpperCase(), 'other@example.com'] }))).toEqual(new Set([email.toUpperCase()]))
    await expect(ask(getCustomer, { id: toPublicId('customer', id) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await rows('SELECT user_id FROM customers')).toEqual([{ user_id: 'other' }])
    expect(await rows('SELECT action FROM audit_log')).toEqual([{ action: 'customer.erase' }])
    expect(await rows('SELECT count(*) FROM erasures WHERE analytics_done_at IS NULL')).toEqual([{ count: 0 }])
  })

  test('gives the number to nobody else', async () => {
    const { number } = await liveAndErase()
    await put('newcomer')
    expect((await rows<{ number: number }>(`SELECT number FROM customers WHERE user_id = 'newcomer'`))[0]?.number).toBeGreaterThan(number)
  })
})
