import type { z } from 'zod'
import type { Command } from '../model/command.ts'
import type { Problem } from '../model/diagnostic-codes.ts'
import type { FactNeeds, Facts } from '../model/facts.ts'
import type { NodeId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { RunInput, RunState } from '../model/run-state.ts'

export type NodeGroup = 'message' | 'wait' | 'decide' | 'data' | 'flow'

interface NodeDefinitionBase<Kind extends string, Config> {
  readonly kind: Kind
  readonly group: NodeGroup
  /** One line for palettes and docs: what it does to a person who gets here. */
  readonly summary: string
  /** Shape only: values that a half-drawn node may still lack are left to `check`, so that a draft can be saved. */
  readonly configSchema: z.ZodType<Config>
  ports(config: Config): readonly string[]
  needs(config: Config, nodeId: NodeId): FactNeeds
  /** The node people go on with by the port `next`, for a kind that says so itself instead of by an edge. */
  target?(config: Config): NodeId
  check(config: Config): readonly Problem[]
}

/** Decides at once: a run never stands in it. */
export interface PassingNode<Kind extends string, Config> extends NodeDefinitionBase<Kind, Config> {
  readonly parks: false
  enter(visit: NodeVisit<Config>): Leave | End
}

/** Contains a wait: every visit parks, which is what makes a cycle through it safe. */
export interface ParkingNode<Kind extends string, Config> extends NodeDefinitionBase<Kind, Config> {
  readonly parks: true
  enter(visit: NodeVisit<Config>): Park
  resume(visit: StandingVisit<Config>, input: WakingInput): Leave | Stay | Ignore
}

/** Waits only for some: who need not wait goes on at once. So it makes a cycle safe only where it is left after a wait. */
export interface PausingNode<Kind extends string, Config> extends NodeDefinitionBase<Kind, Config> {
  readonly parks: 'sometimes'
  /** The ports that nobody leaves by at once: whoever does has stood here. */
  readonly portsAfterWaiting: readonly string[]
  enter(visit: NodeVisit<Config>): Leave | Park
  resume(visit: StandingVisit<Config>, input: WakingInput): Leave | Stay | Ignore | Park
}

// Methods, not function properties: their parameters compare bivariantly, so that a definition found by name can be
// called with the config the compiler stored for exactly that kind.
export type NodeDefinition<Kind extends string = string, Config = unknown> = PassingNode<Kind, Config> | ParkingNode<Kind, Config> | PausingNode<Kind, Config>

export interface NodeVisit<Config> {
  readonly nodeId: NodeId
  readonly visit: number
  readonly config: Config
  readonly facts: Facts
  readonly now: Instant
  /** What started the run. */
  readonly entry: RunState['entry']
  /** Name of the run, where the plan has nodes that must know it. */
  readonly runId: string | null
}

export interface StandingVisit<Config> extends NodeVisit<Config> {
  /** Events that occurred before this are not for this visit. */
  readonly eventsCountFrom: Instant
  readonly wakeAt: Instant | null
}

/** The shell ends runs itself, so a node sees only the inputs that can move it. */
export type WakingInput = Exclude<RunInput, { kind: 'end' }>

interface Outcome {
  /** One word for the decision, see Decision.outcome. */
  readonly outcome: string
  /** The deciding values, small. */
  readonly inputs: JsonObject
  readonly commands: readonly Command[]
}

export interface Leave extends Outcome { readonly kind: 'leave'; readonly port: string }
export interface Park extends Outcome { readonly kind: 'park'; readonly wakeAt: Instant | null; readonly waitEvent: string | null }
export interface End extends Outcome { readonly kind: 'end'; readonly status: 'converted' | 'exited'; readonly reason: string }
/** Nothing happened that concerns the node: no decision is recorded. */
export interface Stay { readonly kind: 'stay' }
/** What the node waits for came, but does not count: recorded, the run stays. */
export interface Ignore { readonly kind: 'ignore'; readonly inputs: JsonObject }

export const noNeeds: FactNeeds = { events: [], eventProperties: [], segments: [] }
