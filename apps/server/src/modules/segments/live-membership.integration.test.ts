import { randomInt } from 'node:crypto'
import type { JsonObject, JsonValue } from '@sendero/flow-engine'
import { ruleNeedsMemory } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { customersNear, journeyIds, listIds, nowArbitrary, ruleArbitrary, templateIds } from '@sendero/flow-engine/testing'
import type { GeneratedCustomer } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, hour, openSegmentWorld } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { newId, parsePublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { deleteCustomers, retireNumbers, suppress } from '../customers/index.ts'
import { appendEventsIn } from '../events/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { fillList } from '../lists/index.ts'
import { messageEvent } from '../messages/message-event.ts'
import { changeSubscriptions } from '../profiles/procedures/change-subscriptions.ts'
import { suppressCustomer, unsuppressCustomer } from '../profiles/suppress-customer.ts'
import { computeSegment } from './compute-segment.ts'
import { updateSegment } from './save-segment.ts'
import { updateMemberships } from './update-memberships.ts'

// A journey starts for whoever enters a segment, so a membership that is wrong for a moment is a message that is wrong for
// ever. Whatever happens to people, rules and time, the stored membership must be what holding everybody against the rule gives.
// TEST_SEGMENT_RUNS makes it longer, TEST_SEGMENT_SEED repeats a run.

const runs = Number(process.env['TEST_SEGMENT_RUNS'] ?? 12)
const seed = Number(process.env['TEST_SEGMENT_SEED'] ?? randomInt(2 ** 31))

type Action =
  | { readonly kind: 'person'; readonly who: number; readonly customer: GeneratedCustomer }
  | { readonly kind: 'visitor'; readonly name: number; readonly customer: GeneratedCustomer }
  | { readonly kind: 'claim'; readonly who: number; readonly name: number }
  | { readonly kind: 'erase'; readonly who: number }
  | { readonly kind: 'list'; readonly who: number; readonly list: string; readonly isOn: boolean }
  | { readonly kind: 'word'; readonly who: number; readonly status: 'subscribed' | 'unsubscribed' }
  | { readonly kind: 'address'; readonly who: number; readonly email: string }
  | { readonly kind: 'suppress'; readonly who: number; readonly isOn: boolean }
  | { readonly kind: 'bounce'; readonly who: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'rule'; readonly which: number; readonly rule: Rule }
  | { readonly kind: 'refresh'; readonly which: number; readonly method: 'clickhouse' | 'memory' }

interface Story { readonly rules: readonly Rule[]; readonly now: number; readonly acts: readonly (readonly Action[])[] }

let harness: TestDeps
const tally = { checks: 0, mixed: 0 }
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })

test('the stored membership is what a full recompute gives, after any events, traits, merges, erasures, rules and time', async () => {
  console.log(`Live membership: seed ${seed}, ${runs} stories`)
  await fc.assert(fc.asyncProperty(aStory(), async (story) => {
    const world = await openSegmentWorld(harness)
    await world.holdClock(story.now)
    for (const id of listIds) await world.query('INSERT INTO lists (workspace_id, id, name, created_at, updated_at) VALUES ($1, $2, $3, now(), now())', [world.workspaceId, uuidOf(id), id])
    for (const id of templateIds) await world.query(`INSERT INTO templates (workspace_id, id, name, channel) VALUES ($1, $2, $3, 'email')`, [world.workspaceId, parsePublicId('template', id), id])
    for (const id of journeyIds) await world.query(`INSERT INTO journeys (workspace_id, id, name, draft) VALUES ($1, $2, $3, '{}')`, [world.workspaceId, parsePublicId('journey', id), id])
    const rules = [...story.rules]
    const ids: string[] = []
    for (const rule of rules) ids.push(await world.segment(rule))
    for (const act of story.acts) {
      // Actions of one act happen at the same time, as in several requests and workers at once.
      await Promise.all(act.map((action) => perform(world, { action, ids, rules })))
      await world.settle()
      await check(world, ids, rules)
    }
    for (const [index, segmentId] of ids.entries()) {
      expect(await computeSegment(harness.deps, world.workspaceId, { segmentId, cause: 'test', timeLimitMs: 30_000, method: methodOf(rules[index], 'clickhouse') })).toMatchObject({ added: 0, removed: 0 })
    }
  }), { seed, numRuns: runs, endOnFailure: process.env['TEST_SEGMENT_SHRINK'] === undefined })
  // Segments nobody or everybody is in would let anything pass.
  expect(tally.mixed / tally.checks).toBeGreaterThan(0.2)
}, 900_000)

