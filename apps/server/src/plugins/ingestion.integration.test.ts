import { request } from 'node:http'
import { deflateSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDeps } from '../../test/test-deps.ts'
import type { TestDeps } from '../../test/test-deps.ts'
import { createApp } from '../http/create-app.ts'
import { insertWriteKey, revokeWriteKey } from '../modules/identity/keys.ts'
import { parsePublicId } from '../db/public-id.ts'
import { registerIngestion } from './ingestion.ts'

let harness: TestDeps
let app: FastifyInstance
let url: string
let workspaceId: string
let writeKey: string
let dropReplies = 0

beforeAll(async () => {
  harness = await openTestDeps()
  app = await createApp(harness.deps)
  // What a client sees of a server that dies between commit and reply.
  app.addHook('onSend', async (_request, reply) => {
    if (dropReplies === 0) return
    dropReplies -= 1
    reply.raw.destroy()
  })
  await app.register(registerIngestion, { deps: harness.deps })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await harness.close()
})
beforeEach(async () => {
  workspaceId = await harness.newWorkspace()
  writeKey = await newKey(workspaceId)
})

const newKey = async (workspace: string): Promise<string> => (await harness.deps.db.withWorkspace(workspace, (tx) => insertWriteKey(tx, 'test'))).writeKey
const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

interface Options { key?: string | null; headers?: Record<string, string> }

