import type { JsonObject } from '@sendero/flow-engine'
import type { IncomingCall } from '../events/index.ts'

interface Told {
  readonly name: string
  readonly customerId: string
  /** Epoch milliseconds by the clock of the workspace. */
  readonly occurredAt: number
  readonly properties: JsonObject
  /** Calls with the same id are one; absent: each is one of its own. */
  readonly messageId?: string
  /** How many journeys have started each other up to this. */
  readonly depth?: number
}

/** An event about a customer that the product itself records. */
export function signalCall({ name, customerId, occurredAt, properties, messageId, depth = 0 }: Told): IncomingCall {
  return {
    type: 'track', event: name, userId: null, anonymousId: null, previousId: null, customerId, messageId: messageId ?? null, occurredAt, properties,
    context: depth === 0 ? null : { journeyDepth: depth }, source: 'sendero',
  }
}
