import type { Channel, CustomerFacts, JsonObject } from '@sendero/flow-engine'
import { toPublicId } from '../../db/public-id.ts'

export interface Customer {
  readonly id: string
  /** Dense per workspace, never reused: the position in segment bitmaps and the key in ClickHouse. */
  readonly number: number
  readonly userId: string | null
  /** As the client wrote it; null unless it is an address. */
  readonly email: string | null
  readonly emailNorm: string | null
  readonly traits: JsonObject
  /** IANA name; null when none is known. */
  readonly timeZone: string | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly updatedAt: number
}

/** What happened to a customer in a transaction: segments are evaluated again for exactly this. */
export interface ChangedCustomer {
  readonly customerId: string
  readonly number: number
  /** Trait paths that changed, or `all` for a customer that is new or was put together from two. */
  readonly paths: readonly string[] | 'all'
  /** Names of new events. */
  readonly events: readonly string[]
  /** Public ids of lists they were put on or taken off. */
  readonly lists?: readonly string[]
  /** Channels of which it changed what they said about it, or whether it reaches them. */
  readonly channels?: readonly Channel[]
}

/** What the engine may know about a customer. */
export function customerFacts(customer: Customer, workspaceTimeZone: string): CustomerFacts {
  return { id: toPublicId('customer', customer.id), userId: customer.userId, traits: customer.traits, ...zoneOf(customer.timeZone, workspaceTimeZone) }
}

function zoneOf(own: string | null, ofWorkspace: string): Pick<CustomerFacts, 'timeZone' | 'isTimeZoneAssumed'> {
  return own !== null ? { timeZone: own } : { timeZone: ofWorkspace, isTimeZoneAssumed: true }
}
