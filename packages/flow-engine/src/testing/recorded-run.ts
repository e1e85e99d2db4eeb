import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { CustomerFacts, EventFact, Facts } from '../model/facts.ts'
import type { SegmentId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { Plan } from '../model/plan.ts'
import type { RunInput, RunState, RunSubject } from '../model/run-state.ts'
import type { Step } from '../model/step.ts'
import type { SimulatedRun } from './run-to-quiet.ts'

/** The whole life of a run as plain JSON: everything each step was given and what it gave back. */
export interface RecordedRun {
  readonly plan: Plan
  readonly steps: readonly RecordedStep[]
}

export type RecordedInput = RunInput | { readonly kind: 'start'; readonly event: RunSubject['event'] }

export interface RecordedStep {
  readonly at: Instant
  readonly input: RecordedInput
  readonly facts: { readonly customer: CustomerFacts; readonly events: { readonly [name: string]: readonly EventFact[] }; readonly segments: readonly SegmentId[] }
  readonly step: Step
}

export function recordRun(plan: Plan, run: SimulatedRun): RecordedRun {
  const steps = run.inputs.map(({ at, input, facts, step }): RecordedStep =>
    ({ at, input, facts: { customer: facts.customer, events: Object.fromEntries(facts.events), segments: [...facts.segments] }, step }))
  return { plan, steps }
}

/**
 * Takes the recorded run through today's engine and gives what it decides at each step. Every step goes on from the
 * recorded state, so that one difference shows as one.
 */
export function replayRun({ plan, steps }: RecordedRun): Step[] {
  return steps.map(({ at, input, facts }, index) => {
    const loaded: Facts = { customer: facts.customer, events: new Map(Object.entries(facts.events)), segments: new Set(facts.segments) }
    const state: RunState | undefined = steps[index - 1]?.step.state
    if (input.kind === 'start') return startRun(plan, { customer: facts.customer, event: input.event }, loaded, at)
    if (state === undefined) throw new Error('A recorded run begins with its start')
    return stepRun(plan, state, input, loaded, at)
  })
}
