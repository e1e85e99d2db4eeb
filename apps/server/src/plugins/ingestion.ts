import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { appendEvents, isRecord, jsonFault, parseCall, parseSentAt } from '../modules/events/index.ts'
import type { CallType, IncomingCall, Refusal } from '../modules/events/index.ts'
import { registerBrowserSettings } from './browser-settings.ts'
import { readBody, tooLarge } from './ingestion-body.ts'
import { openWriteKeys } from './write-keys.ts'
import type { WriteKeyOwner, WriteKeys } from './write-keys.ts'

// The Segment HTTP tracking API. Every reply of success comes after the commit; whoever gets another reply still has the event.

const mostBytesPerCall = 32 * 1024
const mostBytesPerBatch = 500 * 1024
const mostCallsPerBatch = 10_000
const mostBytesOfContext = 4 * 1024 * 1024
/** A body of bytes that do not compress is a little larger as gzip. */
const gzipOverhead = 1024

const routes: Readonly<Record<string, CallType | 'batch'>> = {
  identify: 'identify', track: 'track', page: 'page', screen: 'screen', group: 'group', alias: 'alias', batch: 'batch',
  i: 'identify', t: 'track', p: 'page', s: 'screen', g: 'group', a: 'alias', b: 'batch',
}

interface Rejected extends Refusal { readonly index: number; readonly messageId: string | null }

interface Ingestion { readonly deps: Deps; readonly keys: WriteKeys }

export function registerIngestion(app: FastifyInstance, { deps }: { readonly deps: Deps }): Promise<void> {
  const ingestion: Ingestion = { deps, keys: openWriteKeys(deps) }
  app.addHook('onClose', () => ingestion.keys.close())
  app.removeAllContentTypeParsers()
  // Bodies are JSON whatever the label says, also one that is no content type at all.
  app.addHook('onRequest', async (request) => { request.raw.headers['content-type'] = 'application/json' })
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => { done(null, body) })
  app.setErrorHandler<FastifyError>((error) => {
    throw error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? tooLarge(mostBytesPerBatch) : error
  })
  allowEveryOrigin(app)
  registerBrowserSettings(app, { keys: ingestion.keys, publicUrl: deps.publicUrl })
  for (const [path, type] of Object.entries(routes)) {
    app.post(`/v1/${path}`, { bodyLimit: mostBytesPerBatch + gzipOverhead }, (request, reply) =>
      type === 'batch' ? receiveBatch(ingestion, request, reply) : receiveCall(ingestion, { request, type }, reply))
  }
  return Promise.resolve()
}

/** A write key is public: any page may send with it, and nothing is ever read back. */
function allowEveryOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' })
  })
  app.options('/v1/*', async (_request, reply) => reply.status(204).headers({
    'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'Authorization, Content-Type, Content-Encoding', 'Access-Control-Max-Age': '86400',
  }).send())
}

async function receiveCall(ingestion: Ingestion, { request, type }: { request: FastifyRequest; type: CallType }, reply: FastifyReply): Promise<FastifyReply> {
  const { owner, value } = await receive(ingestion, request, mostBytesPerCall)
  const parsed = parseCall(value, { type, source: 'sdk', sentAt: null, context: null })
  if (!parsed.ok) throw refusedCall({ index: 0, messageId: parsed.messageId, code: parsed.code, message: parsed.message })
  await store(ingestion, owner, [parsed.call])
  return succeed(reply, [])
}

async function receiveBatch(ingestion: Ingestion, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { owner, value, bytes } = await receive(ingestion, request, mostBytesPerBatch)
  const { accepted, rejected } = parseBatch(value, bytes)
  if (accepted.length === 0 && rejected.length > 0) throw refusedBatch(rejected)
  await store(ingestion, owner, accepted)
  return succeed(reply, rejected)
}

async function store({ deps, keys }: Ingestion, owner: WriteKeyOwner, calls: readonly IncomingCall[]): Promise<void> {
  const { accepted } = await appendEvents(deps, owner.workspaceId, calls)
  if (accepted > 0) keys.note(owner, { count: accepted, last: calls.findLast(({ event }) => event !== null)?.event ?? calls.at(-1)?.type ?? null })
}

