import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Rule } from '@sendero/flow-engine/segment'
import { openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { changeSubscriptions } from '../profiles/procedures/change-subscriptions.ts'
import { suppressCustomer, unsuppressCustomer } from '../profiles/suppress-customer.ts'
import { upsertCustomer } from '../profiles/upsert-customer.ts'
import { countConditions } from './count-conditions.ts'
import { countRule } from './count-rule.ts'

// Who may be written to is asked for more often than anything else. What changes it must change who is in at once, whichever way it comes.

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => {
  world = await openSegmentWorld(harness)
  for (const user of ['ann', 'bob']) await world.identify(user, { email: `${user}@example.test` })
  await world.identify('eve', { plan: 'pro' })
})

const subscribed: Rule = { consent: 'email', is: 'subscribed' }
const unsubscribed: Rule = { consent: 'email', is: 'unsubscribed' }
const silent: Rule = { consent: 'email', is: 'unknown' }
const reachable: Rule = { reachable: 'email' }
const inside = async (segmentId: string): Promise<string[]> => world.userIds(await world.members(segmentId))
const context = (): ProcedureContext => ({ deps: harness.deps, actor: { kind: 'operator' }, workspaceId: world.workspaceId, requestId: 'test', log: harness.deps.log, signal: new AbortController().signal })
const say = (id: string, email: 'subscribed' | 'unsubscribed') => changeSubscriptions.call(context(), { id, email })

test('a word of consent moves people at once, by the API, by a profile and by an SDK', async () => {
  const [yes, no, none] = [await world.segment(subscribed, 'Yes'), await world.segment(unsubscribed, 'No'), await world.segment(silent, 'Nothing')]
  expect([await inside(yes), await inside(no), await inside(none)]).toEqual([['ann', 'bob'], [], ['eve']])
  await say('ann', 'unsubscribed')
  expect([await inside(yes), await inside(no)]).toEqual([['bob'], ['ann']])
  await upsertCustomer(harness.deps, world.workspaceId, { idOrUserId: 'eve', traits: {}, email: 'unsubscribed', said: { source: 'api', evidence: {} } })
  expect([await inside(no), await inside(none)]).toEqual([['ann', 'eve'], []])
  await world.identify('cem', { email: 'cem@example.test' })
  expect(await inside(yes)).toEqual(['bob', 'cem'])
})

test('who can be reached follows the address, what they said, and its suppression, for all who share the address', async () => {
  const reached = await world.segment(reachable)
  await world.identify('bea', { email: 'BOB@example.test' })
  expect(await inside(reached)).toEqual(['ann', 'bea', 'bob'])
  const who = { idOrUserId: 'bob', by: 'test' }
  await suppressCustomer(harness.deps, world.workspaceId, { ...who, reason: 'manual' })
  expect(await inside(reached)).toEqual(['ann'])
  await world.identify('bea', { email: 'bea@example.test' })
  expect(await inside(reached)).toEqual(['ann', 'bea'])
  await unsuppressCustomer(harness.deps, world.workspaceId, who)
  await say('ann', 'unsubscribed')
  expect(await inside(reached)).toEqual(['bea', 'bob'])
})

// ClickHouse knows nothing of it: however large the workspace, nobody may ask it and be told that nobody is in.
test('counts, previews and each line alone are answered from PostgreSQL', async () => {
  const rule: Rule = { op: 'and', rules: [subscribed, { op: 'not', rule: reachable }, silent] }
  await suppressCustomer(harness.deps, world.workspaceId, { idOrUserId: 'ann', by: 'test', reason: 'manual' })
  expect(await countRule(harness.deps, world.workspaceId, { rule: { op: 'and', rules: rule.rules.slice(0, 2) }, asker: 'a', sampleSize: 1 })).toMatchObject({ count: 1, total: 3 })
  expect(await countConditions(harness.deps, world.workspaceId, { rule, asker: 'b', signal: new AbortController().signal })).toEqual([2, 2, 1])
  await expect(countRule(harness.deps, world.workspaceId, { rule, asker: 'c', method: 'clickhouse' })).rejects.toThrow('not in ClickHouse')
})

test('tells for one person what they said, and why they cannot be reached', async () => {
  const id = publicSegmentId(await world.segment({ op: 'or', rules: [subscribed, reachable] }))
  await suppressCustomer(harness.deps, world.workspaceId, { idOrUserId: 'ann', by: 'test', reason: 'manual' })
  const found = async (customerId: string) => (await world.call<{ lines: { found: unknown }[] }>('segment.explain', { id, customerId })).lines.slice(1).map((line) => line.found)
  expect(await found('ann')).toEqual([{ kind: 'consent', status: 'subscribed' }, { kind: 'reach', reason: 'suppressed' }])
  expect(await found('bob')).toEqual([{ kind: 'consent', status: 'subscribed' }, { kind: 'reach', reason: null }])
  expect(await found('eve')).toEqual([{ kind: 'consent', status: null }, { kind: 'reach', reason: 'no_address' }])
})

// Two that do not see each other: one gives an address to somebody, the other says that nobody is to be written to there.
test('who is given an address at the moment it is suppressed is not reached there', async () => {
  const reached = await world.segment(reachable)
  const { db } = harness.deps
  const suppressing: Promise<unknown>[] = []
  // The suppression comes while the other is done but not yet committed.
  const meanwhile: typeof db = { ...db, withWorkspace: (workspaceId, work, how) => db.withWorkspace(workspaceId, async (tx) => {
    const result = await work(tx)
    const given = await tx.query(`SELECT 1 FROM customers WHERE user_id = 'eve' AND email_norm IS NOT NULL`)
    if (given.length === 0 || suppressing.length > 0) return result
    suppressing.push(suppressCustomer(harness.deps, world.workspaceId, { idOrUserId: 'bob', by: 'test', reason: 'manual' }))
    await new Promise((resolve) => { setTimeout(resolve, 300) })
    return result
  }, how) }
  await upsertCustomer({ ...harness.deps, db: meanwhile }, world.workspaceId, { idOrUserId: 'eve', traits: { email: 'bob@example.test' }, email: null, said: { source: 'api', evidence: {} } })
  await Promise.all(suppressing)
  expect(suppressing).toHaveLength(1)
  expect(await inside(reached)).toEqual(['ann'])
})
