import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFakeSmtp } from '../../../test/fake-smtp.ts'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { fenceMails, holdClockAt, setWorkspace, settleMails } from '../../../test/sending-rules-world.ts'
import { deliverMessages } from './deliver-messages.ts'
import { messageCounts } from './message-counts.ts'
import { countTroubles, listTroubles } from './message-troubles-repository.ts'
import { bothLines } from './message.ts'
import { prepareMails } from './prepare-mails.ts'

// Winter, a Monday: 17:30 in Berlin, 11:30 in New York.
const monday = Date.parse('2026-03-02T16:30:00Z')
const hour = 3_600_000
const quietHours = { from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] }

let world: MessageWorld
let templateId: string
beforeAll(async () => {
  world = await openMessageWorld({ isSandbox: true })
  templateId = await world.template()
})
afterAll(async () => { await world.close() })
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  await holdClockAt(world, monday)
  await setWorkspace(world, { timeZone: 'Europe/Berlin', frequencyCaps: [], quietHours })
})

const deliver = () => deliverMessages(world.deps, world.workspaceId)
const at = (instant: number): Promise<void> => holdClockAt(world, instant)

async function person(timeZone: string | null = null): Promise<string> {
  const id = await world.customer()
  await world.query('UPDATE customers SET time_zone = $2 WHERE id = $1', [id, timeZone])
  return id
}

interface Stored { readonly state: string; readonly reason: string | null; readonly error: string | null; readonly attempt: number; readonly dueAt: Date | null; readonly sentAt: Date | null; readonly inputs: object | null }
async function stored(id: string | undefined): Promise<Stored> {
  const [row] = await world.query<Stored>('SELECT state, reason, error, attempt, due_at AS "dueAt", sent_at AS "sentAt", rule_inputs AS inputs FROM messages WHERE id = $1', [id])
  if (!row) throw new Error('There is no such message')
  return row
}

test('outside the window a mail waits for the next opening, which costs no attempt, and goes out then', async () => {
  await at(monday + hour)
  const [id] = await world.queue([await person('Europe/Berlin')], templateId)
  expect(await deliver()).toEqual({ sent: 0, skipped: 0, failed: 0 })
  const opening = new Date('2026-03-03T08:00:00.000Z')
  expect(await stored(id)).toEqual({ state: 'queued', reason: 'quiet_hours', error: 'until 2026-03-03 09:00 in Europe/Berlin', attempt: 0, dueAt: opening, sentAt: null, inputs: { timeZone: 'Europe/Berlin', timeZoneOf: 'customer' } })
  // Many wait for the same hour: who does something then goes before them.
  expect(await world.query('SELECT is_bulk FROM messages')).toEqual([{ is_bulk: true }])
  await at(opening.getTime() - 1)
  expect(await deliver()).toEqual({ sent: 0, skipped: 0, failed: 0 })
  await at(opening.getTime())
  expect(await deliver()).toEqual({ sent: 1, skipped: 0, failed: 0 })
  expect(await stored(id)).toMatchObject({ state: 'sent', reason: null, error: null, attempt: 1, sentAt: opening, inputs: { timeZone: 'Europe/Berlin', timeZoneOf: 'customer' } })
})

test('everybody is written to by their own clock; by that of the workspace whose own is unknown or none, and the message says so', async () => {
  await at(monday + hour)
  const [york, nobody, mars] = await world.queue([await person('America/New_York'), await person(), await person('Mars/Olympus')], templateId)
  expect(await deliver()).toEqual({ sent: 1, skipped: 0, failed: 0 })
  expect(await stored(york)).toMatchObject({ state: 'sent', inputs: { timeZone: 'America/New_York', timeZoneOf: 'customer' } })
  for (const id of [nobody, mars]) {
    expect(await stored(id)).toMatchObject({ reason: 'quiet_hours', inputs: { timeZone: 'Europe/Berlin', timeZoneOf: 'workspace' }, error: 'until 2026-03-03 09:00 in Europe/Berlin, the time zone of the workspace: their own is not known' })
  }
})

test('on Friday evening a mail waits for Monday', async () => {
  await at(Date.parse('2026-03-06T17:00:00Z'))
  const [id] = await world.queue([await person()], templateId)
  await deliver()
  expect((await stored(id)).dueAt).toEqual(new Date('2026-03-09T08:00:00Z'))
})

test('transactional mail, webhooks and mail of a workspace without quiet hours do not wait', async () => {
  await at(monday + 6 * hour)
  const customer = await person('Europe/Berlin')
  const ids = [...await world.queue([customer], await world.template({ messageClass: 'transactional' })), await world.queueCall(customer, { method: 'POST', url: 'https://example.com/', headers: {}, body: null })]
  expect(await deliver()).toEqual({ sent: 2, skipped: 0, failed: 0 })
  await setWorkspace(world, { quietHours: null })
  ids.push(...await world.queue([customer], templateId))
  expect(await deliver()).toEqual({ sent: 1, skipped: 0, failed: 0 })
  for (const id of ids) expect(await stored(id)).toMatchObject({ state: 'sent', inputs: null })
})

