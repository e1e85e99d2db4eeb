import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { appendEvents } from '../events/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { call } from '../intake/testing/build-call.ts'
import { getCustomer } from './procedures/get-customer.ts'
import { getEvent } from './procedures/get-event.ts'
import { listEvents } from './procedures/list-events.ts'
import { updateCustomer } from './procedures/update-customer.ts'

let harness: TestDeps
let workspaceId: string
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { workspaceId = await harness.newWorkspace() })

interface Askable<Output> { call(context: ProcedureContext, input: unknown): Promise<Output> }
const ask = <Output>(procedure: Askable<Output>, input: unknown): Promise<Output> =>
  procedure.call({ deps: harness.deps, actor: { kind: 'operator' }, workspaceId, requestId: 'r1', log: harness.deps.log, signal: new AbortController().signal }, input)
const takeIn = async (): Promise<void> => { while ((await takeInEvents(harness.deps, workspaceId)).taken > 0) continue }
const at = (minute: number): number => Date.UTC(2026, 0, 1, 0, minute)

async function numbersOf(query: object): Promise<unknown[]> {
  const found: unknown[] = []
  for (let cursor: string | undefined; ;) {
    const page = await ask(listEvents, { limit: 2, ...query, ...(cursor === undefined ? {} : { cursor }) })
    found.push(...page.data.map(({ properties }) => properties['n']))
    if (page.nextCursor === null) return found
    cursor = page.nextCursor
  }
}

describe('the list of events', () => {
  beforeEach(async () => {
    await appendEvents(harness.deps, workspaceId, [
      ...Array.from({ length: 6 }, (_, n) => call({ userId: 'u1', event: n % 2 === 0 ? 'buy' : 'visit', occurredAt: at(n), properties: { n, sku: `Shoe-${n}` } })),
      call({ userId: 'u2', event: 'buy', occurredAt: at(2), properties: { n: 6, 'Größe': 'L' } }), call({ anonymousId: 'device', event: 'visit', occurredAt: at(9), properties: { n: 7 } }),
    ])
    await takeIn()
  })

  test.each<[object, number[]]>([
    [{ from: new Date(at(2)).toISOString(), to: new Date(at(5)).toISOString() }, [6, 4, 3, 2]],
    [{ from: new Date(at(2)).toISOString(), to: new Date(at(5)).toISOString(), userId: 'u1' }, [4, 3, 2]],
    [{ q: 'shoe-3' }, [3]], [{ q: 'GRÖSSE' }, []], [{ q: 'größe' }, [6]], [{ q: '%' }, []], [{ q: 'shoe', event: 'visit', userId: 'u1' }, [5, 3, 1]],
    [{ q: '  ' }, [7, 6, 5, 4, 3, 2, 1, 0]],
  ])('narrowed by %j', async (query, expected) => {
    expect(await numbersOf(query)).toEqual(expected)
  })

  test('knows one customer by both ids', async () => {
    const { id } = await ask(getCustomer, { id: 'u2' })
    expect(await numbersOf({ userId: id })).toEqual([6])
    expect(await numbersOf({ userId: 'cus_00000000000070008000000000000000' })).toEqual([])
  })

  test('names the customer of every event, also of visitors without a userId', async () => {
    const { data } = await ask(listEvents, { limit: 2 })
    expect(data.map(({ customerId, anonymousId, userId }) => ({ isKnown: customerId !== null, anonymousId, userId }))).toEqual([{ isKnown: true, anonymousId: 'device', userId: null }, { isKnown: true, anonymousId: null, userId: 'u2' }])
    expect(data[1]?.customerId).toBe((await ask(getCustomer, { id: 'u2' })).id)
  })

  test('says what lists call the customer, as they are called now', async () => {
    const labels = async (): Promise<unknown[]> => (await ask(listEvents, { limit: 2 })).data.map(({ customerLabel }) => customerLabel)
    expect(await labels()).toEqual([expect.stringMatching(/^cus_/), 'u2'])
    await ask(updateCustomer, { id: 'u2', set: { firstName: 'Ann', lastName: 'Lee', email: 'ann@example.com' } })
    expect((await labels())[1]).toBe('Ann Lee')
  })

  test('whoever has read up to an event gets what arrived after it, by arrival and not by the time it happened', async () => {
    const newest = (await ask(listEvents, { limit: 1 })).data[0]
    expect(await numbersOf({ after: newest?.cursor })).toEqual([])
    await appendEvents(harness.deps, workspaceId, [call({ userId: 'u1', event: 'visit', occurredAt: at(0), properties: { n: 8 } }), call({ userId: 'u1', event: 'buy', occurredAt: at(0), properties: { n: 9 } }), call({ userId: 'u3', event: 'buy', properties: { n: 10 } })])
    await takeIn()
    expect(await numbersOf({ after: newest?.cursor })).toEqual([10, 9, 8])
    expect(await numbersOf({ after: newest?.cursor, event: 'buy' })).toEqual([10, 9])
    expect(await numbersOf({ after: newest?.cursor, userId: 'u1' })).toEqual([9, 8])
  })

  test.each([[{ after: 'x' }], [{ from: 'noon' }], [{ cursor: 'x', userId: 'u1' }], [{ event: '' }]])('%j is refused', async (query) => {
    await expect(ask(listEvents, query)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('one event', () => {
  test('is read by its messageId with its context, and only in its own workspace', async () => {
    await appendEvents(harness.deps, workspaceId, [call({ userId: 'u1', event: 'buy', messageId: 'm/1 ä', properties: { n: 1 }, context: { ip: '203.0.113.9' } }), call({ type: 'identify', userId: 'u1', messageId: 'm2', properties: {} })])
    await takeIn()
    expect(await ask(getEvent, { messageId: 'm/1 ä' })).toMatchObject({ event: 'buy', userId: 'u1', properties: { n: 1 }, context: { ip: '203.0.113.9' } })
    for (const messageId of ['m2', 'nothing']) await expect(ask(getEvent, { messageId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    workspaceId = await harness.newWorkspace()
    await expect(ask(getEvent, { messageId: 'm/1 ä' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
