import http from 'node:http'
import https from 'node:https'
import type { OutgoingRequest } from './outgoing-request.ts'
import { RefusedUrl } from './outbound-policy.ts'

export type CallResult =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs: number | null }
  /** Not called: the request cannot be made, or the address may not be called. */
  | { readonly kind: 'refused'; readonly error: string; readonly isUrl: boolean }
  /** It ended before the first byte of the request: certainly not received. `cause` is what `beforeFirstByte` threw, if that was it. */
  | { readonly kind: 'not-sent'; readonly error: string; readonly cause: unknown }
  | { readonly kind: 'unanswered'; readonly error: string }

interface CallOptions {
  readonly agentFor: (url: URL) => http.Agent
  readonly timeoutMs: number
  /** Runs when the connection stands and nothing is written yet. Once per call, also when redirects are followed. */
  readonly beforeFirstByte: () => void | Promise<void>
}

const mostRedirects = 3
const mostBytes = 1024 * 1024

/** Calls an address; redirects are followed up to three times, each held against the policy again. Never throws. */
export async function callUrl(request: OutgoingRequest, options: CallOptions): Promise<CallResult> {
  const abort = AbortSignal.timeout(options.timeoutMs)
  const state = { hasBegun: false }
  const begin = async (): Promise<void> => {
    if (state.hasBegun) return
    await options.beforeFirstByte()
    state.hasBegun = true
  }
  let hop = request
  for (let redirects = 0; ; redirects += 1) {
    const result = await callOnce(hop, { ...options, beforeFirstByte: begin, abort })
    if (result.kind === 'failed') return failureOf(result.error, state.hasBegun, result.cause)
    if (result.location === null || redirects === mostRedirects) return { kind: 'answered', status: result.status, retryAfterMs: result.retryAfterMs }
    const next = redirected(hop, result.status, result.location)
    if (next === null) return { kind: 'answered', status: result.status, retryAfterMs: null }
    hop = next
  }
}

function failureOf(error: Error, hasBegun: boolean, cause: unknown): CallResult {
  // Also at a later hop: a redirect is an answer, and where it leads is not called.
  if (error instanceof RefusedUrl || /is not allowed\. Because/.test(error.message)) return { kind: 'refused', error: error instanceof RefusedUrl ? error.message : 'The address is not public', isUrl: true }
  if (!hasBegun && /ERR_INVALID|Invalid URL/.test(`${(error as { code?: string }).code ?? ''} ${error.message}`)) return { kind: 'refused', error: error.message, isUrl: false }
  return hasBegun ? { kind: 'unanswered', error: error.message } : { kind: 'not-sent', error: error.message, cause }
}

interface Answer { readonly kind: 'answer'; readonly status: number; readonly location: string | null; readonly retryAfterMs: number | null }
interface Failed { readonly kind: 'failed'; readonly error: Error; readonly cause: unknown }

function callOnce(request: OutgoingRequest, options: CallOptions & { abort: AbortSignal }): Promise<Answer | Failed> {
  return new Promise((resolve) => {
    const fail = (error: unknown, cause?: unknown): void => { resolve({ kind: 'failed', error: error instanceof Error ? error : new Error(String(error)), cause }) }
    try {
      const url = new URL(request.url)
      const body = request.body === null ? null : Buffer.from(request.body)
      const call = (url.protocol === 'http:' ? http : https).request(url, {
        method: request.method, agent: options.agentFor(url), signal: options.abort, maxHeaderSize: 16_384,
        headers: { ...request.headers, ...(body === null ? {} : { 'content-length': String(body.length) }) },
      })
      call.once('error', (error) => { fail(options.abort.aborted ? new Error(`No answer within ${options.timeoutMs} ms`) : error) })
      call.once('response', (response) => { resolve(answerOf(response)) })
      // Node writes nothing before end(): the guard stands between the open connection and the first byte.
      call.once('socket', (socket) => {
        const write = (): void => {
          Promise.resolve().then(options.beforeFirstByte).then(() => { call.end(body ?? undefined) }, (error: unknown) => {
            fail(error, error)
            call.destroy()
          })
        }
        if (socket.connecting) socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', write)
        else write()
      })
    } catch (error) {
      fail(error)
    }
  })
}

/** The status is all we want: the body is drained within bounds, so that the other side can finish. */
function answerOf(response: http.IncomingMessage): Answer {
  let bytes = 0
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostBytes) response.destroy()
  })
  response.on('error', () => undefined)
  const status = response.statusCode ?? 0
  const isRedirect = [301, 302, 303, 307, 308].includes(status)
  return { kind: 'answer', status, location: isRedirect ? response.headers.location ?? null : null, retryAfterMs: retryAfter(response.headers['retry-after']) }
}

function retryAfter(value: string | undefined): number | null {
  if (value === undefined) return null
  const ms = /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) && ms > 0 ? ms : null
}

/** As browsers do it: 307 and 308 repeat the request, the others ask for the new place. Another host gets no credentials. */
function redirected(from: OutgoingRequest, status: number, location: string): OutgoingRequest | null {
  const before = new URL(from.url)
  if (!URL.canParse(location, before.href)) return null
  const url = new URL(location, before)
  const keeps = status === 307 || status === 308 || from.method === 'GET'
  const dropped = url.origin === before.origin ? [] : ['authorization', 'cookie', 'proxy-authorization', 'x-api-key']
  const headers = Object.fromEntries(Object.entries(from.headers).filter(([name]) => !dropped.includes(name.toLowerCase()) && (keeps || name.toLowerCase() !== 'content-type')))
  return { url: url.href, headers, method: keeps ? from.method : 'GET', body: keeps ? from.body : null }
}
