import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { suppress } from '../customers/index.ts'
import { deliverMessages } from './deliver-messages.ts'
import { releaseHeldMessages } from './queue-repository.ts'

let world: MessageWorld
let templateId: string

beforeAll(async () => {
  world = await openMessageWorld()
  templateId = await world.template()
})
afterAll(async () => { await world.close() })
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  await world.query('DELETE FROM mailbox_messages')
  await world.query(`UPDATE journeys SET status = 'live'`)
})

interface MailRow { to: string; from: string; subject: string; html: string; text: string; headers: Record<string, string> }
const mails = (): Promise<MailRow[]> => world.query(`SELECT to_address AS "to", from_address AS "from", subject, html, text, headers FROM mailbox_messages ORDER BY id`)
const deliver = () => deliverMessages(world.deps, world.workspaceId)
const only = async (): Promise<MailRow> => {
  const [mail, ...more] = await mails()
  if (!mail || more.length > 0) throw new Error('Expected one mail')
  return mail
}

test('a queued mail arrives rendered for its reader, with a way out that works in one click', async () => {
  const customer = await world.customer({ name: 'Ann', email: 'Ann@example.com' })
  const [id] = await world.queue([customer], templateId)
  expect(await deliver()).toEqual({ sent: 1, skipped: 0, failed: 0 })
  const mail = await only()
  expect(mail).toMatchObject({ to: 'Ann@example.com', from: 'Shop <shop@shop.example>', subject: 'Hi Ann' })
  expect(mail.html).toContain('Hello Ann')
  expect(mail.html).toContain('1 Main Street')
  expect(mail.text).toContain('Hello Ann')
  expect(mail.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Message-ID': `<${id}@shop.example>` })
  expect(mail.headers['List-Unsubscribe']).toMatch(/^<http:\/\/127\.0\.0\.1:4000\/u\/[\w-]{60,}>$/)
  expect(await world.message(id ?? '')).toMatchObject({ state: 'sent', attempt: 1, links: ['https://shop.example/Ann'], isDue: false })
})

test('delivering twice at the same time sends every mail once', async () => {
  const customers = await Promise.all(Array.from({ length: 30 }, () => world.customer()))
  await world.queue(customers, templateId)
  await Promise.all([deliver(), deliver(), deliver()])
  expect((await mails()).map(({ to }) => to).length).toBe(30)
  expect(new Set((await world.messages()).map(({ state }) => state))).toEqual(new Set(['sent']))
})

test('the same visit of a run queues one message, however often it is written', async () => {
  const customer = await world.customer()
  const [id] = await world.queue([customer], templateId)
  const again = world.query(`INSERT INTO messages (workspace_id, id, run_id, visit, channel, class, state, created_at) SELECT workspace_id, gen_random_uuid(), run_id, visit, 'email', 'marketing', 'queued', now() FROM messages WHERE id = $1`, [id])
  await expect(again).rejects.toThrow(/messages_visit/)
})

test.each([
  ['without an address', { traits: { email: null } }, 'no_address'],
  ['who unsubscribed', { subscription: 'unsubscribed' }, 'unsubscribed'],
  ['whose consent nobody proved', { subscription: 'unproven' }, 'no_consent'],
  ['who never said anything', { subscription: null }, 'no_consent'],
] as const)('a marketing mail to somebody %s is skipped, and says why', async (_who, given, reason) => {
  const customer = await world.customer('traits' in given ? given.traits : {}, 'subscription' in given ? { subscription: given.subscription } : {})
  const [id] = await world.queue([customer], templateId)
  expect(await deliver()).toEqual({ sent: 0, skipped: 1, failed: 0 })
  expect(await world.message(id ?? '')).toMatchObject({ state: 'skipped', reason })
  expect(await mails()).toEqual([])
})

test('a transactional mail needs no subscription, but an address that is not suppressed', async () => {
  const transactional = await world.template({ messageClass: 'transactional' })
  const [free, blocked] = [await world.customer({}, { subscription: 'unsubscribed' }), await world.customer({ email: 'blocked@example.com' })]
  await world.deps.db.withWorkspace(world.workspaceId, (tx) => suppress(world.deps, tx, [{ channel: 'email', address: 'Blocked@Example.com', reason: 'complaint' }]))
  const ids = await world.queue([free, blocked], transactional)
  await deliver()
  expect(await Promise.all(ids.map((id) => world.message(id)))).toMatchObject([{ state: 'sent' }, { state: 'skipped', reason: 'suppressed' }])
})

test('who unsubscribes after the mail was queued does not get it', async () => {
  const customer = await world.customer()
  const [id] = await world.queue([customer], templateId)
  await world.query(`UPDATE subscriptions SET status = 'unsubscribed' WHERE customer_id = $1`, [customer])
  await deliver()
  expect(await world.message(id ?? '')).toMatchObject({ state: 'skipped', reason: 'unsubscribed' })
})

test.each([
  ['unsubscribes', `UPDATE subscriptions SET status = 'unsubscribed' WHERE customer_id = $1`, { state: 'skipped', reason: 'unsubscribed' }],
  ['is erased', 'DELETE FROM customers WHERE id = $1', { state: 'skipped', reason: 'erased' }],
  ['sees the journey paused', `UPDATE journeys SET status = 'paused' WHERE $1::uuid IS NOT NULL`, { state: 'queued' }],
])('who %s while the mail is being decided does not get it: the decision waits for the answer', async (_what, change, expected) => {
  const customer = await world.customer()
  const [id] = await world.queue([customer], templateId)
  let delivery: Promise<unknown> = Promise.resolve()
  await world.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    await tx.query(change, [customer])
    delivery = deliver()
    // Until somebody waits for a lock of ours, the decision has not come to the row yet.
    await expect.poll(async () => (await world.query<{ waiting: number }>(`SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) OR NOT granted AND locktype = 'transactionid'`))[0]?.waiting, { timeout: 10_000 }).toBeGreaterThan(0)
  })
  await delivery
  expect(await world.message(id ?? '')).toMatchObject(expected)
  expect(await mails()).toEqual([])
})

