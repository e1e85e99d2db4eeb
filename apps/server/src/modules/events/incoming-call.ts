import { hash } from 'node:crypto'
import type { JsonObject } from '@sendero/flow-engine'

export const callTypes = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const
export type CallType = (typeof callTypes)[number]

/** A validated call of the tracking API, or an event of the same shape from the REST API, an import or the product itself. */
export interface IncomingCall {
  readonly type: CallType
  /** Name of a track; `Page Viewed` and `Screen Viewed` for page and screen; null otherwise. */
  readonly event: string | null
  readonly userId: string | null
  readonly anonymousId: string | null
  /** alias: the name the person had before. */
  readonly previousId: string | null
  /** Our own id (UUID), for events the product itself emits about a customer it knows. */
  readonly customerId?: string | null
  /** Calls with the same id are one. Null: one is made, and nothing can be a repetition of it. */
  readonly messageId: string | null
  /** Epoch milliseconds by the client's clock; null: the moment it is stored. Never later than that. */
  readonly occurredAt: number | null
  /** The client's clock when it sent the call: what it differs from ours is taken out of occurredAt. */
  readonly sentAt?: number | null
  /** Properties of track, page and screen; traits of identify and group. */
  readonly properties: JsonObject
  readonly context: JsonObject | null
  readonly source: 'sdk' | 'api' | 'import' | 'sendero'
}

/** First 16 bytes of the SHA-256 of the message id, written as a UUID: a unique key of fixed size. */
export function messageKey(messageId: string): string {
  const hex = hash('sha256', messageId, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
