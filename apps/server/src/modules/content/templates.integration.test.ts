import type { JsonObject } from '@sendero/flow-engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { toPublicId } from '../../db/public-id.ts'
import type { AnyProcedure } from '../../procedures/procedure.ts'
import { deliverMessages } from '../messages/index.ts'
import { testSend } from '../messages/test-send.ts'
import { currentTemplates, templateProcedures } from './index.ts'

let world: MessageWorld
beforeAll(async () => { world = await openMessageWorld() })
afterAll(async () => { await world.close() })

async function call<Output = Record<string, unknown>>(id: string, input: object): Promise<Output> {
  const procedures: readonly AnyProcedure[] = templateProcedures
  const procedure = procedures.find((each) => each.id === id)
  if (!procedure) throw new Error(`There is no procedure ${id}`)
  return await procedure.call(world.context(), input) as Output
}

interface View { id: string; version: number; body: string; subject: string; problems: { code: string; severity: string; part: string; line: number | null; message: string }[] }
const create = (input: object = {}): Promise<View> => call<View>('template.create', { name: 'Welcome', subject: 'Hi', format: 'html', body: '<p>Hi</p><a href="{{ unsubscribe_url }}">x</a>', ...input })
const problemsOf = async (input: object): Promise<string[]> => (await create(input)).problems.map(({ code, part, line }) => `${code} ${part} ${line}`)

test('every save that changes the content is a new version, and the old ones can still be read', async () => {
  const first = await create({ from: { name: 'Ann', email: 'ann@shop.example' } })
  expect(first).toMatchObject({ version: 1, problems: [], channel: 'email', class: 'marketing', from: { name: 'Ann', email: 'ann@shop.example' } })
  const second = await call<View>('template.update', { id: first.id, subject: 'Hello' })
  expect(second).toMatchObject({ version: 2, subject: 'Hello', body: first.body })
  expect(await call('template.update', { id: first.id, name: 'Renamed' })).toMatchObject({ version: 2, name: 'Renamed' })
  expect(await call('template.get', { id: first.id, version: 1 })).toMatchObject({ subject: 'Hi' })
  expect(await call('template.versions', { id: first.id })).toMatchObject({ data: [{ version: 2 }, { version: 1 }], nextCursor: null })
  await expect(world.query(`UPDATE template_versions SET subject = 'x'`)).rejects.toThrow(/permission denied/)
})

test('two people who save at the same moment do not overwrite each other', async () => {
  const { id } = await create()
  const saves = await Promise.allSettled(['A', 'B', 'C'].map((subject) => call('template.update', { id, subject })))
  const versions = await call<{ data: unknown[] }>('template.versions', { id })
  expect(versions.data).toHaveLength(1 + saves.filter(({ status }) => status === 'fulfilled').length)
  for (const save of saves) if (save.status === 'rejected') expect(save.reason).toMatchObject({ code: 'CONFLICT' })
})

test('archived templates leave the list and can still be read', async () => {
  const { id } = await create({ name: 'Old one' })
  expect(await call('template.list', { q: 'old ONE' })).toMatchObject({ data: [{ id }] })
  await call('template.archive', { id })
  expect(await call('template.list', { q: 'old ONE' })).toMatchObject({ data: [] })
  expect(await call('template.get', { id })).toMatchObject({ id, archivedAt: expect.any(String) as string })
})

test('lists go on where the page before ended', async () => {
  for (const name of ['Page 1', 'Page 2', 'Page 3']) await create({ name })
  const first = await call<{ data: { name: string }[]; nextCursor: string }>('template.list', { q: 'page', limit: 2 })
  const second = await call<{ data: { name: string }[]; nextCursor: string | null }>('template.list', { q: 'page', limit: 2, cursor: first.nextCursor })
  expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(['Page 3', 'Page 2', 'Page 1'])
  expect(second.nextCursor).toBeNull()
})

