import { createServer } from 'node:http'
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { toPublicId } from '../../db/public-id.ts'
import { deliverMessages } from './deliver-messages.ts'
import { showWebhookSecret } from './procedures/show-webhook-secret.ts'

interface Call { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }

let server: Server
let origin: string
let calls: Call[] = []
let answer: (response: ServerResponse, call: Call) => void
let world: MessageWorld

const ok = (response: ServerResponse): void => { response.writeHead(204).end() }

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => { body += chunk.toString() })
    request.on('end', () => {
      const call = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
      calls.push(call)
      answer(response, call)
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  origin = `http://127.0.0.1:${port}`
  world = await openMessageWorld({ outboundAllow: `127.0.0.1:${port}`, limits: { requestMs: 600 } })
})
afterAll(async () => {
  await world.close()
  server.closeAllConnections()
  server.close()
})
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  calls = []
  answer = ok
})
afterEach(() => { server.closeAllConnections() })

const deliver = () => deliverMessages(world.deps, world.workspaceId)
const hook = async (request: Partial<Parameters<MessageWorld['queueCall']>[1]> = {}, traits = {}): Promise<string> =>
  world.queueCall(await world.customer(traits), { method: 'POST', url: `${origin}/hook`, headers: {}, body: '{"id": {{ customer.userId | json }}, "name": {{ customer.name | json }}, "none": {{ customer.missing | json }}}', ...request })

test('a webhook is called with what its Liquid gives, signed so that the receiver can tell it is ours', async () => {
  const id = await hook({ url: `${origin}/people/{{ customer.userId | url_encode }}`, headers: { 'X-Name': '{{ customer.name }}', Host: 'evil.example', 'Webhook-Id': 'forged' } }, { name: 'Ann "A"' })
  expect(await deliver()).toEqual({ sent: 1, skipped: 0, failed: 0 })
  const [call] = calls
  if (!call) throw new Error('No call arrived')
  expect(call).toMatchObject({ method: 'POST', url: expect.stringMatching(/^\/people\/user-\d+$/) as string })
  expect(JSON.parse(call.body)).toMatchObject({ name: 'Ann "A"', none: null })
  expect(call.headers).toMatchObject({ 'x-name': 'Ann "A"', 'content-type': 'application/json', 'webhook-id': toPublicId('message', id) })
  expect(call.headers.host).toBe(new URL(origin).host)
  const { secret } = await showWebhookSecret.call(world.context(), {})
  expect(() => new Webhook(secret).verify(call.body, call.headers as Record<string, string>)).not.toThrow()
  expect(() => new Webhook(secret).verify(`${call.body} `, call.headers as Record<string, string>)).toThrow()
  expect(await world.message(id)).toMatchObject({ state: 'sent', providerRef: 'HTTP 204' })
})

