import type { JsonObject } from '@sendero/flow-engine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { toPublicId } from '../../db/public-id.ts'
import type { Actor } from '../../procedures/actor.ts'
import type { AnyProcedure } from '../../procedures/procedure.ts'
import { templateProcedures } from './index.ts'

let world: MessageWorld
beforeAll(async () => {
  world = await openMessageWorld()
  // Seen by everybody's previews from the first question on: what was seen is remembered for some seconds.
  for (const name of ['Realname', 'Other']) await world.customer({ name, email: `${name}@person.example`, favourite: { colour: 'green' }, 'home town': 'Łódź' })
})
afterAll(async () => { await world.close() })

const operator = { kind: 'operator' } as const

async function call<Output = Record<string, unknown>>(id: string, input: object, actor: Actor = operator): Promise<Output> {
  const procedures: readonly AnyProcedure[] = templateProcedures
  const procedure = procedures.find((each) => each.id === id)
  if (!procedure) throw new Error(`There is no procedure ${id}`)
  return await procedure.call({ ...world.context(), actor }, input) as Output
}

interface Problem { code: string; part: string; line: number | null }
interface Preview { subject: string; preheader: string; from: { name: string; email: string }; html: string; text: string; problems: Problem[]; sample: JsonObject | null }

const content = { subject: 'For {{ customer.name }}', preheader: 'Hi', from: { name: '', email: '' }, format: 'mjml', class: 'marketing', body: `<mjml><mj-body><mj-section><mj-column>
<mj-text>Hello {{ customer.name }} {{ event.total | times: 2 }}</mj-text><mj-button href="https://shop.example/">Shop</mj-button>
<mj-text><a href="{{ unsubscribe_url }}">Leave</a></mj-text></mj-column></mj-section></mj-body></mjml>` } as const
const html = (body: string, more: object = {}): object => ({ ...content, preheader: '', format: 'html', class: 'transactional', body, ...more })
const draft = (given: object, more: object = {}, actor: Actor = operator): Promise<Preview> => call<Preview>('template.renderDraft', { content: given, ...more }, actor)
const faults = (preview: Preview): string[] => preview.problems.map(({ code, part, line }) => `${code} ${part} ${line}`)

test('a draft looks exactly as the template will once it is saved', async () => {
  const customerId = toPublicId('customer', await world.customer({ name: 'Ann & Bob' }))
  const event = { total: 4 }
  const { class: messageClass, ...rest } = content
  const saved = await call<{ id: string }>('template.create', { name: 'Same', ...rest, class: messageClass })
  const before = await draft(content, { customerId, event })
  expect(before).toEqual(await call('template.render', { id: saved.id, customerId, event }))
  expect(before).toMatchObject({ subject: 'For Ann & Bob', from: { name: 'Shop', email: 'shop@shop.example' }, problems: [], sample: null })
  expect(before.html).toContain('Hello Ann &amp; Bob 8')
  expect(before.text).toContain('Hello Ann & Bob 8')
})

test('without a customer it is shown for somebody made up, who has what customers here have and nothing of theirs that tells who they are', async () => {
  const preview = await draft(html('{{ customer.name }} likes {{ customer.favourite.colour }}'))
  expect(preview.html).toBe('Alex Sample likes green')
  expect(preview.sample).toMatchObject({ name: 'Alex Sample', favourite: { colour: 'green' } })
  expect(JSON.stringify(preview)).not.toMatch(/realname|person\.example/i)
})

test.each<[string, object, string[]]>([
  ['an unknown filter', html('<p>\n{{ a | shout }}</p>'), ['UNKNOWN_FILTER body 2']],
  ['a tag that is not closed, and an empty subject', html('{% if a %}', { subject: '' }), ['SUBJECT_MISSING subject null', 'LIQUID_ERROR body 1']],
  ['Liquid that MJML drops', { ...content, body: '<mjml><mj-body><mj-section><mj-column>\n{% if x %}<mj-text>{{ unsubscribe_url }}</mj-text>{% endif %}</mj-column></mj-section></mj-body></mjml>' }, ['MJML_LIQUID_LOST body 2', 'MJML_LIQUID_LOST body 2']],
  ['no MJML', { ...content, body: 'hello' }, ['MJML_ERROR body null', 'UNSUBSCRIBE_LINK_MISSING body null']],
])('problems of a draft are told with their place: %s', async (_what, given, expected) => {
  expect(faults(await draft(given))).toEqual(expected)
})