test('a run that was ended from outside sends nothing more; one that came to its own end sends what it queued', async () => {
  const ids = await world.queue([await world.customer(), await world.customer(), await world.customer(), await world.customer()], templateId)
  const ends = [['exited', 'stopped'], ['exited', 'exit'], ['completed', 'end'], ['converted', 'goal']]
  for (const [index, [status, reason]] of ends.entries()) await world.query(`UPDATE runs SET status = $2, end_reason = $3, ended_at = now(), wake_at = NULL, state = state || jsonb_build_object('status', $2::text) WHERE id = (SELECT run_id FROM messages WHERE id = $1)`, [ids[index], status, reason])
  await deliver()
  expect((await Promise.all(ids.map((id) => world.message(id)))).map(({ state, reason }) => reason ?? state)).toEqual(['exited', 'sent', 'sent', 'sent'])
})

test('a message of an erased person or an erased run is skipped', async () => {
  const [gone, lost] = [await world.customer(), await world.customer()]
  const ids = await world.queue([gone, lost], templateId)
  await world.query('DELETE FROM customers WHERE id = $1', [gone])
  await world.query('DELETE FROM runs WHERE customer_id = $1', [lost])
  await deliver()
  expect((await Promise.all(ids.map((id) => world.message(id)))).map(({ reason }) => reason)).toEqual(['erased', 'exited'])
})

test('while a journey is paused its mails wait without being due; when it goes on they are sent', async () => {
  const [id] = await world.queue([await world.customer()], templateId)
  await world.query(`UPDATE journeys SET status = 'paused'`)
  expect(await deliver()).toEqual({ sent: 0, skipped: 0, failed: 0 })
  expect(await world.message(id ?? '')).toMatchObject({ state: 'queued', isDue: false, attempt: 0 })
  await world.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    await tx.query(`UPDATE journeys SET status = 'live'`)
    expect(await releaseHeldMessages(tx, world.journeyId, Date.now())).toBe(1)
  })
  expect(await deliver()).toEqual({ sent: 1, skipped: 0, failed: 0 })
})

test('a stopped journey sends nothing more', async () => {
  const [id] = await world.queue([await world.customer()], templateId)
  await world.query(`UPDATE journeys SET status = 'stopped'`)
  await deliver()
  expect(await world.message(id ?? '')).toMatchObject({ state: 'skipped', reason: 'stopped' })
})

test('a template that does not render skips its mail with the reason, and holds up nobody else', async () => {
  const broken = await world.template({ body: '{% for i in (1..100000000) %}x{% endfor %} {{ unsubscribe_url }}' })
  const [bad] = await world.queue([await world.customer()], broken)
  const [good] = await world.queue([await world.customer()], templateId)
  expect(await deliver()).toMatchObject({ sent: 1, skipped: 1 })
  expect(await world.message(bad ?? '')).toMatchObject({ state: 'skipped', reason: 'template_error' })
  expect(await world.message(good ?? '')).toMatchObject({ state: 'sent' })
})

test('an address that changes while the mail is being rendered is not written to', async () => {
  const customer = await world.customer({ email: 'old@example.com' })
  await world.queue([customer], templateId)
  const { renderer } = world.deps
  let isChanged = false
  const deps = { ...world.deps, renderer: { ...renderer, render: async (requests: Parameters<typeof renderer.render>[0]) => {
    if (!isChanged) await world.query(`UPDATE customers SET email = 'new@example.com', email_norm = 'new@example.com' WHERE id = $1`, [customer])
    isChanged = true
    return renderer.render(requests)
  } } }
  await deliverMessages(deps, world.workspaceId)
  expect((await mails()).map(({ to }) => to)).toEqual(['new@example.com'])
})

test('traits cannot put anything into the markup or the headers of a mail', async () => {
  const evil = 'x\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>'
  await world.queue([await world.customer({ name: evil })], templateId)
  await deliver()
  const mail = await only()
  expect(mail.html).not.toContain('<script>')
  expect(mail.subject).toBe('Hi x Bcc: victim@example.com <script>alert(1)</script>')
  expect(Object.keys(mail.headers)).not.toContain('Bcc')
})

test('a sandbox writes into its mailbox only, webhooks included', async () => {
  const sandbox = await openMessageWorld({ isSandbox: true, smtpUrl: 'smtp://127.0.0.1:9' })
  try {
    await sandbox.query(`UPDATE workspaces SET clock_offset_ms = 86400000 WHERE id = current_workspace()`)
    const customer = await sandbox.customer()
    await sandbox.queue([customer], await sandbox.template())
    await sandbox.queueCall(customer, { method: 'POST', url: 'https://example.com/{{ customer.userId }}', headers: {}, body: '{"name": {{ customer.name | json }}}' })
    expect(await deliverMessages(sandbox.deps, sandbox.workspaceId)).toEqual({ sent: 2, skipped: 0, failed: 0 })
    const rows = await sandbox.query<MailRow>(`SELECT to_address AS "to", subject, text FROM mailbox_messages ORDER BY to_address`)
    expect(rows).toMatchObject([{ to: 'https://example.com/user-1', subject: 'POST https://example.com/user-1', text: '{"name": "Person 1"}' }, { to: 'person1@example.com' }])
  } finally {
    await sandbox.close()
  }
})
