import { createHmac } from 'node:crypto'
import { toPublicId } from '../../db/public-id.ts'
import type { OutgoingRequest } from './outgoing-request.ts'

const prefix = 'whsec_'
/** Headers that frame the request or that we set: an author's own would break or forge it. */
const reserved = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'te', 'trailer', 'keep-alive', 'expect', 'webhook-id', 'webhook-timestamp', 'webhook-signature'])

/** Adds what Standard Webhooks asks for. The id stays the same over all attempts: by it a receiver tells a repetition. */
export function signCall(request: OutgoingRequest, of: { readonly messageId: string; readonly secret: string; readonly at: number }): OutgoingRequest {
  const own = Object.entries(request.headers).filter(([name]) => !reserved.has(name.toLowerCase()))
  const given = new Set(own.map(([name]) => name.toLowerCase()))
  const id = toPublicId('message', of.messageId)
  const timestamp = String(Math.floor(of.at / 1_000))
  const key = Buffer.from(of.secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${request.body ?? ''}`).digest('base64')
  return {
    ...request,
    headers: {
      ...(given.has('user-agent') ? {} : { 'user-agent': 'Sendero-Webhook/1' }),
      ...(given.has('content-type') || request.body === null ? {} : { 'content-type': 'application/json' }),
      ...Object.fromEntries(own),
      'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}`,
    },
  }
}