async function check(world: SegmentWorld, ids: readonly string[], rules: readonly Rule[]): Promise<void> {
  const counts = await world.query<{ id: string; count: number }>('SELECT id, member_count AS count FROM segments')
  const [people] = await world.query<{ count: number }>('SELECT count(*) FROM customers')
  for (const [index, segmentId] of ids.entries()) {
    const rule = rules[index]
    if (rule === undefined) throw new Error('A segment without a rule')
    const expected = await world.matching(rule)
    expect(await world.members(segmentId)).toEqual(expected)
    expect(counts.find(({ id }) => id === segmentId)?.count).toBe(expected.length)
    tally.checks += 1
    if (expected.length > 0 && expected.length < (people?.count ?? 0)) tally.mixed += 1
  }
}

interface Stage { readonly action: Action; readonly ids: readonly string[]; readonly rules: Rule[] }

async function perform(world: SegmentWorld, { action, ids, rules }: Stage): Promise<void> {
  switch (action.kind) {
    case 'person': return live(world, { userId: `u${action.who}` }, action.customer)
    case 'visitor': return live(world, { anonymousId: `a${action.name}` }, action.customer)
    case 'claim': return world.send([{ type: 'identify', userId: `u${action.who}`, anonymousId: `a${action.name}` }])
    case 'erase': return erase(world, `u${action.who}`)
    case 'list': return changeList(world, action)
    case 'word': return say(world, action)
    case 'address': return world.identify(`u${action.who}`, { email: action.email })
    case 'suppress': return suppressAddress(world, action)
    case 'bounce': return bounce(world, `u${action.who}`)
    case 'pass': return world.pass(action.ms)
    case 'rule': {
      const id = ids[action.which % ids.length] ?? ''
      rules[action.which % ids.length] = action.rule
      await updateSegment(harness.deps, world.workspaceId, { id, rule: action.rule, by: 'test' })
      return
    }
    case 'refresh': {
      const segmentId = ids[action.which % ids.length] ?? ''
      await computeSegment(harness.deps, world.workspaceId, { segmentId, cause: 'test', timeLimitMs: 30_000, method: methodOf(rules[action.which % rules.length], action.method) }).catch((error: unknown) => {
        // Two computations at once, or a new rule meanwhile: one of them tells its caller so.
        if (!(error instanceof Error) || !error.message.includes('meanwhile')) throw error
      })
    }
  }
}

/** What is not in ClickHouse is held against people in memory: there is no choice. */
const methodOf = (rule: Rule | undefined, wanted: 'clickhouse' | 'memory'): 'clickhouse' | 'memory' => (rule === undefined || ruleNeedsMemory(rule) ? 'memory' : wanted)

async function live(world: SegmentWorld, who: { userId?: string; anonymousId?: string }, { traits, events, timeZone }: GeneratedCustomer): Promise<void> {
  await world.send([{ type: 'identify', ...who, properties: storable(timeZone === undefined ? traits : { ...traits, timezone: timeZone }) }])
  await world.send(events.map(({ name, occurredAt, properties }) => ({ type: 'track' as const, event: name, ...who, occurredAt, properties: storable(properties) })))
}

async function say(world: SegmentWorld, { who, status }: Extract<Action, { kind: 'word' }>): Promise<void> {
  await ifThere(world, `u${who}`, (id) => changeSubscriptions.call(context(world), { id, email: status }))
}