test.each<[string, object, string[]]>([
  ['Liquid that is not closed', { body: '<p>\n{% if a %}\n</p>{{ unsubscribe_url }}' }, ['LIQUID_ERROR body 2']],
  ['an unknown filter', { body: '<p>\n\n{{ a | shout }}</p>{{ unsubscribe_url }}' }, ['UNKNOWN_FILTER body 3']],
  ['a fault in the subject', { subject: 'Hi {{ name' }, ['LIQUID_ERROR subject 1']],
  ['no way to unsubscribe', { body: '<p>Buy</p>' }, ['UNSUBSCRIBE_LINK_MISSING body null']],
  ['no way to unsubscribe, where none is needed', { body: '<p>Your order</p>', class: 'transactional' }, []],
  ['an empty subject', { subject: ' ' }, ['SUBJECT_MISSING subject null']],
  ['MJML of unknown parts', { format: 'mjml', body: '<mjml><mj-body>\n<mj-section><mj-column><mj-txt>{{ unsubscribe_url }}</mj-txt></mj-column></mj-section></mj-body></mjml>' }, ['MJML_WARNING body 2']],
  ['Liquid between parts of MJML, which MJML drops', { format: 'mjml', body: '<mjml><mj-body><mj-section><mj-column>\n{% if customer.pro %}<mj-text>Pro {{ unsubscribe_url }}</mj-text>{% endif %}</mj-column></mj-section></mj-body></mjml>' }, ['MJML_LIQUID_LOST body 2', 'MJML_LIQUID_LOST body 2']],
  ['no MJML at all', { format: 'mjml', body: 'hello {{ unsubscribe_url }}' }, ['MJML_ERROR body null']],
])('a template with %s is saved, with its problems', async (_what, input, problems) => {
  expect(await problemsOf(input)).toEqual(problems)
})

test('without a postal address of the sender no marketing mail can be published', async () => {
  const { id } = await create()
  await world.query(`UPDATE workspaces SET postal_address = '' WHERE id = current_workspace()`)
  try {
    const uuid = `${id.slice(4, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20, 24)}-${id.slice(24)}`
    const current = await world.deps.db.withWorkspace(world.workspaceId, (tx) => currentTemplates(tx, [uuid]))
    expect(current.get(uuid)).toMatchObject({ version: 1, isArchived: false, problems: [{ code: 'POSTAL_ADDRESS_MISSING', severity: 'error' }] })
  } finally {
    await world.query(`UPDATE workspaces SET postal_address = '1 Main Street' WHERE id = current_workspace()`)
  }
})

