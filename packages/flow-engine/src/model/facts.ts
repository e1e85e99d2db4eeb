import type { CustomerId, SegmentId } from './ids.ts'
import type { Instant } from './instant.ts'
import type { JsonObject } from './json.ts'

/** What a step may look at. The shell loads it in bulk for a whole batch, as the plan's needs say. */
export interface Facts {
  readonly customer: CustomerFacts
  /** Events of this customer by name, oldest first. Only the names the needs asked for are present. */
  readonly events: ReadonlyMap<string, readonly EventFact[]>
  /** Segments this customer is in. Only those the needs asked for are looked up. */
  readonly segments: ReadonlySet<SegmentId>
}

export interface CustomerFacts {
  /** The public id, `cus_...`: percentage splits hash it. */
  readonly id: CustomerId
  readonly userId: string | null
  readonly traits: JsonObject
  /** IANA name: the customer's own zone when known and valid, else the workspace's. */
  readonly timeZone: string
}

export interface EventFact {
  readonly name: string
  readonly occurredAt: Instant
  readonly properties: JsonObject
}

/** Which facts a node or a rule needs; needs of several nodes are united by name. */
export interface FactNeeds {
  readonly events: readonly string[]
  /** Those of `events` whose properties are looked at as well. Absent from plans published before this was told apart: all of them. */
  readonly eventProperties?: readonly string[]
  readonly segments: readonly SegmentId[]
}