async function post(path: string, body: unknown, { key = writeKey, headers = {} }: Options = {}): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const raw = Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${url}/v1/${path}`, { method: 'POST', body: raw, headers: { 'content-type': 'application/json', ...(key === null ? {} : { authorization: basic(key) }), ...headers } })
  return { status: response.status, body: await response.json() as Record<string, unknown>, headers: response.headers }
}

const stored = (workspace = workspaceId): Promise<{ type: string; event: string | null; message_id: string }[]> =>
  harness.deps.db.withWorkspace(workspace, (tx) => tx.query('SELECT type, event, user_id, anonymous_id, message_id, properties, context FROM event_log ORDER BY seq'))

const track = { type: 'track', event: 'visit', userId: 'u1' }

describe('replies', () => {
  test.each([
    ['identify', { userId: 'u', traits: { plan: 'pro' } }], ['track', { userId: 'u', event: 'visit' }], ['page', { userId: 'u', name: 'Home' }], ['screen', { anonymousId: 'a' }],
    ['group', { userId: 'u', groupId: 'g' }], ['alias', { userId: 'u', previousId: 'p' }], ['batch', { batch: [track] }],
    ['i', { userId: 'u' }], ['t', { userId: 'u', event: 'visit' }], ['p', { userId: 'u' }], ['s', { userId: 'u' }], ['g', { userId: 'u', groupId: 'g' }], ['a', { userId: 'u', previousId: 'p' }], ['b', { batch: [track] }],
  ])('POST /v1/%s stores the call and says so', async (path, body) => {
    expect(await post(path, body)).toMatchObject({ status: 200, body: { success: true } })
    expect(await stored()).toHaveLength(1)
  })

  test('a batch with bad items keeps the good ones and names the bad ones', async () => {
    const { status, body } = await post('batch', { batch: [track, { type: 'track', event: 'x', messageId: 'm2' }, { ...track, event: 'buy' }, 7, { ...track, properties: { text: 'x'.repeat(33 * 1024) }, messageId: 'm5' }] })
    expect(status).toBe(200)
    expect(body).toEqual({
      success: true, rejected: [
        { index: 1, messageId: 'm2', code: 'MISSING_ID', message: 'A call needs userId or anonymousId.' },
        { index: 3, messageId: null, code: 'INVALID_CALL', message: 'A call is a JSON object.' },
        { index: 4, messageId: 'm5', code: 'TOO_LARGE', message: 'A call may have at most 32 KB.' },
      ],
    })
    expect((await stored()).map(({ event }) => event)).toEqual(['visit', 'buy'])
  })

  test('a batch without a good item is refused as a whole', async () => {
    expect(await post('batch', { batch: [{}, { type: 'track' }] })).toMatchObject({ status: 400, body: { code: 'MALFORMED', rejected: [{ index: 0, code: 'MISSING_TYPE' }, { index: 1, code: 'MISSING_ID' }] } })
    expect(await stored()).toEqual([])
  })

  test('a key that does not exist, was revoked or is missing gets 401', async () => {
    expect(await post('track', track, { key: 'wk_nobody' })).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } })
    expect(await post('track', track, { key: null })).toMatchObject({ status: 401 })
    const { id, writeKey: revoked } = await harness.deps.db.withWorkspace(workspaceId, (tx) => insertWriteKey(tx, 'old'))
    await harness.deps.db.withWorkspace(workspaceId, (tx) => revokeWriteKey(tx, parsePublicId('key', id) ?? ''))
    expect(await post('track', track, { key: revoked })).toMatchObject({ status: 401 })
  })

  test('the browser library is told where to send, and a key that does not exist is no source', async () => {
    const ask = (key: string): Promise<Response> => fetch(`${url}/v1/projects/${encodeURIComponent(key)}/settings`, { headers: { origin: 'https://shop.example' } })
    const response = await ask(writeKey)
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    expect(await response.json()).toMatchObject({
      integrations: { 'Segment.io': { apiKey: writeKey, apiHost: '127.0.0.1:4000/v1', protocol: 'http' } }, plan: { track: { __default: { enabled: true } } }, metrics: { sampleRate: 0 },
    })
    for (const stranger of ['wk_nobody', '%00', 'x'.repeat(300)]) expect((await ask(stranger)).status).toBe(404)
  })

  test('the write key may stand in the body, as browsers send it with text/plain', async () => {
    expect(await post('t', { ...track, writeKey }, { key: null, headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 200 })
    expect(await post('b', { batch: [track], writeKey }, { key: null, headers: { 'content-type': 'text/plain' } })).toMatchObject({ status: 200 })
    expect(await stored()).toHaveLength(2)
  })

  test('the same messageId again is accepted and changes nothing', async () => {
    await post('track', { ...track, messageId: 'm1' })
    expect(await post('track', { ...track, messageId: 'm1' })).toMatchObject({ status: 200, body: { success: true } })
    expect(await post('batch', { batch: [{ ...track, messageId: 'm1' }, { ...track, messageId: 'm2' }, { ...track, messageId: 'm2' }] })).toMatchObject({ status: 200, body: { success: true } })
    expect((await stored()).map(({ message_id: id }) => id)).toEqual(['m1', 'm2'])
  })

  test('a reply lost after the commit costs nothing: the client sends again and there is one event', async () => {
    dropReplies = 1
    await expect(post('track', { ...track, messageId: 'm1' })).rejects.toThrow()
    expect(await stored()).toHaveLength(1)
    expect(await post('track', { ...track, messageId: 'm1' })).toMatchObject({ status: 200 })
    expect(await stored()).toHaveLength(1)
  })

  test('workspaces see only their own events, also under one messageId', async () => {
    const other = await harness.newWorkspace()
    await post('track', { ...track, messageId: 'same' })
    await post('track', { ...track, messageId: 'same', event: 'other' }, { key: await newKey(other) })
    expect((await stored()).map(({ event }) => event)).toEqual(['visit'])
    expect((await stored(other)).map(({ event }) => event)).toEqual(['other'])
  })

  test('pages of every origin may send, and nothing may be read with cookies', async () => {
    const preflight = await fetch(`${url}/v1/t`, { method: 'OPTIONS', headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' } })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-credentials')]).toEqual([204, '*', null])
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/authorization/i)
    const refused = await post('track', {}, { headers: { origin: 'https://shop.example' } })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, '*'])
  })
})

describe('bodies', () => {
  test.each([
    ['gzip', gzipSync(JSON.stringify(track)), { 'content-encoding': 'gzip' }],
    ['gzip labelled as a form', gzipSync(JSON.stringify(track)), { 'content-encoding': 'gzip', 'content-type': 'application/x-www-form-urlencoded' }],
    ['gzip without a label', gzipSync(JSON.stringify(track)), {}],
    ['deflate', deflateSync(JSON.stringify(track)), { 'content-encoding': 'deflate' }],
    ['a byte order mark', `\uFEFF${JSON.stringify(track)}`, {}],
    ['no known content type', JSON.stringify(track), { 'content-type': 'application/octet-stream' }],
    ['a content type that is none', JSON.stringify(track), { 'content-type': ';;;' }],
    ['plain JSON that a proxy has unpacked', JSON.stringify(track), { 'content-encoding': 'gzip' }],
  ])('%s is read', async (_, body, headers) => {
    expect(await post('track', body, { headers: headers as Record<string, string> })).toMatchObject({ status: 200 })
    expect(await stored()).toHaveLength(1)
  })

  const bomb = (size: number) => gzipSync(Buffer.alloc(size, 0x20))
  const gzip = { 'content-encoding': 'gzip' }

  test.each<[string, string, Buffer | string, Record<string, string>, number]>([
    ['a call over 32 KB', 'track', JSON.stringify({ ...track, properties: { text: 'x'.repeat(32 * 1024) } }), {}, 413],
    ['a call over 32 KB once unpacked', 'track', gzipSync(JSON.stringify({ ...track, properties: { text: 'x'.repeat(32 * 1024) } })), gzip, 413],
    ['a batch over 500 KB', 'batch', JSON.stringify({ batch: [], text: 'x'.repeat(500 * 1024) }), {}, 413],
    ['a batch over 500 KB once unpacked', 'batch', gzipSync(JSON.stringify({ batch: [], text: 'x'.repeat(500 * 1024) })), gzip, 413],
    ['a gzip bomb', 'batch', bomb(200 * 1024 * 1024), gzip, 413],
    // Whoever unpacked it whole would find the broken end and say 400: it has to be stopped on the way.
    ['a gzip bomb with a broken end', 'batch', Buffer.concat([bomb(20 * 1024 * 1024).subarray(0, -8), Buffer.alloc(8, 0xff)]), gzip, 413],
    ['a body of megabytes', 'batch', 'x'.repeat(3 * 1024 * 1024), {}, 413],
    ['more calls than a batch may have', 'batch', `{"batch":[${'1,'.repeat(10_001)}1]}`, {}, 413],
    ['a context too large to be kept with every call', 'batch', JSON.stringify({ batch: Array.from({ length: 1000 }, () => track), context: { text: 'x'.repeat(20_000) } }), {}, 413],
    ['nothing', 'track', '', {}, 400],
    ['no JSON', 'track', '{"event":', {}, 400],
    ['JSON that is no object', 'track', '"track"', {}, 400],
    ['a list', 'track', '[]', {}, 400],
    ['null', 'batch', 'null', {}, 400],
    ['a batch that is no list', 'batch', '{"batch":{}}', {}, 400],
    ['half a gzip', 'track', gzipSync(JSON.stringify(track)).subarray(0, 20), gzip, 400],
    ['no gzip at all', 'track', 'x', gzip, 400],
    ['an encoding nobody asked for', 'track', 'x', { 'content-encoding': 'br' }, 400],
    ['bytes that are no UTF-8', 'track', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), {}, 400],
    ['the character NUL', 'track', JSON.stringify({ ...track, properties: { a: '\0' } }), {}, 400],
    ['half of a surrogate pair', 'track', '{"event":"x","userId":"u","properties":{"a":"\\ud800"}}', {}, 400],
    ['a number beyond all bounds', 'track', '{"event":"x","userId":"u","properties":{"a":1e400}}', {}, 400],
    ['a key that reaches for the prototype', 'track', '{"event":"x","userId":"u","properties":{"__proto__":{"isAdmin":true}}}', {}, 400],
    ['such a key at the top', 'track', '{"event":"x","__proto__":{"userId":"u"}}', {}, 400],
    ['nesting without end', 'track', `{"event":"x","userId":"u","properties":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`, {}, 400],
    ['lists without end', 'batch', `{"batch":[{"type":"track","event":"x","userId":"u","properties":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}]}`, {}, 400],
    ['a context that is no object', 'batch', '{"batch":[],"context":[]}', {}, 400],
    ['a year before the calendar', 'track', '{"event":"x","userId":"u","timestamp":"-4800-01-01T00:00:00Z"}', {}, 400],
  ])('%s is refused precisely', async (_, path, body, headers, status) => {
    const refused = await post(path, body, { headers })
    expect(refused).toMatchObject({ status, body: { status, detail: expect.stringMatching(/.{10}/) as string } })
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(JSON.stringify(refused.body)).not.toMatch(/node:|at [A-Z]\w+ \(/)
    expect(await stored()).toEqual([])
  })

  test.each([
    ['the year zero', { timestamp: '0000-01-01T00:00:00Z' }], ['the year zero on a clock of today', { timestamp: '0000-01-01T00:00:00Z', sentAt: '2099-01-01T00:00:00Z' }],
    ['the year 9999', { timestamp: '9999-12-31T23:59:59Z' }], ['the year 9999 on a clock of 1970', { timestamp: '9999-12-31T23:59:59Z', sentAt: '1970-01-01T00:00:00Z' }],
    ['keys named like methods', { properties: { constructor: 'Ferrari', toString: 1, hasOwnProperty: null, prototype: {} } }],
    ['every kind of text', { properties: { text: '\u0001\u2028\uFFFF😀"\\\'' } }],
    ['an event named like a formula', { event: '=1+1' }],
  ])('%s is stored without harm', async (_, given) => {
    expect(await post('track', { ...track, ...given })).toMatchObject({ status: 200 })
    expect(await stored()).toMatchObject([{ event: (given as { event?: string }).event ?? 'visit' }])
  })

  test('a client that goes away in mid-body leaves nothing behind', async () => {
    await new Promise<void>((resolve) => {
      const cut = request(`${url}/v1/track`, { method: 'POST', headers: { authorization: basic(writeKey), 'content-length': '5000' } })
      cut.on('error', () => { resolve() })
      cut.write('{"event":')
      setTimeout(() => { cut.destroy(new Error('gone')) }, 50)
    })
    expect(await stored()).toEqual([])
  })
})

describe('time', () => {
  const occurred = async (given: object): Promise<{ secondsAgo: number; original: string | null }> => {
    await post('batch', given)
    const [row] = await harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query<{ secondsAgo: number; original: string | null }>(
      `SELECT round(extract(epoch FROM received_at - occurred_at))::int AS "secondsAgo", context->>'originalTimestamp' AS original FROM event_log`))
    if (!row) throw new Error('Nothing was stored')
    return row
  }
  const ago = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString()

  // Said when the test runs, not when the file is read: the tests before it may take their time.
  test.each<[string, () => object, () => object, number]>([
    ['a right clock needs no correction', () => ({ timestamp: ago(60) }), () => ({ sentAt: ago(0) }), 60],
    ['a clock that is an hour slow is put right', () => ({ timestamp: ago(3660) }), () => ({ sentAt: ago(3600) }), 60],
    ['a clock that is an hour fast is put right', () => ({ timestamp: ago(-3540) }), () => ({ sentAt: ago(-3600) }), 60],
    ['a clock from 1970 is put right', () => ({ timestamp: '1970-01-01T00:00:00Z' }), () => ({ sentAt: '1970-01-01T00:01:00Z' }), 60],
    ['without sentAt the timestamp counts as it is', () => ({ timestamp: ago(86_400) }), () => ({}), 86_400],
  ])('%s', async (_, call, batch, secondsAgo) => {
    const row = await occurred({ batch: [{ ...track, ...call() }], ...batch() })
    expect(Math.abs(row.secondsAgo - secondsAgo)).toBeLessThanOrEqual(20)
    expect(row.original).toBeNull()
  })

  test('nothing happens in the future: such a time becomes now, and what was said is kept', async () => {
    const row = await occurred({ batch: [{ ...track, timestamp: '2999-01-01T00:00:00Z' }] })
    expect(row).toEqual({ secondsAgo: 0, original: '2999-01-01T00:00:00.000Z' })
  })
})
