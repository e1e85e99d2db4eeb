import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { deliverMessages } from './deliver-messages.ts'
import { messageCounts } from './message-counts.ts'
import { listMailbox } from './procedures/list-mailbox.ts'

let world: MessageWorld
beforeAll(async () => { world = await openMessageWorld() })
afterAll(async () => { await world.close() })

const counts = (range: { from?: number; to?: number; version?: number } = {}) => world.deps.db.withWorkspace(world.workspaceId, (tx) => messageCounts(tx, { journeyId: world.journeyId, from: null, to: null, version: null, ...range }))

test('every message is counted once, under what became of it', async () => {
  const templateId = await world.template()
  const people = [await world.customer({ email: 'first@example.com' }), await world.customer(), await world.customer({ email: null }), await world.customer({}, { subscription: 'unsubscribed' }), await world.customer({}, { subscription: 'unsubscribed' })]
  const ids = await world.queue(people, templateId)
  await deliverMessages(world.deps, world.workspaceId)
  await world.query('UPDATE messages SET opened_at = now(), clicked_at = now() WHERE id = $1', [ids[0]])
  await world.query('UPDATE messages SET opened_at = now(), unsubscribed_at = now() WHERE id = $1', [ids[1]])
  const [waiting] = await world.queue([await world.customer()], templateId)
  expect(waiting).toBeDefined()
  expect((await counts()).get('n1')).toEqual({ sent: 2, delivered: 2, opened: 2, clicked: 1, unsubscribed: 1, bounced: 0, failed: 0, unknown: 0, waiting: 1, skipped: { no_address: 1, unsubscribed: 2 } })
  expect((await counts({ version: 2 })).size).toBe(0)
  expect((await counts({ to: Date.now() - 3_600_000 })).size).toBe(0)
  expect((await counts({ from: Date.now() - 3_600_000, version: 1 })).get('n1')?.sent).toBe(2)
})

interface Page { data: { id: string; to: string; headers: Record<string, string>; receivedAt: string }[]; nextCursor: string | null }
const list = async (input: object): Promise<Page> => await listMailbox.call(world.context(), input) as Page

test('the mailbox lists what arrived, newest first, by address and page', async () => {
  const all = await list({})
  expect(all.data).toHaveLength(2)
  expect(all.data[0]).toMatchObject({ id: expect.stringMatching(/^mail_[0-9a-f]{32}$/) as string, headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }, receivedAt: expect.stringMatching(/Z$/) as string })
  expect((await list({ to: 'first@example.com' })).data.map(({ to }) => to)).toEqual(['first@example.com'])
  expect((await list({ to: 'nobody@example.com' })).data).toEqual([])
  const first = await list({ limit: 1 })
  const second = await list({ limit: 1, cursor: first.nextCursor })
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(all.data.map(({ id }) => id))
  expect(second.nextCursor).toBeNull()
})

test('with a mail server the mailbox is off, but for sandboxes', async () => {
  const deps = await world.senderLike({ smtpUrl: 'smtp://127.0.0.1:9' })
  await expect(listMailbox.call({ ...world.context(), deps }, {})).rejects.toMatchObject({ code: 'MAILBOX_OFF', status: 404 })
  const sandbox = await world.harness.newWorkspace({ isSandbox: true })
  expect(await listMailbox.call({ ...world.context(), deps, workspaceId: sandbox }, {})).toEqual({ data: [], nextCursor: null })
})
