import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { createApp } from '../../http/create-app.ts'
import { toPublicId } from '../../db/public-id.ts'
import { deliverMessages } from './deliver-messages.ts'
import { registerHostedPages } from './hosted-pages.ts'

let world: MessageWorld
let app: FastifyInstance
let templateId: string

beforeAll(async () => {
  world = await openMessageWorld()
  templateId = await world.template()
  app = await createApp(world.deps)
  await app.register(registerHostedPages, { deps: world.deps })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

let customer: string
let message: string
let paths: { unsubscribe: string; open: string; click: string }

beforeEach(async () => {
  await world.query('DELETE FROM event_log')
  await world.query(`UPDATE workspaces SET tracking = 'all' WHERE id = current_workspace()`)
  customer = await world.customer({ name: 'Ann' })
  const [id] = await world.queue([customer], templateId)
  message = id ?? ''
  await deliverMessages(world.deps, world.workspaceId)
  const [mail] = await world.query<{ html: string; headers: Record<string, string> }>('SELECT html, headers FROM mailbox_messages WHERE message_id = $1', [message])
  const path = (pattern: RegExp): string => new URL(pattern.exec(mail?.html ?? '')?.[1] ?? 'http://none/').pathname
  paths = { unsubscribe: new URL((mail?.headers['List-Unsubscribe'] ?? '').slice(1, -1)).pathname, open: path(/<img src="([^"]+\/o\/[^"]+)"/), click: path(/<a href="([^"]+\/c\/[^"]+)"/) }
})

const status = async (): Promise<string | undefined> => (await world.query<{ status: string }>('SELECT status FROM subscriptions WHERE customer_id = $1', [customer]))[0]?.status
/** What readers and scanners did; that it was sent is recorded as well. */
const events = async (): Promise<string[]> => (await world.query<{ event: string }>('SELECT event FROM event_log WHERE event <> $1 ORDER BY seq', ['Email Sent'])).map(({ event }) => event)

test('looking at the unsubscribe page changes nothing, by GET or HEAD, and it has neither scripts nor cookies', async () => {
  const page = await app.inject({ method: 'GET', url: paths.unsubscribe })
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/)
  expect(page.headers['set-cookie']).toBeUndefined()
  expect(page.body).not.toMatch(/<script/i)
  expect(page.body).toContain('<form method="post">')
  expect((await app.inject({ method: 'HEAD', url: paths.unsubscribe })).statusCode).toBe(200)
  expect(await status()).toBe('subscribed')
  expect(await events()).toEqual([])
})

test.each([
  ['urlencoded', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
  ['multipart', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'],
])('one click (%s) unsubscribes with a proof, answers 200 and does not redirect; again it changes nothing', async (_kind, type, payload) => {
  for (const _time of [1, 2]) {
    const reply = await app.inject({ method: 'POST', url: paths.unsubscribe, headers: { 'content-type': type }, payload })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['set-cookie']).toBeUndefined()
  }
  expect(await status()).toBe('unsubscribed')
  const proofs = await world.query<{ source: string; evidence: { messageId: string } }>('SELECT source, evidence FROM consent_events WHERE customer_id = $1', [customer])
  expect(proofs).toMatchObject([{ source: 'one-click', evidence: { messageId: message } }])
  expect((await world.message(message)).unsubscribedAt).not.toBeNull()
  expect(await events()).toEqual(['Email Unsubscribed'])
})

test('the button of the page unsubscribes too, and a bare POST without a body', async () => {
  expect((await app.inject({ method: 'POST', url: paths.unsubscribe })).statusCode).toBe(200)
  expect(await status()).toBe('unsubscribed')
})

test('a mail that waits is not sent after one click', async () => {
  const [waiting] = await world.queue([customer], templateId)
  await app.inject({ method: 'POST', url: paths.unsubscribe })
  await deliverMessages(world.deps, world.workspaceId)
  expect(await world.message(waiting ?? '')).toMatchObject({ state: 'skipped', reason: 'unsubscribed' })
})

test('a token that was changed, cut or made for another purpose opens nothing', async () => {
  const token = paths.unsubscribe.slice('/u/'.length)
  const flipped = (index: number): string => token.slice(0, index) + (token[index] === 'A' ? 'B' : 'A') + token.slice(index + 1)
  const tokens = [...[0, 10, 25, 43, 50, 60].map(flipped), token.slice(0, -1), `${token}A`, `${token}=`, '', 'x', paths.click.slice(3), paths.open.slice(3, -4)]
  for (const wrong of tokens) {
    for (const method of ['GET', 'POST'] as const) expect((await app.inject({ method, url: `/u/${wrong}` })).statusCode).toBe(404)
  }
  expect((await app.inject({ method: 'GET', url: `/c/${token}` })).statusCode).toBe(404)
  expect((await app.inject({ method: 'GET', url: `/o/${token}.gif` })).statusCode).toBe(404)
  expect(await status()).toBe('subscribed')
})

test('a click leads to the stored destination and nowhere else, and counts as seen', async () => {
  const reply = await app.inject({ method: 'GET', url: `${paths.click}?url=https://evil.example`, headers: { 'user-agent': 'Mozilla/5.0' } })
  expect(reply.statusCode).toBe(302)
  expect(reply.headers.location).toBe('https://shop.example/Ann')
  await app.inject({ method: 'GET', url: paths.click })
  const row = await world.message(message)
  expect([row.clickedAt, row.openedAt]).not.toContain(null)
  const logged = await world.query<{ event: string; properties: unknown }>('SELECT event, properties FROM event_log WHERE event <> $1', ['Email Sent'])
  expect(logged).toMatchObject([{ event: 'Email Clicked', properties: { link: 'https://shop.example/Ann', nodeId: 'n1', templateId: toPublicId('template', templateId), templateVersion: 1 } }])
})

test('the pixel is an image for everybody, and counts an open once', async () => {
  for (const _time of [1, 2]) {
    const reply = await app.inject({ method: 'GET', url: paths.open })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toBe('image/gif')
    expect(reply.headers['cache-control']).toBe('no-store')
  }
  expect(await events()).toEqual(['Email Opened'])
  expect((await world.message(message)).openedAt).not.toBeNull()
})

test('scanners are recorded and count for nothing', async () => {
  await app.inject({ method: 'HEAD', url: paths.click })
  await app.inject({ method: 'GET', url: paths.open, headers: { 'user-agent': 'BarracudaCentral/1.0' } })
  expect(await world.message(message)).toMatchObject({ openedAt: null, clickedAt: null })
  expect(new Set(await events())).toEqual(new Set(['Email Scanned']))
})

test('who takes the consent to tracking back is no longer tracked by mails sent before; links still lead on', async () => {
  await world.query(`UPDATE workspaces SET tracking = 'consent' WHERE id = current_workspace()`)
  expect((await app.inject({ method: 'GET', url: paths.open })).statusCode).toBe(200)
  expect((await app.inject({ method: 'GET', url: paths.click })).statusCode).toBe(302)
  expect(await world.message(message)).toMatchObject({ openedAt: null, clickedAt: null })
  expect(await events()).toEqual([])
})

test.each([
  ['all', {}, true], ['consent', {}, false], ['consent', { trackingConsent: true }, true], ['consent', { trackingConsent: 'yes' }, false], ['off', { trackingConsent: true }, false],
] as const)('tracking "%s" and traits %j: tracked is %s', async (tracking, traits, isTracked) => {
  await world.query(`UPDATE workspaces SET tracking = $1 WHERE id = current_workspace()`, [tracking])
  const [id] = await world.queue([await world.customer(traits)], templateId)
  await deliverMessages(world.deps, world.workspaceId)
  const [mail] = await world.query<{ html: string }>('SELECT html FROM mailbox_messages WHERE message_id = $1', [id])
  expect(mail?.html.includes('/o/')).toBe(isTracked)
  expect(mail?.html.includes('/c/')).toBe(isTracked)
  expect(mail?.html).toContain('/u/')
})

test('the link of a preview explains itself', async () => {
  expect((await app.inject({ method: 'GET', url: '/u/preview' })).body).toContain('preview')
  expect((await app.inject({ method: 'POST', url: '/u/preview' })).statusCode).toBe(200)
})