function parseBatch(value: unknown, bytes: number): { accepted: IncomingCall[]; rejected: Rejected[] } {
  if (!isRecord(value) || !Array.isArray(value['batch'])) throw new AppError('MALFORMED', 'A batch is an object with the list "batch".')
  const items: readonly unknown[] = value['batch']
  if (items.length > mostCallsPerBatch) throw new AppError('PAYLOAD_TOO_LARGE', `A batch may have at most ${mostCallsPerBatch} calls.`)
  const options = { type: null, source: 'sdk', sentAt: parseSentAt(value['sentAt']), context: batchContext(value['context'], items.length) } as const
  const accepted: IncomingCall[] = []
  const rejected: Rejected[] = []
  for (const [index, item] of items.entries()) {
    const parsed = parseCall(item, options)
    if (!parsed.ok) rejected.push({ index, messageId: parsed.messageId, code: parsed.code, message: parsed.message })
    else if (bytes > mostBytesPerCall && sizeOf(item) > mostBytesPerCall) rejected.push({ index, messageId: parsed.call.messageId, code: 'TOO_LARGE', message: `A call may have at most ${mostBytesPerCall / 1024} KB.` })
    else accepted.push(parsed.call)
  }
  return { accepted, rejected }
}

/** It is stored with every call, so what counts is its size times their number. */
function batchContext(value: unknown, times: number): JsonObject | null {
  if (value === undefined || value === null) return null
  const fault = isRecord(value) ? jsonFault(value, 'context') : { path: 'context', problem: 'must be an object' }
  if (fault !== null) throw new AppError('MALFORMED', `${fault.path} ${fault.problem}.`)
  if (sizeOf(value) * times > mostBytesOfContext) throw new AppError('PAYLOAD_TOO_LARGE', 'The context of the batch is too large to be kept with each of its calls.')
  return value as JsonObject
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

interface Received { readonly owner: WriteKeyOwner; readonly value: unknown; readonly bytes: number }

/**
 * Whose request this is, and what it says. The write key is the user name of Basic authentication; then nothing is unpacked for
 * a stranger. Browsers send it as a field of the body.
 */
async function receive({ keys }: Ingestion, request: FastifyRequest, limit: number): Promise<Received> {
  const inHeader = basicUser(request.headers.authorization)
  const known = inHeader === null ? null : await ownerOf(keys, inHeader)
  const { value, bytes } = await readBody(request.body, request.headers['content-encoding'], limit)
  return { owner: known ?? await ownerOf(keys, isRecord(value) ? value['writeKey'] : undefined), value, bytes }
}

async function ownerOf(keys: WriteKeys, writeKey: unknown): Promise<WriteKeyOwner> {
  if (typeof writeKey !== 'string' || writeKey === '') throw new AppError('UNAUTHENTICATED', 'Send a write key as user name of Basic authentication, or as writeKey in the body.')
  const owner = writeKey.length > 200 ? null : await keys.find(writeKey)
  if (owner === null) throw new AppError('UNAUTHENTICATED', 'This write key does not exist or was revoked.')
  return owner
}

function basicUser(header: string | undefined): string | null {
  const encoded = /^Basic ([A-Za-z0-9+/=_-]{1,1000})$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return null
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  return colon === -1 ? pair : pair.slice(0, colon)
}

const refusedCall = (rejected: Rejected): AppError =>
  new AppError('MALFORMED', rejected.message, { errors: [{ path: '', message: rejected.message }], data: { rejected: [rejected] } })

const mostListed = 100

function refusedBatch(rejected: readonly Rejected[]): AppError {
  const listed = rejected.slice(0, mostListed)
  return new AppError('MALFORMED', `None of the calls can be accepted. The first: ${rejected[0]?.message ?? ''}`, {
    errors: listed.map(({ index, message }) => ({ path: `batch.${index}`, message })), data: { rejected: listed },
  })
}

function succeed(reply: FastifyReply, rejected: readonly Rejected[]): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(JSON.stringify({ success: true, ...(rejected.length === 0 ? {} : { rejected }) }))
}