test('a receiver in trouble is called again later, with the same id, until it answers', async () => {
  answer = (response) => { response.writeHead(503).end() }
  const id = await hook()
  await deliver()
  expect(await world.message(id)).toMatchObject({ state: 'queued', attempt: 1, isDue: true, error: 'HTTP 503' })
  answer = ok
  await world.query('UPDATE messages SET due_at = now()')
  expect(await deliver()).toMatchObject({ sent: 1 })
  expect(new Set(calls.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([toPublicId('message', id)]))
})

test('an answer that never comes is asked for again with the same id', async () => {
  answer = () => undefined
  const id = await hook()
  await deliver()
  expect(await world.message(id)).toMatchObject({ state: 'queued', attempt: 1 })
  expect(calls).toHaveLength(1)
})

test('it is given up after eight attempts', async () => {
  answer = (response) => { response.writeHead(500).end() }
  const id = await hook()
  await world.query('UPDATE messages SET attempt = 7')
  expect(await deliver()).toEqual({ sent: 0, skipped: 0, failed: 1 })
  expect(await world.message(id)).toMatchObject({ state: 'failed', reason: 'gave_up', attempt: 8, error: 'HTTP 500' })
})

test('when the eighth call is not answered either, nobody knows, and nobody says that it failed', async () => {
  answer = () => undefined
  const id = await hook()
  await world.query('UPDATE messages SET attempt = 7')
  expect(await deliver()).toEqual({ sent: 0, skipped: 0, failed: 1 })
  expect(await world.message(id)).toMatchObject({ state: 'unknown', reason: 'answer_lost', attempt: 8, isDue: false })
})

test('a refusal is final', async () => {
  answer = (response) => { response.writeHead(410).end() }
  const id = await hook()
  await deliver()
  expect(await world.message(id)).toMatchObject({ state: 'failed', reason: 'http_status', error: 'HTTP 410' })
})

test.each([
  'http://127.0.0.1:1/', 'https://127.0.0.1/', 'https://127.1/', 'https://2130706433/', 'https://0x7f.1/', 'https://0177.0.0.1/', 'https://[::1]/', 'https://[::ffff:7f00:1]/',
  'https://169.254.169.254/latest/meta-data', 'https://100.64.0.1/', 'https://10.0.0.1/', 'https://192.168.1.1/', 'https://localhost/', 'https://[64:ff9b::7f00:1]/', 'https://0.0.0.0/',
  'https://example.com:8443/', 'http://example.com/', 'file:///etc/passwd', 'gopher://127.0.0.1/', 'not an address',
])('%s is not called', async (url) => {
  const id = await hook({ url })
  expect(await deliver()).toMatchObject({ sent: 0, failed: 1 })
  expect(await world.message(id)).toMatchObject({ state: 'failed', reason: expect.stringMatching(/url_refused|invalid_request/) as string })
  expect(calls).toHaveLength(0)
})

test('a redirect into the house is not followed, and what is followed is held against the policy at every hop', async () => {
  answer = (response, { url }) => { response.writeHead(307, { location: url === '/hook' ? `${origin}/second` : 'http://127.0.0.1:1/inside' }).end() }
  const id = await hook()
  await deliver()
  expect(calls.map(({ url, method, body }) => `${method} ${url} ${body !== ''}`)).toEqual(['POST /hook true', 'POST /second true'])
  expect(await world.message(id)).toMatchObject({ state: 'failed', reason: 'url_refused' })
})

test('redirects are followed three times at most', async () => {
  answer = (response) => { response.writeHead(302, { location: `${origin}/again` }).end() }
  const id = await hook()
  await deliver()
  expect(calls).toHaveLength(4)
  expect(await world.message(id)).toMatchObject({ state: 'failed', reason: 'http_status', error: 'HTTP 302' })
})

test('a header value cannot smuggle a second header', async () => {
  const id = await hook({ headers: { 'X-Name': 'a{{ customer.evil }}' } }, { evil: '\r\nX-Evil: yes' })
  await deliver()
  expect(calls).toHaveLength(0)
  expect(await world.message(id)).toMatchObject({ state: 'failed', reason: 'invalid_request' })
})

test('a sender that wakes up after its lease calls nobody: the message went out by another hand', async () => {
  let release = (): void => undefined
  const stalled = new Promise<void>((resolve) => { release = resolve })
  const limits = { leaseMs: 700, requestMs: 200, marginMs: 100 }
  const sleeper = await world.senderLike({ outboundAllow: new URL(origin).host, limits, failpoint: { at: 'fenced', hit: () => stalled } })
  const other = await world.senderLike({ outboundAllow: new URL(origin).host, limits })
  const id = await hook()
  const sleeping = deliverMessages(sleeper, world.workspaceId)
  await expect.poll(async () => (await world.message(id)).state).toBe('sending')
  await expect.poll(async () => (await deliverMessages(other, world.workspaceId)).sent, { timeout: 10_000 }).toBe(1)
  release()
  await sleeping
  expect(calls).toHaveLength(1)
  expect(await world.message(id)).toMatchObject({ state: 'sent', attempt: 2 })
})

test('a database that is lost between the fence and the call leaves no doubt: nothing was called, and it is called later', async () => {
  let isLost = false
  const opened = await world.senderLike({ outboundAllow: new URL(origin).host, failpoint: { at: 'fenced', hit: () => { isLost = true } } })
  const db: typeof opened.db = { ...opened.db, withWorkspace: (...given) => {
    if (!isLost) return opened.db.withWorkspace(...given)
    isLost = false
    return Promise.reject(new Error('Connection terminated unexpectedly'))
  } }
  const id = await hook()
  await deliverMessages({ ...opened, db }, world.workspaceId)
  expect(calls).toHaveLength(0)
  expect(await world.message(id)).toMatchObject({ state: 'queued', isDue: true, error: 'Sending broke on our side before it began' })
  await world.query('UPDATE messages SET due_at = now()')
  await deliverMessages({ ...opened, db: opened.db }, world.workspaceId)
  expect(calls).toHaveLength(1)
})

test('without the guard that sleeper would call a second time', async () => {
  let release = (): void => undefined
  const stalled = new Promise<void>((resolve) => { release = resolve })
  const limits = { leaseMs: 700, requestMs: 200, marginMs: 100 }
  const unguarded = await world.senderLike({ outboundAllow: new URL(origin).host, limits: { leaseMs: 700, requestMs: 200, marginMs: -1e9, startWithinMs: 1e9 }, failpoint: { at: 'fenced', hit: () => stalled } })
  const other = await world.senderLike({ outboundAllow: new URL(origin).host, limits })
  const id = await hook()
  const sleeping = deliverMessages(unguarded, world.workspaceId)
  await expect.poll(async () => (await world.message(id)).state).toBe('sending')
  await expect.poll(async () => (await deliverMessages(other, world.workspaceId)).sent, { timeout: 10_000 }).toBe(1)
  release()
  await sleeping
  expect(calls).toHaveLength(2)
  // The database still holds one outcome: the late one finds that the message is no longer its own.
  expect(await world.message(id)).toMatchObject({ state: 'sent', attempt: 2 })
})