async function suppressAddress(world: SegmentWorld, { who, isOn }: Extract<Action, { kind: 'suppress' }>): Promise<void> {
  await ifThere(world, `u${who}`, (idOrUserId) => isOn ? suppressCustomer(harness.deps, world.workspaceId, { idOrUserId, by: 'test', reason: 'manual' }) : unsuppressCustomer(harness.deps, world.workspaceId, { idOrUserId, by: 'test' }))
}

/** As the settler of messages does it: the address is suppressed, and an event says so. */
async function bounce(world: SegmentWorld, userId: string): Promise<void> {
  const { deps } = harness
  const now = await world.now()
  await deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const [person] = await tx.query<{ id: string; address: string }>('SELECT id, email_norm AS address FROM customers WHERE user_id = $1 AND email_norm IS NOT NULL', [userId])
    if (person === undefined) return
    await suppress(deps, tx, [{ channel: 'email', address: person.address, reason: 'hard_bounce' }])
    const event = messageEvent('bounced', { id: newId(), customerId: person.id, journeyId: null, nodeId: null, templateId: null, templateVersion: null }, { now })
    await appendEventsIn(deps, tx, event === null ? [] : [event])
  })
  while ((await takeInEvents(deps, world.workspaceId)).taken > 0);
}

/** Whoever has been erased, or has no address, cannot be asked for. */
async function ifThere(world: SegmentWorld, userId: string, ask: (userId: string) => Promise<unknown>): Promise<void> {
  await ask(userId).catch((error: unknown) => {
    if (!(error instanceof AppError) || !['NOT_FOUND', 'WRONG_STATE'].includes(error.code)) throw error
  })
}

const context = ({ workspaceId }: SegmentWorld): ProcedureContext => ({ deps: harness.deps, actor: { kind: 'operator' }, workspaceId, requestId: 'test', log: harness.deps.log, signal: new AbortController().signal })

const uuidOf = (listId: string): string => parsePublicId('list', listId) ?? ''

async function changeList(world: SegmentWorld, { who, list, isOn }: Extract<Action, { kind: 'list' }>): Promise<void> {
  const people = await world.query<{ id: string }>('SELECT id FROM customers WHERE user_id = $1', [`u${who}`])
  await fillList(harness.deps, world.workspaceId, { listId: uuidOf(list), customerIds: people.map(({ id }) => id), isOn, by: 'test' })
}

async function erase(world: SegmentWorld, userId: string): Promise<void> {
  const { deps } = harness
  const now = await world.now()
  await deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const people = await tx.query<{ id: string; number: number }>('SELECT id, number FROM customers WHERE user_id = $1', [userId])
    const ids = people.map((person) => person.id)
    await tx.query('DELETE FROM customer_identities WHERE customer_id = ANY($1::uuid[])', [ids])
    await tx.query('DELETE FROM customer_events WHERE customer_id = ANY($1::uuid[])', [ids])
    await deleteCustomers(tx, ids)
    await retireNumbers(deps, tx, people.map((person) => person.number))
    await updateMemberships(deps, tx, { changed: people.map(({ id, number }) => ({ customerId: id, number, paths: 'all', events: [] })), now })
  })
}