test('unknown fields, too much text and foreign ids are refused', async () => {
  await expect(create({ colour: 'red' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(create({ body: 'x'.repeat(400_001) })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(create({ from: { name: 'A', email: 'not an address' } })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(call('template.get', { id: 'tpl_00000000000000000000000000000000' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(call('template.get', { id: 'nonsense' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

const mjml = `<mjml><mj-head><mj-preview>Sale</mj-preview></mj-head><mj-body><mj-section><mj-column>
<mj-text>Hello {{ customer.name }}, your {{ event.product.name | default: "order" }} of {{ event.total | times: 2 }} &amp; more</mj-text>
<mj-raw>{% if customer.plan == "pro" %}</mj-raw><mj-text>For pros</mj-text><mj-raw>{% endif %}</mj-raw>
<mj-button href="https://shop.example/?c={{ customer.userId | url_encode }}&amp;x=1">Shop</mj-button>
<mj-text><a href="{{ unsubscribe_url }}">Unsubscribe</a> {{ workspace.name }}</mj-text></mj-column></mj-section></mj-body></mjml>`

interface Sent { html: string; text: string; subject: string; from: string; links: string[] }

test('preview, test send and journey send are the same bytes, but for the tokens of each copy', async () => {
  const event: JsonObject = { product: { name: 'Bike <3' }, total: 12.5 }
  const customer = await world.customer({ name: 'Ann & Bob', plan: 'pro' })
  const templateId = await world.template({ format: 'mjml', body: mjml, subject: 'For {{ customer.name }}', preheader: 'Save on {{ event.product.name }}', fromName: '{{ workspace.name }} team', fromEmail: 'team@shop.example' })
  const customerId = toPublicId('customer', customer)
  const preview = await call<Sent & { from: { name: string; email: string }; problems: unknown[] }>('template.render', { id: toPublicId('template', templateId), customerId, event })
  expect(preview.problems).toEqual([])
  const test = await testSend(world.deps, world.workspaceId, { templateId, person: customerId, to: 'me@shop.example', event })
  const [sent] = await world.queue([customer], templateId, event)
  await deliverMessages(world.deps, world.workspaceId)

  const mails = await Promise.all([test.messageId, sent].map(async (id) => (await world.query<Sent>(`
    SELECT b.html, b.text, b.subject, b.from_address AS from, m.links FROM mailbox_messages b JOIN messages m ON m.id = b.message_id WHERE b.message_id = $1`, [id]))[0]))
  const plain = mails.map((mail) => ({ ...mail, html: withoutTokens(mail?.html ?? '', mail?.links ?? []), text: withoutTokens(mail?.text ?? '', []), links: undefined }))
  expect(plain[0]).toEqual(plain[1])
  expect(plain[1]).toMatchObject({ html: withoutTokens(preview.html, []), text: withoutTokens(preview.text, []), subject: preview.subject, from: `${preview.from.name} <${preview.from.email}>` })
  expect(preview.html).toContain('For pros')
  expect(preview.html).toContain('Hello Ann &amp; Bob, your Bike &lt;3 of 25 &amp; more')
  expect(preview.text).toContain('Hello Ann & Bob, your Bike <3 of 25 & more')
  expect(mails[1]?.links).toEqual([expect.stringMatching(/^https:\/\/shop\.example\/\?c=user-\d+&x=1$/)])
})

/** Takes out what is declared to differ: unsubscribe tokens, tracked links (put back to where they lead) and the pixel. */
function withoutTokens(text: string, links: readonly string[]): string {
  let next = 0
  return text
    .replace(/http:\/\/127\.0\.0\.1:4000\/c\/[\w-]+/g, () => (links[next++] ?? '?').replace('&', '&amp;'))
    .replace(/http:\/\/127\.0\.0\.1:4000\/u\/[\w-]+/g, 'UNSUBSCRIBE')
    .replace(/<img src="http:\/\/127\.0\.0\.1:4000\/o\/[^>]+>/, '')
}

test('a test send is nobody\'s message: it is not counted, and its links unsubscribe nobody', async () => {
  const customer = await world.customer()
  const { messageId } = await testSend(world.deps, world.workspaceId, { templateId: await world.template(), person: toPublicId('customer', customer), to: 'me@shop.example' })
  const [row] = await world.query('SELECT customer_id, journey_id, run_id, state FROM messages WHERE id = $1', [messageId])
  expect(row).toEqual({ customer_id: null, journey_id: null, run_id: null, state: 'sent' })
})

test('a preview can be asked for by userId and of somebody without an address', async () => {
  const customer = await world.customer({ email: null, name: 'Nobody' })
  await world.query(`INSERT INTO customer_identities (workspace_id, kind, value, customer_id) VALUES ($1, 'user', 'external-7', $2)`, [world.workspaceId, customer])
  const { id } = await create({ body: 'Hi {{ customer.name }} {{ unsubscribe_url }}' })
  expect(await call('template.render', { id, customerId: 'external-7' })).toMatchObject({ html: expect.stringContaining('Hi Nobody http://127.0.0.1:4000/u/preview') as string })
  await expect(call('template.render', { id, customerId: 'external-8' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a preview can be asked for with other traits and another time, for a customer and for somebody made up', async () => {
  const customerId = toPublicId('customer', await world.customer({ name: 'Ann', plan: 'free', timezone: 'Asia/Tokyo' }))
  const { id } = await create({ body: '{{ customer.name }} {{ customer.plan }} {{ customer.id }} {{ now | date: "%Y-%m-%d %H:%M" }} {{ unsubscribe_url }}' })
  const at = '2027-01-01T20:00:00Z'
  const html = async (input: object): Promise<string> => (await call<{ html: string }>('template.render', { id, ...input })).html
  expect(await html({ customerId, traits: { name: 'Ann', plan: 'pro' }, at })).toMatch(new RegExp(`^Ann pro ${customerId} 2027-01-01 `))
  expect(await html({ traits: { name: 'Ana', timezone: 'Asia/Tokyo' }, at })).toMatch(/^Ana {2}cus_0{8}\w+ 2027-01-02 05:00 /)
  // Nothing is kept of it.
  expect(await html({ customerId })).toMatch(/^Ann free /)
  await expect(call('template.render', { id, traits: { name: 'x'.repeat(64_001) } })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(call('template.render', { id, traits: {}, at: 'soon' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('a template that fails for a person says so instead of failing', async () => {
  const customer = toPublicId('customer', await world.customer())
  const { id } = await create({ body: '{% for i in (1..100000000) %}x{% endfor %}{{ unsubscribe_url }}' })
  expect(await call('template.render', { id, customerId: customer })).toMatchObject({ html: '', problems: expect.arrayContaining([expect.objectContaining({ code: 'LIQUID_ERROR' })]) as unknown })
})

test('a copy starts at version 1 with the newest content, and both go their own ways', async () => {
  const original = await create({ name: 'x'.repeat(198) + '😀', subject: 'One' })
  await call('template.update', { id: original.id, subject: 'Two' })
  const copy = await call<View & { name: string }>('template.duplicate', { id: original.id })
  expect(copy).toMatchObject({ version: 1, subject: 'Two', body: original.body, problems: [] })
  expect(copy.name).toMatch(/^Copy of x+$/)
  await call('template.update', { id: copy.id, subject: 'Three' })
  expect(await call('template.get', { id: original.id })).toMatchObject({ version: 2, subject: 'Two' })
  expect(await call('template.duplicate', { id: original.id, name: 'Mine' })).toMatchObject({ name: 'Mine' })
})

test('the archive is a list of its own, and what is in there can be taken out again', async () => {
  const { id } = await create({ name: 'Put away' })
  await call('template.archive', { id })
  expect(await call('template.list', { q: 'put away', archived: 'true' })).toMatchObject({ data: [{ id, archivedAt: expect.any(String) as string }] })
  expect(await call('template.restore', { id })).toMatchObject({ id, archivedAt: null })
  expect(await call('template.restore', { id })).toMatchObject({ id, archivedAt: null })
  expect(await call('template.list', { q: 'put away' })).toMatchObject({ data: [{ id }] })
  expect(await call('template.list', { q: 'put away', archived: true })).toMatchObject({ data: [] })
  await expect(call('template.restore', { id: 'tpl_00000000000000000000000000000000' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('the last changed come first when asked for, page by page, and subjects are searched too', async () => {
  const made = []
  for (const name of ['a', 'b', 'c']) made.push((await create({ name, subject: 'Sorted by change' })).id)
  await call('template.update', { id: made[0] ?? '', name: 'a, renamed' })
  const ask = (cursor?: string) => call<{ data: { id: string }[]; nextCursor: string | null }>('template.list', { q: 'by CHANGE', sort: 'updatedAt', limit: 2, ...(cursor === undefined ? {} : { cursor }) })
  const first = await ask()
  const second = await ask(first.nextCursor ?? '')
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual([made[0], made[2], made[1]])
  expect(second.nextCursor).toBeNull()
  for (const forged of [['x', 'y'], [9e30, 'tpl_1'], [Number.MAX_SAFE_INTEGER, '']]) {
    expect(await ask(Buffer.from(JSON.stringify(forged)).toString('base64url'))).toHaveProperty('data')
  }
  await expect(call('template.list', { sort: 'updatedAt', cursor: Buffer.from('["one"]').toString('base64url') })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('a change made on a version that is not the newest any more is a conflict that names the newest', async () => {
  const { id } = await create()
  await call('template.update', { id, subject: 'Somebody was faster', basedOn: 1 })
  await expect(call('template.update', { id, subject: 'Mine', basedOn: 1 })).rejects.toMatchObject({ code: 'CONFLICT', data: { version: 2 } })
  expect(await call('template.update', { id, subject: 'Mine', basedOn: 2 })).toMatchObject({ version: 3, currentVersion: 3, savedByName: 'Command line' })
  expect(await call('template.get', { id, version: 1 })).toMatchObject({ version: 1, currentVersion: 3 })
})
