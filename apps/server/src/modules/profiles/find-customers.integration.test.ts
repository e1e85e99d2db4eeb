import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { fromPublicId } from '../../db/public-id.ts'
import type { Actor } from '../../procedures/actor.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { suppress } from '../customers/index.ts'
import { exportOutbox } from '../outbox/index.ts'
import { createSegment } from '../segments/procedures/create-segment.ts'
import { changeSubscriptions } from './procedures/change-subscriptions.ts'
import { countCustomers } from './procedures/count-customers.ts'
import { eraseCustomer } from './procedures/erase-customer.ts'
import { getCustomer } from './procedures/get-customer.ts'
import { listCustomers } from './procedures/list-customers.ts'
import { listMemberships } from './procedures/list-memberships.ts'
import { suppressCustomer, unsuppressCustomer } from './procedures/suppress-customer.ts'
import { updateCustomer } from './procedures/update-customer.ts'
import { upsertCustomer } from './procedures/upsert-customer.ts'

let harness: TestDeps
let workspaceId: string
let actor: Actor
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => {
  actor = { kind: 'operator' }
  workspaceId = await harness.newWorkspace()
})

interface Askable<Output> { call(context: ProcedureContext, input: unknown): Promise<Output> }
const ask = <Output>(procedure: Askable<Output>, input: unknown): Promise<Output> =>
  procedure.call({ deps: harness.deps, actor, workspaceId, requestId: 'r1', log: harness.deps.log, signal: new AbortController().signal }, input)
const rows = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> => harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query<Row>(sql, values))
const put = (id: string, traits: object = {}, more: object = {}) => ask(upsertCustomer, { id, traits, ...more })

