import type { Channel, ConsentStatus } from './channel.ts'
import type { CustomerId, ListId, NodeId, SegmentId } from './ids.ts'
import type { Instant } from './instant.ts'
import type { JsonObject } from './json.ts'

/** What a step may look at. The shell loads it in bulk for a whole batch, as the plan's needs say. */
export interface Facts {
  readonly customer: CustomerFacts
  /** IANA name, for what goes by the clock of the workspace. Absent: the zone of the customer is taken. */
  readonly workspaceTimeZone?: string
  /** Events of this customer by name, oldest first. Only the names the needs asked for are present. */
  readonly events: ReadonlyMap<string, readonly EventFact[]>
  /** Segments this customer is in. Only those the needs asked for are looked up. */
  readonly segments: ReadonlySet<SegmentId>
  /** Lists this customer is on. Only those the needs asked for are looked up. */
  readonly lists?: ReadonlySet<ListId>
  /** Why a channel cannot reach the customer with marketing now, null when it can. Only the channels the needs asked for. */
  readonly channels?: ReadonlyMap<Channel, UnreachableReason | null>
  /** What stands about marketing over a channel, null where nobody ever said anything. Only the channels the needs asked for. */
  readonly consents?: ReadonlyMap<Channel, ConsentStatus | null>
  /** How many marketing messages the customer was sent, by `sendsKey`. Only what the needs asked for. */
  readonly sends?: ReadonlyMap<string, number>
  /** Experiments that have been decided: their node -> the variant everybody takes from then on. */
  readonly winners?: ReadonlyMap<NodeId, string>
}

export interface CustomerFacts {
  /** The public id, `cus_...`: percentage splits hash it. */
  readonly id: CustomerId
  readonly userId: string | null
  readonly traits: JsonObject
  /** IANA name: the customer's own zone when known and valid, else the workspace's. */
  readonly timeZone: string
  /** Said when the zone is not the customer's own: decisions that went by it show so. */
  readonly isTimeZoneAssumed?: true
}

export type UnreachableReason = 'no_address' | 'suppressed' | 'unsubscribed' | 'no_consent'

export interface EventFact {
  readonly name: string
  readonly occurredAt: Instant
  readonly properties: JsonObject
  /** Place in the event log: of events at one instant the lower came first. Absent where no order is known but that of the list. */
  readonly seq?: number
}

/** Messages over a channel in the time before now; `within` is an ISO 8601 duration. */
export interface SendNeed { readonly channel: Channel; readonly within: string }

export const sendsKey = ({ channel, within }: SendNeed): string => `${channel} ${within}`

/** Which facts a node or a rule needs; needs of several nodes are united by name. */
export interface FactNeeds {
  readonly events: readonly string[]
  /** Those of `events` whose properties are looked at as well. Absent from plans published before this was told apart: all of them. */
  readonly eventProperties?: readonly string[]
  /** How far back events of these names are looked at, in milliseconds before now; those of other names from the first on. */
  readonly eventsWithin?: { readonly [event: string]: number }
  readonly segments: readonly SegmentId[]
  readonly lists?: readonly ListId[]
  readonly channels?: readonly Channel[]
  readonly consents?: readonly Channel[]
  readonly sends?: readonly SendNeed[]
  /** Nodes of the journey that are experiments. */
  readonly experiments?: readonly NodeId[]
}
