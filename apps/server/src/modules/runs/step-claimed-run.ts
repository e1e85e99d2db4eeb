import { startRun, stepRun } from '@sendero/flow-engine'
import type { Command, Decision, EventFact, Facts, JsonObject, Plan, RunState } from '@sendero/flow-engine'
import { afterStep, endedOutright, engineState } from './stored-run.ts'
import type { RunAfterStep, StoredRun } from './stored-run.ts'

/** Everything one advance decided about one run. */
export interface SteppedRun {
  readonly run: StoredRun
  readonly after: RunAfterStep
  readonly commands: readonly Command[]
  readonly trace: readonly Decision[]
  /** The bug that ended it, when one did. */
  readonly failure: unknown
}

export interface StepGiven {
  readonly plan: Plan
  readonly facts: Facts
  /** Events handed to the run, in the order they came in. */
  readonly events: readonly EventFact[]
  readonly now: number
}

/**
 * Takes a due run as far as it goes: its start, or the events it was handed and then its time. Never throws: a run that a
 * bug makes unsteppable is ended as failed with a decision, so that nobody else in the batch waits for it.
 */
export function stepClaimedRun(run: StoredRun, given: StepGiven): SteppedRun {
  try {
    return steppedRun(run, given)
  } catch (error) {
    return failedRun(run, { error, now: given.now })
  }
}

function steppedRun(run: StoredRun, given: StepGiven): SteppedRun {
  const { plan, facts, now } = given
  const before = engineState(run)
  if (before === null) {
    const { state, commands, trace } = startRun(plan, { customer: facts.customer, event: run.entry.event }, facts, now)
    return { run, after: afterStep(run.id, state), commands, trace, failure: null }
  }
  const commands: Command[] = []
  const trace: Decision[] = []
  let state: RunState = before
  for (const event of given.events) {
    if (state.status !== 'active') break
    const step = stepRun(plan, state, { kind: 'event', event }, facts, now)
    commands.push(...step.commands)
    trace.push(...step.trace)
    state = step.state
  }
  // Its time may have come in the same advance, or it was only woken for an event that does not count.
  if (state.status === 'active' && state.wakeAt !== null && state.wakeAt <= now) {
    const step = stepRun(plan, state, { kind: 'wake' }, facts, now)
    commands.push(...step.commands)
    trace.push(...step.trace)
    state = step.state
  }
  return { run, after: afterStep(run.id, state), commands, trace, failure: null }
}

/** Ends a run by the will of the shell: its journey was stopped, its customer is gone. */
export function endRun(run: StoredRun, given: { readonly plan: Plan | null; readonly reason: string; readonly now: number }): SteppedRun {
  const { plan, reason, now } = given
  const before = engineState(run)
  if (plan === null || before === null) return endedByShell(run, { status: 'exited', endReason: reason, inputs: { reason }, now })
  const { state, commands, trace } = stepRun(plan, before, { kind: 'end', reason }, noFacts, now)
  return { run, after: afterStep(run.id, state), commands, trace, failure: null }
}

/** An end looks at nothing. */
const noFacts: Facts = { customer: { id: '', userId: null, traits: {}, timeZone: 'UTC' }, events: new Map(), segments: new Set() }

const longestMessage = 200

export function failedRun(run: StoredRun, { error, now }: { readonly error: unknown; readonly now: number }): SteppedRun {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, longestMessage)
  return { ...endedByShell(run, { status: 'failed', endReason: 'internalError', inputs: { reason: 'internalError', message }, now }), failure: error }
}

/** Who never took the first step has still entered: the record must add up. */
function endedByShell(run: StoredRun, end: { readonly status: 'exited' | 'failed'; readonly endReason: string; readonly inputs: JsonObject; readonly now: number }): SteppedRun {
  const decision: Decision = {
    nodeId: run.nodeId ?? 'entry', visit: engineState(run)?.visit ?? 0, at: end.now, entered: run.nodeId === null, left: true,
    port: null, edgeId: null, isGoal: false, outcome: end.status, inputs: end.inputs,
  }
  return { run, after: endedOutright(run, end.status, end.endReason), commands: [], trace: [decision], failure: null }
}