async function everybody(filter: object, limit = 3): Promise<(string | null)[]> {
  const found: (string | null)[] = []
  for (let cursor: string | undefined; ;) {
    const page = await ask(listCustomers, { limit, ...filter, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.data.map(({ userId }) => userId))
    if (page.nextCursor === null) return found
    cursor = page.nextCursor
  }
}

describe('the list of customers, narrowed down', () => {
  beforeEach(async () => {
    for (let n = 0; n < 8; n += 1) await put(`u${n}`, { email: `p${n}@example.com`, plan: n % 2 === 0 ? 'Pro' : 'free', seats: n, address: { city: n < 4 ? 'Rome' : 'Bari' }, 'a.b': `x${n}`, createdAt: `2025-0${n + 1}-15T00:00:00Z` })
    await put('silent')
    await ask(changeSubscriptions, { id: 'u1', email: 'unsubscribed' })
    await ask(changeSubscriptions, { id: 'u2', email: 'unsubscribed' })
    await harness.deps.db.withWorkspace(workspaceId, (tx) => suppress(harness.deps, tx, [{ channel: 'email', address: 'P2@example.com', reason: 'complaint' }, { channel: 'email', address: 'p3@example.com', reason: 'hard_bounce' }]))
  })

  test.each<[object, string[]]>([
    [{ subscription: 'subscribed' }, ['u7', 'u6', 'u5', 'u4', 'u0']],
    [{ subscription: 'unsubscribed' }, ['u1']],
    [{ subscription: 'none' }, ['silent']],
    [{ subscription: 'suppressed' }, ['u3', 'u2']],
    [{ trait: 'plan', traitValue: 'pro' }, ['u6', 'u4', 'u2', 'u0']],
    [{ trait: 'seats', traitValue: '5' }, ['u5']],
    [{ trait: 'address.city', traitValue: 'bari' }, ['u7', 'u6', 'u5', 'u4']],
    [{ trait: 'a.b', traitValue: 'x6' }, ['u6']],
    [{ trait: 'plan', traitValue: "'; DROP TABLE customers; --" }, []],
    [{ createdFrom: '2025-03-15T00:00:00Z', createdTo: '2025-06-15T00:00:00Z' }, ['u4', 'u3', 'u2']],
    [{ createdTo: '2025-02-01' }, ['u0']],
    [{ q: 'p', trait: 'plan', traitValue: 'pro', subscription: 'subscribed' }, ['u6', 'u4', 'u0']],
    [{ q: 'p3' }, ['u3']],
  ])('%j', async (filter, expected) => {
    expect(await everybody(filter)).toEqual(expected)
    expect(await everybody(filter, 1)).toEqual(expected)
    expect(await ask(countCustomers, filter)).toEqual({ count: expected.length, precision: 'exact' })
  })

  test('finds one by our id, also among others', async () => {
    const { id } = await ask(getCustomer, { id: 'u4' })
    expect(await everybody({ q: id })).toEqual(['u4'])
    expect(await everybody({ q: id, trait: 'plan', traitValue: 'free' })).toEqual([])
  })

  test('shows the members of a segment, together with every other condition', async () => {
    const segment = await ask(createSegment, { name: 'Rome', rule: { trait: 'address.city', is: 'equals', value: 'Rome' } })
    expect(await everybody({ segmentId: segment.id })).toEqual(['u3', 'u2', 'u1', 'u0'])
    expect(await everybody({ segmentId: segment.id, trait: 'plan', traitValue: 'pro', q: 'u' }, 1)).toEqual(['u2', 'u0'])
    expect(await everybody({ segmentId: segment.id, q: 'u1' })).toEqual(['u1'])
    expect(await ask(countCustomers, { segmentId: segment.id })).toEqual({ count: 4, precision: 'exact' })
    await expect(everybody({ segmentId: 'seg_00000000000070008000000000000000' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask(countCustomers, { segmentId: 'seg_x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a segment of another workspace is none here', async () => {
    const segment = await ask(createSegment, { name: 'Rome', rule: { trait: 'address.city', is: 'equals', value: 'Rome' } })
    workspaceId = await harness.newWorkspace()
    await put('own', { address: { city: 'Rome' } })
    await expect(everybody({ segmentId: segment.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await everybody({ trait: 'address.city', traitValue: 'Rome' })).toEqual(['own'])
    expect(await everybody({ subscription: 'suppressed' })).toEqual([])
  })

  test.each([[{ trait: 'plan' }], [{ traitValue: 'pro' }], [{ subscription: 'maybe' }], [{ createdFrom: 'yesterday' }], [{ sort: 'name' }]])('%j is refused', async (filter) => {
    await expect(everybody(filter)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('rare people among many', () => {
  test('are found over several pages, none twice and none left out, and the count says how sure it is', async () => {
    await rows(`INSERT INTO customers (workspace_id, id, number, user_id, traits, created_at, updated_at)
      SELECT $1, gen_random_uuid(), n, 'u' || n, CASE WHEN n % 30000 = 7 THEN '{"rare": "yes"}' ELSE '{}' END::jsonb, now(), now() FROM generate_series(0, 120000) n`, [workspaceId])
    await rows('UPDATE workspaces SET next_customer_number = 120001 WHERE id = $1', [workspaceId])
    const first = await ask(listCustomers, { trait: 'rare', traitValue: 'yes' })
    expect(first.nextCursor).not.toBeNull()
    expect(await everybody({ trait: 'rare', traitValue: 'yes' }, 50)).toEqual(['u90007', 'u60007', 'u30007', 'u7'])
    expect(await ask(countCustomers, { trait: 'rare', traitValue: 'yes' })).toEqual({ count: 1, precision: 'atLeast' })
    expect(await ask(countCustomers, {})).toEqual({ count: 120_001, precision: 'exact' })
  })
})

describe('suppression', () => {
  test('stops mail to an address for the reason given first, and can be taken back without touching the subscription', async () => {
    await put('u1', { email: 'Ann@Example.com' })
    expect((await ask(suppressCustomer, { id: 'u1', reason: 'complaint' })).suppressed).toEqual({ reason: 'complaint', since: expect.stringMatching(/Z$/) as string })
    expect((await ask(suppressCustomer, { id: 'u1' })).suppressed).toMatchObject({ reason: 'complaint' })
    expect(await ask(getCustomer, { id: 'u1' })).toMatchObject({ subscriptions: { email: 'subscribed' }, suppressed: { reason: 'complaint' } })
    expect(await ask(unsuppressCustomer, { id: 'u1' })).toMatchObject({ subscriptions: { email: 'subscribed' }, suppressed: null })
    expect((await ask(unsuppressCustomer, { id: 'u1' })).suppressed).toBeNull()
    expect(await rows('SELECT action, data FROM audit_log ORDER BY id')).toEqual([
      { action: 'customer.suppress', data: { reason: 'complaint' } }, { action: 'customer.suppress', data: { reason: 'manual' } }, { action: 'customer.unsuppress', data: { reason: 'complaint' } }])
  })

  test('needs an address, and a reason a person can give', async () => {
    await put('u1')
    await expect(ask(suppressCustomer, { id: 'u1' })).rejects.toMatchObject({ code: 'WRONG_STATE' })
    await expect(ask(suppressCustomer, { id: 'u1', reason: 'erased' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('of an address in one workspace is nothing to another', async () => {
    await put('u1', { email: 'ann@example.com' })
    await ask(suppressCustomer, { id: 'u1' })
    const owner = workspaceId
    workspaceId = await harness.newWorkspace()
    await put('u1', { email: 'ann@example.com' })
    expect((await ask(getCustomer, { id: 'u1' })).suppressed).toBeNull()
    await ask(unsuppressCustomer, { id: 'u1' })
    workspaceId = owner
    expect((await ask(getCustomer, { id: 'u1' })).suppressed).not.toBeNull()
  })
})

describe('changing traits by hand', () => {
  test('sets whole traits and takes others away, and says nothing about consent', async () => {
    await put('u1', { plan: 'free', address: { city: 'Rome' } })
    expect((await ask(updateCustomer, { id: 'u1', set: { email: 'ann@example.com', 'address.city': 'x' }, unset: ['plan', 'nothing'] }))).toMatchObject({
      traits: { email: 'ann@example.com', address: { city: 'Rome' }, 'address.city': 'x' }, subscriptions: { email: 'unproven' } })
    expect(await rows('SELECT email_norm, (SELECT count(*) FROM consent_events) AS words FROM customers')).toEqual([{ email_norm: 'ann@example.com', words: 0 }])
  })

  test('moves the customer between segments at once', async () => {
    await put('u1', { plan: 'free' })
    const segment = await ask(createSegment, { name: 'Pro', rule: { trait: 'plan', is: 'equals', value: 'pro' } })
    expect((await ask(updateCustomer, { id: 'u1', set: { plan: 'pro' } })).segments).toEqual([segment.id])
    expect((await ask(updateCustomer, { id: 'u1', unset: ['plan'] })).segments).toEqual([])
  })

  test('makes nobody, and keeps the limits of traits', async () => {
    await expect(ask(updateCustomer, { id: 'nobody', set: { a: 1 } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await put('u1', Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`t${index}`, 1])))
    await expect(ask(updateCustomer, { id: 'u1', set: { one: 1 } })).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'traits.one', message: 'is one too many' }] })
    await expect(ask(updateCustomer, { id: 'u1', set: { t0: 2, one: 1 }, unset: ['t1'] })).resolves.toMatchObject({ userId: 'u1' })
    await expect(ask(updateCustomer, { id: 'u1', set: JSON.parse('{"__proto__":{"x":1}}') as object })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await rows('SELECT count(*) FROM customers')).toEqual([{ count: 1 }])
  })

  test('somebody a signed-in user types in is not subscribed by that; their word is kept with who gave it', async () => {
    actor = { kind: 'user', id: 'user-1', email: 'm@example.com', role: 'marketer' }
    expect((await put('u1', { email: 'ann@example.com' })).subscriptions).toEqual({ email: 'unproven' })
    expect((await put('u2', { email: 'bob@example.com' }, { subscriptions: { email: 'subscribed' } })).subscriptions).toEqual({ email: 'subscribed' })
    expect(await rows('SELECT source, evidence FROM consent_events')).toEqual([{ source: 'app', evidence: { requestId: 'r1', by: 'user:user-1' } }])
    actor = { ...actor, role: 'manager' }
    for (const [procedure, input] of [[updateCustomer, { id: 'u1' }], [suppressCustomer, { id: 'u1' }], [unsuppressCustomer, { id: 'u1' }], [upsertCustomer, { id: 'u1' }], [eraseCustomer, { id: 'u1' }]] as const) {
      await expect(ask(procedure as Askable<unknown>, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })
})

describe('memberships', () => {
  test('are named, with the time of the last entry once analytics know it', async () => {
    await put('u1', { plan: 'pro' })
    await put('u2', { plan: 'free' })
    const all = await ask(createSegment, { name: 'Everybody', rule: { trait: 'plan', is: 'isSet' } })
    const pro = await ask(createSegment, { name: 'Pro', rule: { trait: 'plan', is: 'equals', value: 'pro' } })
    while ((await exportOutbox(harness.deps, workspaceId)).exported > 0) continue
    const { data } = await ask(listMemberships, { id: 'u1' })
    expect(data).toEqual([{ segmentId: all.id, name: 'Everybody', since: expect.stringMatching(/Z$/) as string }, { segmentId: pro.id, name: 'Pro', since: expect.stringMatching(/Z$/) as string }])
    expect((await ask(listMemberships, { id: 'u2' })).data.map(({ name }) => name)).toEqual(['Everybody'])
    await rows('UPDATE segments SET archived_at = now() WHERE id = $1', [fromPublicId('segment', pro.id)])
    expect((await ask(listMemberships, { id: 'u1' })).data.map(({ name }) => name)).toEqual(['Everybody'])
  })
})
