import type { Channel, ConsentStatus } from '../model/channel.ts'
import type { Command } from '../model/command.ts'
import type { Decision } from '../model/decision.ts'
import type { CustomerFacts, EventFact, Facts, UnreachableReason } from '../model/facts.ts'
import type { CustomerId, JourneyId, ListId, NodeId, SegmentId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import type { RunInput, RunState, RunSubject } from '../model/run-state.ts'
import type { Step } from '../model/step.ts'
import { agenda, type Agenda } from './agenda.ts'
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts'

export interface SimulatedPerson {
  readonly customer: CustomerFacts
  readonly segments?: readonly SegmentId[]
  readonly lists?: readonly ListId[]
  /** Why a channel does not reach them; one that is not named does. */
  readonly channels?: { readonly [Name in Channel]?: UnreachableReason | null }
  /** What they said about a channel; nothing about one that is not named. */
  readonly consents?: { readonly [Name in Channel]?: ConsentStatus | null }
  /** How many messages they were sent, by `sendsKey`; what is not named is none. */
  readonly sends?: { readonly [key: string]: number }
}

interface Somebody { readonly at: Instant; readonly customerId: CustomerId }

/** Something that happens; `at` is when it arrives, and unless it says otherwise when it occurred. */
export type Happening =
  | Somebody & { readonly kind: 'event'; readonly event: Omit<EventFact, 'occurredAt'> & { readonly occurredAt?: Instant } }
  /** The trigger of a segment journey fires. */
  | Somebody & { readonly kind: 'segmentEntered' }
  /** Any other trigger fires: a schedule, a date, the API, another journey. */
  | Somebody & { readonly kind: 'triggered'; readonly cause?: JsonObject; readonly event?: RunSubject['event'] }
  /** They enter or leave a segment: told to the runs it may concern, and the entry of a journey of that segment. */
  | Somebody & { readonly kind: 'segmentChanged'; readonly segmentId: SegmentId; readonly isMember: boolean }
  /** The shell ends all runs of the person, as it does when a journey is stopped. */
  | Somebody & { readonly kind: 'end'; readonly reason: string }
  | { readonly at: Instant; readonly kind: 'experimentDecided'; readonly nodeId: NodeId; readonly winner: string }

export interface Scenario {
  readonly plan: Plan
  readonly people: readonly SimulatedPerson[]
  readonly happenings: readonly Happening[]
  readonly start: Instant
  /** Journeys may go round for ever: what falls due later is left undone. */
  readonly until: Instant
  readonly workspaceTimeZone?: string
  /** Experiments that are decided when the world begins. */
  readonly winners?: { readonly [nodeId: NodeId]: string }
  /** Other journeys: how long people are in them, and how they leave. Nobody enters one that is not named. */
  readonly otherJourneys?: { readonly [journeyId: JourneyId]: { readonly lastsMs: number; readonly status: string } }
}

export interface SimulatedRun {
  readonly id: string
  readonly customerId: CustomerId
  readonly key: string | null
  readonly enteredAt: Instant
  /** How many journeys have led to each other by the events they record, up to this run. */
  readonly depth: number
  state: RunState
  readonly commands: { readonly at: Instant; readonly command: Command }[]
  readonly trace: Decision[]
  /** Every input that was handed in, with the facts it was stepped with: enough to replay the run. */
  readonly inputs: TakenStep[]
}

export interface TakenStep {
  readonly at: Instant
  readonly input: RunInput | { readonly kind: 'start'; readonly event: RunSubject['event']; readonly cause?: JsonObject; readonly runId?: string }
  readonly facts: Facts
  readonly step: Step
  /** The state as the shell has stored it; absent where that is the one the step gave. */
  readonly stored?: RunState
}

export type DueItem =
  | { readonly happening: Happening; readonly depth?: number }
  | { readonly run: SimulatedRun }
  /** An event the product itself tells runs. */
  | { readonly signal: EventFact; readonly customerId: CustomerId }

/** The shell's own data, as plain maps. */
export interface World {
  readonly scenario: Scenario
  readonly plan: Plan
  readonly clock: SimulatedClock
  readonly due: Agenda<DueItem>
  readonly runs: SimulatedRun[]
  readonly runsOf: Map<CustomerId, SimulatedRun[]>
  readonly customers: Map<CustomerId, CustomerFacts>
  readonly segments: Map<CustomerId, ReadonlySet<SegmentId>>
  readonly lists: Map<CustomerId, ReadonlySet<ListId>>
  readonly channels: Map<CustomerId, Map<Channel, UnreachableReason | null>>
  readonly consents: Map<CustomerId, Map<Channel, ConsentStatus | null>>
  readonly sends: ReadonlyMap<CustomerId, { readonly [key: string]: number }>
  readonly events: Map<CustomerId, EventFact[]>
  readonly winners: Map<NodeId, string>
  /** Throttle -> when its last turn is; not whole milliseconds, so that many turns stay even. */
  readonly turns: Map<NodeId, number>
}

export function simulatedWorld(scenario: Scenario): World {
  const { plan, people, start, winners = {} } = scenario
  return {
    scenario, plan, clock: simulatedClock(start), due: agenda(), runs: [], runsOf: new Map(), events: new Map(), turns: new Map(),
    customers: new Map(people.map(({ customer }) => [customer.id, customer])),
    segments: new Map(people.map(({ customer, segments = [] }) => [customer.id, new Set(segments)])),
    lists: new Map(people.map(({ customer, lists = [] }) => [customer.id, new Set(lists)])),
    channels: new Map(people.map(({ customer, channels = {} }) => [customer.id, new Map(Object.entries(channels) as [Channel, UnreachableReason | null][])])),
    consents: new Map(people.map(({ customer, consents = {} }) => [customer.id, new Map(Object.entries(consents) as [Channel, ConsentStatus | null][])])),
    sends: new Map(people.map(({ customer, sends = {} }) => [customer.id, sends])),
    winners: new Map(Object.entries(winners)),
  }
}
