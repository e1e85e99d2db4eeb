import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFakeSmtp } from '../../../test/fake-smtp.ts'
import type { FakeSmtp, MailFate } from '../../../test/fake-smtp.ts'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { deliverMessages, dispatchMessages } from './deliver-messages.ts'
import { suppressedAddresses } from '../customers/index.ts'

let smtp: FakeSmtp
let world: MessageWorld
let templateId: string

beforeAll(async () => {
  smtp = await openFakeSmtp()
  world = await openMessageWorld({ smtpUrl: `${smtp.url}?maxConnections=4`, limits: { requestMs: 1_000 } })
  templateId = await world.template()
})
afterAll(async () => {
  await world.close()
  await smtp.close()
})
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  smtp.received.length = 0
})
afterEach(() => {
  smtp.decide = () => 'accept'
  smtp.hold = () => Promise.resolve()
})

const deliver = () => deliverMessages(world.deps, world.workspaceId)
const people = (count: number) => Promise.all(Array.from({ length: count }, () => world.customer()))

async function fateOf(fate: MailFate): Promise<Awaited<ReturnType<MessageWorld['message']>>> {
  smtp.decide = () => fate
  const [id] = await world.queue(await people(1), templateId)
  await deliver()
  return world.message(id ?? '')
}

test('mails go out as MIME with both parts and the headers of RFC 8058, one per person, over few connections', async () => {
  const before = smtp.connections
  const ids = await world.queue(await people(40), templateId)
  expect(await deliver()).toEqual({ sent: 40, skipped: 0, failed: 0 })
  expect(smtp.received.map(({ messageId }) => messageId).sort()).toEqual([...ids].sort())
  expect(smtp.connections - before).toBeLessThanOrEqual(4)
  expect(smtp.mostAtOnce).toBeLessThanOrEqual(4)
  const mail = await simpleParser(smtp.received[0]?.raw ?? '')
  expect(mail.html).toContain('Hello Person')
  expect(mail.text).toContain('Hello Person')
  expect(mail.from?.text).toBe('"Shop" <shop@shop.example>')
  expect(mail.headers.get('list-unsubscribe-post') ?? mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toMatch(/One-Click/)
  const unsubscribe = mail.headerLines.filter(({ key }) => key === 'list-unsubscribe')
  expect(unsubscribe).toHaveLength(1)
  expect(unsubscribe[0]?.line.replace(/\s/g, '')).toMatch(/^List-Unsubscribe:<http:\/\/127\.0\.0\.1:4000\/u\/[\w-]+>$/)
  expect(await world.message(ids[0] ?? '')).toMatchObject({ state: 'sent', attempt: 1, providerRef: '250 2.0.0 Ok: queued' })
})

test('an address that does not exist is never written to again', async () => {
  const row = await fateOf({ at: 'recipient', reply: '550 5.1.1 No such user' })
  expect(row).toMatchObject({ state: 'failed', reason: 'hard_bounce', error: expect.stringContaining('5.1.1') as string })
  const [{ email } = { email: '' }] = await world.query<{ email: string }>('SELECT c.email FROM customers c JOIN messages m ON m.customer_id = c.id WHERE m.id = $1', [row.id])
  const suppressed = await world.deps.db.withWorkspace(world.workspaceId, (tx) => suppressedAddresses(world.deps, tx, { channel: 'email', addresses: [email] }))
  expect([...suppressed]).toEqual([email])
  expect(await world.query(`SELECT event FROM event_log WHERE event = 'Email Bounced'`)).toHaveLength(1)
})

test.each([
  [{ at: 'data', reply: '550 5.7.1 Your domain is not allowed' }, { state: 'failed', reason: 'sender_rejected' }],
  [{ at: 'recipient', reply: '552 5.2.2 Mailbox full' }, { state: 'failed', reason: 'address_rejected' }],
  [{ at: 'data', reply: '554 5.6.0 Cannot parse this' }, { state: 'failed', reason: 'content_rejected' }],
  [{ at: 'recipient', reply: '451 4.7.1 Greylisted, come back' }, { state: 'queued', reason: null, attempt: 1, isDue: true }],
  [{ at: 'data', reply: '452 4.3.1 Out of space' }, { state: 'queued', reason: null, attempt: 1, isDue: true }],
  ['cut', { state: 'queued', reason: null, attempt: 1, isDue: true }],
  ['lost', { state: 'unknown', reason: 'answer_lost' }],
  ['silent', { state: 'unknown', reason: 'answer_lost' }],
] as const)('fate %j leaves the message %j', async (fate, expected) => {
  expect(await fateOf(fate)).toMatchObject(expected)
  const rows = await world.query(`SELECT 1 FROM suppressions`)
  expect(rows.length).toBe(1)
})

test('a message whose answer was lost is never sent again', async () => {
  const row = await fateOf('lost')
  smtp.decide = () => 'accept'
  await deliver()
  await deliver()
  expect(smtp.received.filter(({ messageId }) => messageId === row.id)).toHaveLength(1)
  expect(await world.message(row.id)).toMatchObject({ state: 'unknown' })
})

test('a refused mail that is tried again is one message with one Message-ID', async () => {
  const row = await fateOf({ at: 'data', reply: '451 4.3.0 Later' })
  smtp.decide = () => 'accept'
  await world.query(`UPDATE messages SET due_at = now() WHERE id = $1`, [row.id])
  expect(await deliver()).toEqual({ sent: 1, skipped: 0, failed: 0 })
  expect(await world.message(row.id)).toMatchObject({ state: 'sent', attempt: 2 })
  expect(smtp.received.map(({ messageId }) => messageId)).toEqual([row.id])
})

test('a mail that is refused for three days is given up', async () => {
  smtp.decide = () => ({ at: 'data', reply: '451 4.3.0 Later' })
  const [id] = await world.queue(await people(1), templateId)
  await world.query(`UPDATE messages SET first_tried_at = now() - interval '71 hours 59 minutes 30 seconds' WHERE id = $1`, [id])
  await deliver()
  expect(await world.message(id ?? '')).toMatchObject({ state: 'failed', reason: 'gave_up' })
})

test('a mail that waited for a week before its first attempt is not given up at the first refusal', async () => {
  smtp.decide = () => ({ at: 'data', reply: '451 4.3.0 Later' })
  const [id] = await world.queue(await people(1), templateId)
  await world.query(`UPDATE messages SET created_at = now() - interval '7 days' WHERE id = $1`, [id])
  await deliver()
  expect(await world.message(id ?? '')).toMatchObject({ state: 'queued', attempt: 1 })
  expect(await world.query(`SELECT first_tried_at > now() - interval '1 minute' AS "isFresh" FROM messages WHERE id = $1`, [id])).toEqual([{ isFresh: true }])
})

test('a session that the server closed meanwhile costs nobody a mail', async () => {
  const ids = await world.queue(await people(3), templateId)
  smtp.hold = async () => undefined
  await deliver()
  // The sessions rest in the pool; the server drops them all.
  const restarted = new URL(smtp.url).port
  await smtp.close()
  smtp = await openFakeSmtp({ port: Number(restarted) })
  const more = await world.queue(await people(3), templateId)
  await deliver()
  expect((await Promise.all([...ids, ...more].map((id) => world.message(id)))).map(({ state, attempt }) => `${state} ${attempt}`)).toEqual(Array.from({ length: 6 }, () => 'sent 1'))
})

test('while the mail server is away nothing is fenced and no attempt is used up; when it is back everything goes out', async () => {
  const { port } = new URL(smtp.url)
  await smtp.close()
  const ids = await world.queue(await people(20), templateId)
  await deliver()
  await deliver()
  const waiting = await world.messages()
  expect(new Set(waiting.map(({ state }) => state))).toEqual(new Set(['queued']))
  // One batch may find out; after that the pause holds the others back.
  expect(waiting.filter(({ attempt }) => attempt > 0).length).toBeLessThanOrEqual(8)
  smtp = await openFakeSmtp({ port: Number(port) })
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await world.query('UPDATE messages SET due_at = now()')
  await deliver()
  expect((await Promise.all(ids.map((id) => world.message(id)))).map(({ state }) => state)).toEqual(ids.map(() => 'sent'))
})

/** One whose patience a busy machine does not wear out. */
const patientSender = () => world.senderLike({ smtpUrl: `${smtp.url}?maxConnections=4` })

/** The server takes mails and does not answer until it is let. */
function holdAnswers(): () => void {
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => { letGo = resolve })
  smtp.hold = () => held
  return letGo
}

