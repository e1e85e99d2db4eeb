import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { Deps } from '../../deps.ts'
import { startRenderer } from '../../rendering/start-renderer.ts'
import { checkInvariants } from '../invariants/index.ts'
import { fillList } from '../lists/index.ts'
import { deliverMessages } from './deliver-messages.ts'
import { openSender } from './sender.ts'

// I5: what ends a journey for somebody holds for messages that are on their way already, whatever the run has noticed of it.

let harness: TestDeps
let world: JourneyWorld
let deps: Deps
let templateId: string
beforeAll(async () => {
  harness = await openTestDeps()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'met-ends-'))
  deps = { ...harness.deps, renderer: startRenderer({ log: harness.deps.log }), sender: await openSender({ env: harness.deps.env, log: harness.deps.log, dataDir }) }
})
afterAll(async () => {
  await deps.sender.close()
  await deps.renderer.close()
  await harness.close()
})
beforeEach(async () => {
  world = await openJourneyWorld(harness)
  templateId = await world.template()
  await world.query(`UPDATE workspaces SET postal_address = '1 Main Street', from_name = 'Shop', from_email = 'shop@shop.example' WHERE id = current_workspace()`)
  await world.identify('ann', { email: 'ann@example.test' })
  await world.identify('bob', { email: 'bob@example.test' })
})
afterEach(async () => { expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([]) })

const deliver = async (): Promise<unknown[]> => {
  await deliverMessages(deps, world.workspaceId)
  return world.query(`SELECT c.user_id AS "user", m.state, m.reason FROM messages m JOIN customers c ON c.id = m.customer_id ORDER BY 1`)
}

test('an event that ends the journey stops the message that was queued before it, though the run was not stepped since', async () => {
  const id = await world.publish(journey().onEvent('Cart').goalWhen('bought', { event: 'Order', where: [{ property: 'total', is: 'gt', value: 10 }] }).email('mail', templateId).wait('w', 'P1D').document())
  for (const user of ['ann', 'bob']) await world.fire(user, 'Cart')
  await world.advance()
  await world.fire('ann', 'Order', { total: 50 })
  await world.fire('bob', 'Order', { total: 5 })
  expect(await deliver()).toEqual([{ user: 'ann', state: 'skipped', reason: 'exited' }, { user: 'bob', state: 'sent', reason: null }])
  await world.advance()
  expect((await world.runs(id)).map(({ userId, status }) => [userId, status])).toEqual([['ann', 'converted'], ['bob', 'active']])
})

test('it holds for a run that has come to its natural end while its message waited', async () => {
  await world.publish(journey().onEvent('Cart').goalWhen('bought', { event: 'Order' }).email('mail', templateId).document())
  for (const user of ['ann', 'bob']) await world.fire(user, 'Cart')
  await world.advance()
  await world.fire('ann', 'Order')
  expect(await deliver()).toEqual([{ user: 'ann', state: 'skipped', reason: 'exited' }, { user: 'bob', state: 'sent', reason: null }])
})

test('a rule that holds and a segment that was left count as they stand when the message would go', async () => {
  const trial = await world.segment({ trait: 'plan', is: 'equals', value: 'trial' })
  for (const user of ['ann', 'bob']) await world.identify(user, { plan: 'trial' })
  const id = await world.publish(journey().onEvent('Cart').exitWhen('left', { leaves: trial }).exitWhen('rule', { rule: { trait: 'paid', is: 'equals', value: true } }).email('mail', templateId).wait('w', 'P1D').document())
  await world.identify('cem', { email: 'cem@example.test', plan: 'trial' })
  for (const user of ['ann', 'bob', 'cem']) await world.fire(user, 'Cart')
  await world.advance()
  await world.identify('ann', { plan: 'pro' })
  await world.identify('cem', { paid: true })
  expect(await deliver()).toEqual([{ user: 'ann', state: 'skipped', reason: 'exited' }, { user: 'bob', state: 'sent', reason: null }, { user: 'cem', state: 'skipped', reason: 'exited' }])
  // Nobody has to wait for their time: who was found out is stepped at once.
  await world.advance()
  expect((await world.runs(id)).map(({ userId, status }) => [userId, status])).toEqual([['ann', 'exited'], ['bob', 'active'], ['cem', 'exited']])
})

test('a rule may ask for lists and for what people said: all of it is looked up again', async () => {
  const [list, uuid] = [`lst_${'a'.repeat(32)}`, 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa']
  await world.query(`INSERT INTO lists (workspace_id, id, name, created_at, updated_at) VALUES (current_workspace(), $1, 'Guests', now(), now())`, [uuid])
  const rule = { op: 'or' as const, rules: [{ list }, { op: 'and' as const, rules: [{ trait: 'paid', is: 'equals' as const, value: true }, { consent: 'email' as const, is: 'subscribed' as const }, { reachable: 'email' as const }] }] }
  await world.publish(journey().onEvent('Cart').exitWhen('rule', { rule }).email('mail', templateId).wait('w', 'P1D').document())
  await world.identify('cem', { email: 'cem@example.test' })
  for (const user of ['ann', 'bob', 'cem']) await world.fire(user, 'Cart')
  await world.advance()
  const ann = await world.query<{ id: string }>(`SELECT id FROM customers WHERE user_id = 'ann'`)
  await fillList(harness.deps, world.workspaceId, { listId: uuid, customerIds: ann.map(({ id }) => id), isOn: true, by: 'test' })
  await world.identify('cem', { paid: true })
  expect(await deliver()).toEqual([{ user: 'ann', state: 'skipped', reason: 'exited' }, { user: 'bob', state: 'sent', reason: null }, { user: 'cem', state: 'skipped', reason: 'exited' }])
})

test('the event that started the journey and what came before it end nothing', async () => {
  await world.publish(journey().onEvent('Order').reentry('always').goalWhen('again', { event: 'Order' }).email('mail', templateId).wait('w', 'P1D').document())
  await world.fire('ann', 'Order', {}, { occurredAt: (await world.now()) - 60_000 })
  await world.fire('bob', 'Order')
  await world.advance()
  await world.fire('bob', 'Order', {}, { occurredAt: (await world.now()) - 600_000 })
  expect(await deliver()).toMatchObject([{ user: 'ann', state: 'sent' }, { user: 'bob', state: 'sent' }])
})
