import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFakeSmtp } from '../../../test/fake-smtp.ts'
import type { FakeSmtp } from '../../../test/fake-smtp.ts'
import { maintainDatabase } from '../../../test/maintain-database.ts'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { toPublicId } from '../../db/public-id.ts'
import { takeInEvents } from '../intake/index.ts'
import { deliverMessages } from './deliver-messages.ts'
import { testSend } from './test-send.ts'

// Rules ask who was sent what. A mail that went out and is not recorded would be sent again by whoever asks for "never sent".

let smtp: FakeSmtp
const worlds: MessageWorld[] = []
beforeAll(async () => {
  smtp = await openFakeSmtp()
  worlds.push(await openMessageWorld(), await openMessageWorld({ smtpUrl: smtp.url, limits: { requestMs: 1_000 } }))
})
afterAll(async () => {
  for (const world of worlds) await world.close()
  await smtp.close()
})
beforeEach(async () => {
  smtp.decide = () => 'accept'
  for (const world of worlds) for (const table of ['messages', 'customer_events', 'event_inbox', 'event_log']) await world.query(`DELETE FROM ${table}`)
})

const deliver = (world: MessageWorld) => deliverMessages(world.deps, world.workspaceId)
const sent = (world: MessageWorld) => world.query<{ customer: string; properties: object; isThen: boolean }>(`
  SELECT l.customer_id AS customer, l.properties, l.occurred_at = m.sent_at AS "isThen" FROM event_log l
  LEFT JOIN messages m ON 'msg_' || replace(m.id::text, '-', '') = l.properties ->> 'messageId' WHERE l.event = 'Email Sent' AND l.source = 'sendero' ORDER BY l.seq`)
const pick = (index: number): MessageWorld => worlds[index] ?? expect.fail('No such world')

test.each([['the mailbox', 0], ['SMTP', 1]])('a mail that goes out by %s is recorded once, with where it came from; what does not go out is not', async (_by, index) => {
  const world = pick(index)
  const templateId = await world.template()
  const [ann, bob] = [await world.customer(), await world.customer({}, { subscription: 'unsubscribed' })]
  const [id = '', other = ''] = await world.queue([ann, bob], templateId)
  await Promise.all([deliver(world), deliver(world)])
  await deliver(world)
  expect([(await world.message(id)).state, (await world.message(other)).state]).toEqual(['sent', 'skipped'])
  expect(await sent(world)).toEqual([{ customer: ann, isThen: true, properties: {
    messageId: toPublicId('message', id), workflowId: toPublicId('journey', world.journeyId), nodeId: 'n1', templateId: toPublicId('template', templateId), templateVersion: 1,
  } }])
  expect(await takeInEvents(world.deps, world.workspaceId)).toMatchObject({ taken: 1 })
  expect(await world.query('SELECT customer_id AS customer, event FROM customer_events')).toEqual([{ customer: ann, event: 'Email Sent' }])
})

test('a mail that is tried again is recorded when it goes out, one that is refused never', async () => {
  const world = pick(1)
  smtp.decide = () => ({ at: 'data', reply: '451 4.3.0 Later' })
  const [id = ''] = await world.queue([await world.customer()], await world.template())
  await deliver(world)
  expect([(await world.message(id)).state, await sent(world)]).toEqual(['queued', []])
  smtp.decide = () => 'accept'
  await world.query('UPDATE messages SET due_at = workspace_now()')
  await deliver(world)
  expect([(await world.message(id)).state, (await sent(world)).length]).toEqual(['sent', 1])
  smtp.decide = () => ({ at: 'recipient', reply: '550 5.1.1 No such user' })
  await world.queue([await world.customer()], await world.template())
  await deliver(world)
  expect((await sent(world)).length).toBe(1)
})

// Whoever was written to before the product recorded it would else count as never written to.
test('the migration records what was sent before, just as it would have been recorded then, and nothing twice', async () => {
  const world = pick(0)
  await world.queue([await world.customer(), await world.customer()], await world.template())
  await deliver(world)
  const recorded = () => world.query(`SELECT message_key, message_id, type, event, customer_id, occurred_at, source, properties, context FROM event_log WHERE event = 'Email Sent' ORDER BY message_id`)
  const before = await recorded()
  expect(before).toHaveLength(2)
  const migration = await readFile(new URL('../../../../../migrations/postgres/0020_record_sent_mails.sql', import.meta.url), 'utf8')
  await world.query(`DELETE FROM event_log WHERE message_id = (SELECT min(message_id) FROM event_log)`)
  await world.query('DELETE FROM event_inbox')
  await maintainDatabase(world.harness.fresh.adminUrl, migration)
  expect(await recorded()).toEqual(before)
  expect(await takeInEvents(world.deps, world.workspaceId)).toMatchObject({ taken: 1 })
})

test('calls of webhooks and test sends are no mails to a customer', async () => {
  const world = pick(0)
  const templateId = await world.template()
  const ann = await world.customer()
  await world.queueCall(ann, { method: 'POST', url: 'https://example.invalid/', headers: {}, body: null })
  await testSend(world.deps, world.workspaceId, { templateId, person: toPublicId('customer', ann), to: 'author@example.test' })
  expect((await world.messages()).length).toBe(2)
  await deliver(world)
  expect(await sent(world)).toEqual([])
})
