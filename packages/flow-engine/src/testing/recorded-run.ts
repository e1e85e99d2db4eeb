import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { Channel, ConsentStatus } from '../model/channel.ts'
import type { CustomerFacts, EventFact, Facts, UnreachableReason } from '../model/facts.ts'
import type { ListId, NodeId, SegmentId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { Plan } from '../model/plan.ts'
import type { RunState } from '../model/run-state.ts'
import type { Step } from '../model/step.ts'
import type { SimulatedRun, TakenStep } from './simulated-world.ts'

/** The whole life of a run as plain JSON: everything each step was given and what it gave back. */
export interface RecordedRun {
  readonly plan: Plan
  readonly steps: readonly RecordedStep[]
}

export type RecordedInput = TakenStep['input']

/** Fields that came later may be absent: recordings are read for ever. */
export interface RecordedFacts {
  readonly customer: CustomerFacts
  readonly events: { readonly [name: string]: readonly EventFact[] }
  readonly segments: readonly SegmentId[]
  readonly lists?: readonly ListId[]
  readonly workspaceTimeZone?: string
  readonly channels?: { readonly [Name in Channel]?: UnreachableReason | null }
  readonly consents?: { readonly [Name in Channel]?: ConsentStatus | null }
  readonly sends?: { readonly [key: string]: number }
  readonly winners?: { readonly [nodeId: NodeId]: string }
}

export interface RecordedStep {
  readonly at: Instant
  readonly input: RecordedInput
  readonly facts: RecordedFacts
  readonly step: Step
  /** The state as the shell stored it, where that is not the one the step gave: a throttle says when the turn is. */
  readonly stored?: RunState
}

export function recordRun(plan: Plan, run: SimulatedRun): RecordedRun {
  return { plan, steps: run.inputs.map(({ facts, ...taken }): RecordedStep => ({ ...taken, facts: recordedFacts(facts) })) }
}

function recordedFacts({ customer, events, segments, lists, workspaceTimeZone, channels, consents, sends, winners }: Facts): RecordedFacts {
  return {
    customer, events: Object.fromEntries(events), segments: [...segments], ...(lists === undefined ? {} : { lists: [...lists] }),
    ...(workspaceTimeZone === undefined ? {} : { workspaceTimeZone }), ...(channels === undefined ? {} : { channels: Object.fromEntries(channels) }),
    ...(consents === undefined ? {} : { consents: Object.fromEntries(consents) }),
    ...(sends === undefined ? {} : { sends: Object.fromEntries(sends) }), ...(winners === undefined ? {} : { winners: Object.fromEntries(winners) }),
  }
}

function factsOf({ customer, events, segments, lists, workspaceTimeZone, channels, consents, sends, winners }: RecordedFacts): Facts {
  return {
    customer, events: new Map(Object.entries(events)), segments: new Set(segments), ...(lists === undefined ? {} : { lists: new Set(lists) }),
    ...(workspaceTimeZone === undefined ? {} : { workspaceTimeZone }), ...(channels === undefined ? {} : { channels: new Map(Object.entries(channels) as [Channel, UnreachableReason | null][]) }),
    ...(consents === undefined ? {} : { consents: new Map(Object.entries(consents) as [Channel, ConsentStatus | null][]) }),
    ...(sends === undefined ? {} : { sends: new Map(Object.entries(sends)) }), ...(winners === undefined ? {} : { winners: new Map(Object.entries(winners)) }),
  }
}

/**
 * Takes the recorded run through today's engine and gives what it decides at each step. Every step goes on from the
 * recorded state, so that one difference shows as one.
 */
export function replayRun({ plan, steps }: RecordedRun): Step[] {
  return steps.map(({ at, input, facts: recorded }, index) => {
    const facts = factsOf(recorded)
    const before = steps[index - 1]
    if (input.kind === 'start') {
      const { kind: _, ...subject } = input
      return startRun(plan, { customer: facts.customer, ...subject }, facts, at)
    }
    if (before === undefined) throw new Error('A recorded run begins with its start')
    return stepRun(plan, before.stored ?? before.step.state, input, facts, at)
  })
}
