import { stepRun } from '@sendero/flow-engine'
import type { Command, Decision, Facts, JsonObject, Plan } from '@sendero/flow-engine'
import type { RunInProgress } from './run-in-progress.ts'
import { shellDecision } from './node-visits.ts'
import { afterStep, endedOutright, engineState, parked } from './stored-run.ts'
import type { RunAfterStep, StoredRun } from './stored-run.ts'

/** Everything one advance decided about one run. */
export interface SteppedRun {
  readonly run: StoredRun
  readonly after: RunAfterStep
  readonly commands: readonly Command[]
  readonly trace: readonly Decision[]
  /** How many journeys have moved each other up to this step. */
  readonly depth: number
  /** The bug that parked it, when one did. */
  readonly failure: unknown
}

/** What an advance leaves of a run, once nothing more can be handed to it. */
export function steppedRun({ run, plan, state, commands, trace, depth, failure }: RunInProgress, now: number): SteppedRun {
  if (failure !== null || state === null) return parkedRun(run, { error: failure ?? new Error('The run was never started'), now })
  const isBulk = run.isBulk || gathersPeople(plan, state.nodeId)
  return { run, after: afterStep({ id: run.id, isBulk }, state), commands, trace, depth, failure: null }
}

/** Whether who waits in this node goes on at an instant that many have in common, say at nine in the morning. */
function gathersPeople(plan: Plan, nodeId: string | null): boolean {
  const kind = nodeId === null ? undefined : plan.nodes[nodeId]?.kind
  return kind === 'waitForWindow' || kind === 'waitUntil'
}

/** Ends a run by the will of the shell: its journey was stopped, its customer is gone. */
export function endRun(run: StoredRun, given: { readonly plan: Plan | null; readonly reason: string; readonly now: number }): SteppedRun {
  const { plan, reason, now } = given
  const before = engineState(run)
  if (plan === null || before === null) return endedByShell(run, { endReason: reason, inputs: { reason }, now })
  const { state, commands, trace } = stepRun(plan, before, { kind: 'end', reason }, noFacts, now)
  return { run, after: afterStep(run, state), commands, trace, depth: 0, failure: null }
}

/** An end looks at nothing. */
const noFacts: Facts = { customer: { id: '', userId: null, traits: {}, timeZone: 'UTC' }, events: new Map(), segments: new Set() }

const longestMessage = 200

/** A run that a bug, of ours or in its data, keeps from being stepped: parked with the fault, so that nobody is lost and the others go on. */
export function parkedRun(run: StoredRun, { error, now }: { readonly error: unknown; readonly now: number }): SteppedRun {
  const fault = (error instanceof Error ? error.message : String(error)).slice(0, longestMessage)
  const decision = shellDecision({ nodeId: run.nodeId ?? 'entry', visit: engineState(run)?.visit ?? 0, at: now, outcome: 'stuck', inputs: { reason: 'internalError', message: fault } })
  return { run, after: parked(run, fault), commands: [], trace: [decision], depth: 0, failure: error }
}

/** Who never took the first step has still entered: the record must add up. */
function endedByShell(run: StoredRun, end: { readonly endReason: string; readonly inputs: JsonObject; readonly now: number }): SteppedRun {
  const decision: Decision = {
    nodeId: run.nodeId ?? 'entry', visit: engineState(run)?.visit ?? 0, at: end.now, entered: run.nodeId === null, left: true,
    port: null, edgeId: null, isGoal: false, outcome: 'exited', inputs: end.inputs,
  }
  return { run, after: endedOutright(run, 'exited', end.endReason), commands: [], trace: [decision], depth: 0, failure: null }
}