const states = async (ids: readonly string[]): Promise<string[]> => (await Promise.all(ids.map((id) => world.message(id)))).map(({ state }) => state)

test('a mail that falls due while others wait for their answers does not wait for them', async () => {
  const deps = await patientSender()
  const letGo = holdAnswers()
  const first = await world.queue(await people(2), templateId)
  await dispatchMessages(deps, world.workspaceId)
  await expect.poll(() => smtp.received.length).toBe(2)
  const second = await world.queue(await people(1), templateId)
  await dispatchMessages(deps, world.workspaceId)
  await expect.poll(() => smtp.received.length).toBe(3)
  expect(await states([...first, ...second])).toEqual(['sending', 'sending', 'sending'])
  letGo()
  await expect.poll(() => states([...first, ...second])).toEqual(['sent', 'sent', 'sent'])
})

test('who has just done something is written to in the middle of a crowd that the server takes one by one', async () => {
  const deps = await patientSender()
  let [free, isOver] = [0, false]
  const crowd = new Set(await world.queue(await people(60), templateId))
  await world.query('UPDATE messages SET is_bulk = true WHERE id = ANY($1::uuid[])', [[...crowd]])
  // A mail of the crowd is answered when it is let through, everybody else's at once.
  smtp.hold = async ({ messageId }) => { if (crowd.has(messageId)) await expect.poll(() => isOver || (free > 0 && (free -= 1) >= 0), { interval: 5, timeout: 30_000 }).toBe(true) }
  await dispatchMessages(deps, world.workspaceId)
  await expect.poll(() => smtp.received.length).toBe(4)
  const [ann = ''] = await world.queue(await people(1), templateId)
  await dispatchMessages(deps, world.workspaceId)
  // She is next in line for a connection: fenced, and on the wire as soon as one of four is answered.
  await expect.poll(() => states([ann])).toEqual(['sending'])
  free = 1
  await expect.poll(() => smtp.received.findIndex(({ messageId }) => messageId === ann)).toBe(4)
  isOver = true
  await expect.poll(() => states([...crowd]), { timeout: 30_000 }).toEqual([...crowd].map(() => 'sent'))
  await expect.poll(() => states([ann])).toEqual(['sent'])
})