/** Rules as people write them: generated ones rarely tell the people of a story apart. */
const everyday: readonly Rule[] = [
  { trait: 'plan', is: 'equals', value: 'pro' },
  { anniversary: 'seenAt', is: 'today' },
  { op: 'or', rules: [{ anniversary: 'seenAt', is: 'inNextDays', value: 3 }, { anniversary: 'plan', is: 'inLastDays', value: 1 }] },
  { event: 'visit', count: { atLeast: 1 }, within: 'P7D', during: { from: '08:00', to: '15:00' } },
  { sequence: [{ event: 'visit' }, { event: 'Order Completed' }], count: { atLeast: 1 }, within: 'P7D' },
  { sequence: [{ event: 'visit' }, { event: 'visit' }], inside: 'PT1H', without: { event: 'Order Completed' }, count: { atMost: 1 } },
  { list: listIds[0] ?? '' },
  { sample: 'half of them', percent: 50 },
  { consent: 'email', is: 'subscribed' },
  { reachable: 'email' },
  { op: 'and', rules: [{ op: 'not', rule: { reachable: 'email' } }, { op: 'or', rules: [{ consent: 'email', is: 'unsubscribed' }, { event: 'visit', count: { atLeast: 1 } }] }] },
  { op: 'or', rules: [{ trait: 'tags', is: 'hasAll', value: ['pro', 'free'] }, { trait: 'tags', is: 'hasAtLeast', value: 2 }] },
  { message: 'opened', count: { atLeast: 1 }, template: templateIds[0] },
  { op: 'and', rules: [{ message: 'sent', count: { atLeast: 1 }, within: 'P7D' }, { message: 'clicked', count: { atMost: 0 }, journey: journeyIds[0], node: 'n1' }] },
  { event: 'visit', count: { atLeast: 2 } },
  { event: 'visit', count: { atLeast: 1 }, within: 'P7D' },
  { op: 'not', rule: { event: 'visit', count: { atLeast: 1 }, within: 'P1D' } },
  { event: 'Order Completed', count: { exactly: 1 }, within: 'P1M' },
  { event: 'visit', count: { atLeast: 1 }, where: [{ property: 'seenAt', is: 'inLast', value: 'P7D' }] },
  { trait: 'seenAt', is: 'inLast', value: 'P7D' },
  { op: 'or', rules: [{ trait: 'seenAt', is: 'inNext', value: 'P1M' }, { trait: 'profile.city', is: 'isSet' }] },
  { op: 'and', rules: [{ trait: 'plan', is: 'notEquals', value: 'free' }, { event: 'visit', count: { atMost: 1 }, within: 'P1M' }] },
]

function aRule(): fc.Arbitrary<Rule> {
  return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...everyday) }, { weight: 1, arbitrary: ruleArbitrary().map(storable) })
}

function aStory(): fc.Arbitrary<Story> {
  return fc.tuple(fc.array(aRule(), { minLength: 3, maxLength: 6 }), nowArbitrary()).chain(([rules, now]) => {
    const which = fc.nat(5)
    const customer = fc.constantFrom(...rules).chain((rule) => customersNear(rule, now))
    const first = fc.tuple(...Array.from({ length: 6 }, (_, who) => customer.map((each): Action => ({ kind: 'person', who, customer: each }))))
    const action: fc.Arbitrary<Action> = fc.oneof(
      { weight: 8, arbitrary: fc.record({ kind: fc.constant('person'), who: fc.nat(5), customer }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('visitor'), name: fc.nat(2), customer }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('claim'), who: fc.nat(5), name: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase'), who: fc.nat(5) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('list'), who: fc.nat(5), list: fc.constantFrom(...listIds), isOn: fc.boolean() }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('word'), who: fc.nat(5), status: fc.constantFrom('subscribed', 'unsubscribed') }) },
      // Fewer addresses than people: what happens to one may happen to several.
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('address'), who: fc.nat(5), email: fc.constantFrom('a@example.test', 'B@example.test', 'c@example.test', 'none') }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('suppress'), who: fc.nat(5), isOn: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('bounce'), who: fc.nat(5) }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.constantFrom(1, 500, hour - 1, hour, day, 7 * day, 31 * day, 400 * day) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('rule'), which, rule: aRule() }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('refresh'), which, method: fc.constantFrom<'clickhouse' | 'memory'>('clickhouse', 'memory') }) },
    ) as fc.Arbitrary<Action>
    const acts = fc.array(fc.array(action, { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 14, size: 'max' })
    return fc.tuple(first, acts).map(([start, more]) => ({ rules, now, acts: [[...start], ...more] }))
  })
}

/** Without what ingestion never lets through: NUL and halves of surrogate pairs. */
function storable<Value extends Rule | JsonObject>(value: Value): Value {
  return clean(value as JsonValue) as Value
}

function clean(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replaceAll('\0', '').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '') || 'x'
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each)]))
}