test('a mail that waits shows in the numbers of its node and among the reasons, and not any more when it is out', async () => {
  await at(monday + hour)
  await world.queue([await person(), await person()], templateId)
  await deliver()
  const of = { journeyId: world.journeyId, nodeId: 'n1', from: null, to: null, version: null }
  const seen = () => world.deps.db.withWorkspace(world.workspaceId, async (tx) => ({
    counts: (await messageCounts(tx, of)).get('n1'), reasons: await countTroubles(tx, of), whom: await listTroubles(tx, of, { only: { kind: 'waiting', reason: 'quiet_hours' }, before: null, limit: 10 }),
  }))
  expect(await seen()).toMatchObject({ counts: { waiting: 2, quietHours: 2, skipped: {} }, reasons: [{ kind: 'waiting', reason: 'quiet_hours', count: 2 }], whom: [{ kind: 'waiting' }, { kind: 'waiting' }] })
  await at(Date.parse('2026-03-03T08:00:00Z'))
  await deliver()
  expect(await seen()).toMatchObject({ counts: { sent: 2, waiting: 0, quietHours: 0 }, reasons: [], whom: [] })
})

test.each([
  ['the window is widened', { quietHours: { ...quietHours, to: '20:00' } }],
  ['quiet hours are given up', { quietHours: null }],
  ['the workspace moves to a zone where it is day', { timeZone: 'America/New_York' }],
])('when %s, what waits goes out at once', async (_what, settings) => {
  await at(monday + hour)
  const [id] = await world.queue([await person()], templateId)
  await deliver()
  await setWorkspace(world, settings)
  expect(await deliver()).toEqual({ sent: 1, skipped: 0, failed: 0 })
  expect(await stored(id)).toMatchObject({ state: 'sent', reason: null })
})

test('quiet hours that begin while a mail is being rendered hold it back', async () => {
  await setWorkspace(world, { quietHours: null })
  const [id] = await world.queue([await person()], templateId)
  const prepared = await prepareMails(world.deps, world.workspaceId, { lines: bothLines, limit: 10, except: [] })
  await setWorkspace(world, { quietHours: { ...quietHours, to: '17:00' } })
  expect(await fenceMails(world, prepared)).toMatchObject({ go: [], again: 1 })
  await deliver()
  expect(await stored(id)).toMatchObject({ state: 'queued', reason: 'quiet_hours', attempt: 0 })
})

test('over a wire a mail is fenced only when it can leave a second before the window closes', async () => {
  const close = Date.parse('2026-03-02T17:00:00Z')
  await world.queue([await person()], templateId)
  await at(close - 17_999)
  expect(await fenceMails(world, await prepareMails(world.deps, world.workspaceId, { lines: bothLines, limit: 10, except: [] }))).toMatchObject({ go: [], putOff: 1 })
  await at(close - 18_000)
  await world.query('UPDATE messages SET due_at = workspace_now()')
  expect((await fenceMails(world, await prepareMails(world.deps, world.workspaceId, { lines: bothLines, limit: 10, except: [] }))).go).toHaveLength(1)
})

test('a mail that has to be tried again after the window has closed waits for the next one too', async () => {
  const [id = ''] = await world.queue([await person()], templateId)
  const { go } = await fenceMails(world, await prepareMails(world.deps, world.workspaceId, { lines: bothLines, limit: 10, except: [] }))
  await settleMails(world, go.map(({ attempt }) => ({ id, attempt, fate: 'retry' })))
  await at(monday + hour)
  await deliver()
  expect(await stored(id)).toMatchObject({ state: 'queued', reason: 'quiet_hours', attempt: 1, dueAt: new Date('2026-03-03T08:00:00Z') })
})

test('who unsubscribes while a mail waits does not get it', async () => {
  await at(monday + hour)
  const [first, second] = [await person(), await person()]
  const ids = await world.queue([first, second], templateId)
  await deliver()
  await world.query(`UPDATE subscriptions SET status = 'unsubscribed' WHERE customer_id = $1`, [first])
  await at(Date.parse('2026-03-03T08:00:00Z'))
  await deliver()
  expect((await Promise.all(ids.map(stored))).map(({ state, reason }) => reason ?? state)).toEqual(['unsubscribed', 'sent'])
})

test('a real workspace puts mails off by its own clock and sends nothing over its mail server', async () => {
  const smtp = await openFakeSmtp()
  const real = await openMessageWorld({ smtpUrl: smtp.url })
  try {
    // A window that was over an hour ago, whatever time it is.
    const now = new Date()
    const text = (back: number): string => new Date(now.getTime() - back * hour).toISOString().slice(11, 16)
    await setWorkspace(real, { timeZone: 'UTC', quietHours: { from: text(3), to: text(1), weekdays: [1, 2, 3, 4, 5, 6, 7] } })
    const [id = ''] = await real.queue([await real.customer()], await real.template())
    expect(await deliverMessages(real.deps, real.workspaceId)).toEqual({ sent: 0, skipped: 0, failed: 0 })
    expect(await real.message(id)).toMatchObject({ state: 'queued', reason: 'quiet_hours', attempt: 0 })
    expect(smtp.received).toEqual([])
    await setWorkspace(real, { quietHours: null })
    expect(await deliverMessages(real.deps, real.workspaceId)).toEqual({ sent: 1, skipped: 0, failed: 0 })
  } finally {
    await real.close()
    await smtp.close()
  }
})
