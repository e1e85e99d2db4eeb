import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { toPublicId } from '../../db/public-id.ts'
import { deliverMessages } from '../messages/index.ts'
import { testSend } from '../messages/test-send.ts'
import { getMail } from './procedures/get-mail.ts'
import { listMailbox } from './procedures/list-mailbox.ts'

let world: MessageWorld
let templateId: string
let ids: string[]
beforeAll(async () => {
  world = await openMessageWorld()
  templateId = await world.template()
  ids = await world.queue([await world.customer({ email: 'first@example.com' }), await world.customer()], templateId)
  await deliverMessages(world.deps, world.workspaceId)
})
afterAll(async () => { await world.close() })

interface Mail { id: string; to: string; subject: string; headers: Record<string, string>; html: string | null; text: string | null; excerpt: string; receivedAt: string; messageId: string; isTest: boolean }
interface Page { data: Mail[]; nextCursor: string | null }
const list = async (input: object): Promise<Page> => await listMailbox.call(world.context(), input) as Page
const ofJourney = async (): Promise<Page> => list({ workflowId: toPublicId('journey', world.journeyId) })

test('the mailbox lists what arrived, newest first, by address and page', async () => {
  const all = await ofJourney()
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

test('a mail says which journey, step, version of a template and customer it came from', async () => {
  const [mail] = (await list({ to: 'first@example.com' })).data
  const [row] = await world.query<{ customer_id: string }>('SELECT customer_id FROM messages WHERE id = $1', [ids[0]])
  expect(mail).toMatchObject({
    messageId: toPublicId('message', ids[0] ?? ''), channel: 'email', isTest: false, customerId: toPublicId('customer', row?.customer_id ?? ''), customerLabel: 'Person 1',
    workflowId: toPublicId('journey', world.journeyId), workflowName: 'Test', nodeId: 'n1', templateId: toPublicId('template', templateId), templateName: 'Hello', templateVersion: 1,
  })
})

test('it is found by template, journey, subject and address; a summary leaves the content away and keeps its beginning', async () => {
  const other = await world.template({ subject: 'Another subject' })
  const { messageId } = await testSend(world.deps, world.workspaceId, { templateId: other, person: toPublicId('customer', await world.customer()), to: 'me@shop.example' })
  expect((await list({ templateId: toPublicId('template', other) })).data).toMatchObject([{ to: 'me@shop.example', isTest: true, customerId: null, customerLabel: null, workflowId: null, nodeId: null, templateName: 'Hello' }])
  expect((await list({ q: 'ANOTHER sub' })).data).toHaveLength(1)
  expect((await list({ q: 'me@SHOP' })).data).toHaveLength(1)
  expect((await list({ q: 'PERSON 1' })).data.map(({ to }) => to)).toEqual(['first@example.com'])
  expect((await ofJourney()).data.map(({ isTest }) => isTest)).toEqual([false, false])
  const [summary] = (await list({ q: 'another', content: 'false' })).data
  expect(summary).toMatchObject({ html: null, text: null, headers: {}, excerpt: expect.stringContaining('Hello Person') as string })
  const whole = await getMail.call(world.context(), { id: summary?.id })
  expect(whole).toMatchObject({ id: summary?.id, html: expect.stringContaining('<p>Hello Person') as string, excerpt: summary?.excerpt })
  expect(await getMail.call(world.context(), { id: toPublicId('message', messageId) })).toEqual(whole)
})

test('a mail whose message was erased is still shown, with nothing to lead back', async () => {
  await world.query('DELETE FROM messages WHERE id = $1', [ids[1]])
  const lost = (await list({})).data.find(({ messageId }) => messageId === null)
  expect(lost).toMatchObject({ workflowId: null, workflowName: null, templateId: null, customerId: null, customerLabel: null, channel: null })
})

test('what is not there, or of another workspace, is not found', async () => {
  const [mail] = (await list({})).data
  const stranger = { ...world.context(), workspaceId: await world.harness.newWorkspace() }
  for (const id of [mail?.id, mail?.messageId, 'mail_x', 'nonsense', toPublicId('mail', '00000000-0000-7000-8000-000000000000')]) await expect(getMail.call(stranger, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await listMailbox.call(stranger, {})).toEqual({ data: [], nextCursor: null })
  for (const filter of [{ templateId: 'x' }, { workflowId: 'tpl_1' }]) await expect(list(filter)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