test('what falls due for a crowd whose turn is under way is not forgotten', async () => {
  const deps = await patientSender()
  const letGo = holdAnswers()
  const ids = await world.queue(await people(12), templateId)
  await world.query('UPDATE messages SET is_bulk = true WHERE id = ANY($1::uuid[])', [ids])
  world.harness.wakes.length = 0
  await dispatchMessages(deps, world.workspaceId)
  await expect.poll(() => smtp.received.length).toBe(4)
  await dispatchMessages(deps, world.workspaceId)
  letGo()
  await expect.poll(() => states(ids)).toEqual(ids.map(() => 'sent'))
  await expect.poll(() => world.harness.wakes.filter(({ queue }) => queue === 'message.deliver')).toEqual([{ queue: 'message.deliver', workspaceId: world.workspaceId }])
})

test('no more is fenced than leaves soon, however many turns are begun while the server does not answer', async () => {
  const deps = await patientSender()
  const letGo = holdAnswers()
  const ids = await world.queue(await people(30), templateId)
  const turns = [dispatchMessages(deps, world.workspaceId)]
  await expect.poll(() => smtp.received.length).toBe(4)
  turns.push(dispatchMessages(deps, world.workspaceId))
  await new Promise((resolve) => setTimeout(resolve, 200))
  // Four connections: eight on the wire or next in line, and the batch that was fenced while they waited.
  expect((await states(ids)).filter((state) => state === 'sending').length).toBeLessThanOrEqual(16)
  letGo()
  await Promise.all(turns)
  await dispatchMessages(deps, world.workspaceId)
  await expect.poll(() => states(ids)).toEqual(ids.map(() => 'sent'))
  expect(smtp.received).toHaveLength(30)
})

test('a process that stops waits for the answers it is owed, so that the next start has nothing to decide', async () => {
  const letGo = holdAnswers()
  const deps = await patientSender()
  const ids = await world.queue(await people(3), templateId)
  await dispatchMessages(deps, world.workspaceId)
  await expect.poll(() => smtp.received.length).toBe(3)
  let isClosed = false
  const closing = deps.sender.close().then(() => { isClosed = true })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(isClosed).toBe(false)
  letGo()
  await closing
  expect(await states(ids)).toEqual(['sent', 'sent', 'sent'])
  expect(deps.sender.busy.size).toBe(0)
})

test('a mail that is to be tried again wakes delivery by itself when its time has come', async () => {
  smtp.decide = () => ({ at: 'data', reply: '451 4.3.0 Later' })
  await world.queue(await people(1), templateId)
  world.harness.wakes.length = 0
  await dispatchMessages(world.deps, world.workspaceId)
  await expect.poll(() => world.harness.wakes).toEqual([{ queue: 'message.deliver', workspaceId: world.workspaceId }])
})