test('what fails only for this person is told with the line its author wrote, and only where there is one', async () => {
  const customerId = toPublicId('customer', await world.customer({ many: Array.from({ length: 60_000 }, (_, n) => n) }))
  const explode = '{% for a in customer.many %}{% for b in customer.many %}{{ b }}{% endfor %}{% endfor %}'
  for (const given of [html(`one\n${explode}`), { ...content, body: content.body.replace('Hello', explode) }]) {
    const preview = await draft(given, { customerId })
    expect(preview).toMatchObject({ html: '', text: '' })
    expect(preview.problems).toMatchObject([{ code: 'LIQUID_ERROR', part: 'body', line: null }])
  }
})

test('a hostile draft is stopped and the next one is answered', async () => {
  const hostile = await draft(html('{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}{{ c }}{% endfor %}{% endfor %}{% endfor %}'))
  expect(faults(hostile)).toEqual(['LIQUID_ERROR body null'])
  const huge = await draft({ ...content, body: `<mjml><mj-body>${'<mj-wrapper>'.repeat(30_000)}` })
  expect(huge.problems[0]).toMatchObject({ code: 'MJML_ERROR' })
  expect((await draft(html('{{ process.env }}{{ a.constructor }}{% include "/etc/passwd" %}'))).problems[0]).toMatchObject({ code: 'LIQUID_ERROR' })
  expect((await draft(html('fine'))).html).toBe('fine')
})

test('only the newest question of an asker is answered; others are not disturbed', async () => {
  const body = (n: number): object => ({ ...content, body: content.body.replace('Hello', `Hello ${n}`) })
  const key = (id: string): Actor => ({ kind: 'key', id, scopes: ['templates:read'] })
  const mine = [1, 2, 3, 4].map((n) => draft(body(n), {}, key('mine')))
  const theirs = draft(body(9), {}, key('theirs'))
  const settled = await Promise.allSettled(mine)
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'fulfilled'])
  for (const one of settled) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'SUPERSEDED' })
  expect((await mine[3])?.html).toContain('Hello 4')
  expect((await theirs).html).toContain('Hello 9')
})

test('a draft for a customer needs the right to read customers, and one for somebody made up does not', async () => {
  const customerId = toPublicId('customer', await world.customer())
  const reader: Actor = { kind: 'key', id: 'k', scopes: ['templates:read'] }
  await expect(draft(html('{{ customer | json }}'), { customerId }, reader)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await draft(html('x'), {}, reader)).toMatchObject({ html: 'x' })
  await expect(draft(html('x'), {}, { kind: 'key', id: 'k', scopes: ['customers:read'] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(draft(html('x'), { customerId: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('what can be shown is listed as Liquid writes it, with what was really seen', async () => {
  interface Variables { data: { path: string; source: string; types: string[]; examples: string[] }[] }
  const { data } = await call<Variables>('template.variables', {})
  const find = (path: string) => data.find((each) => each.path === path)
  expect(find('customer.favourite.colour')).toMatchObject({ source: 'customer', types: ['text'], examples: ['green'] })
  expect(find('customer["home town"]')).toMatchObject({ examples: ['Łódź'] })
  expect(find('workspace.postalAddress')).toMatchObject({ examples: ['1 Main Street'] })
  expect(find('unsubscribe_url')).toBeDefined()
  // Each of them can be written as it stands.
  const body = data.map(({ path }) => `{{ ${path} }}`).join('\n')
  expect((await draft(html(body))).problems).toEqual([])
  const { data: bare } = await call<Variables>('template.variables', {}, { kind: 'key', id: 'k', scopes: ['templates:read'] })
  expect(bare.filter(({ source }) => source === 'customer').map(({ path }) => path)).toEqual(['customer.id', 'customer.userId'])
})
