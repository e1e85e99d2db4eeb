import type { Decision } from '../model/decision.ts'
import type { Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan, PlanNode } from '../model/plan.ts'
import type { RunInput, RunState } from '../model/run-state.ts'
import { isSegmentSignal } from '../model/signals.ts'
import type { Step } from '../model/step.ts'
import type { ParkingNode, PausingNode, WakingInput } from '../nodes/node-definition.ts'
import { findNodeDefinition } from '../nodes/registry.ts'
import { decisionOf } from './decision-of.ts'
import { endByEvent, endByFacts } from './end-reached.ts'
import { endedByWatch } from './ended-by-watch.ts'
import { endedState } from './ended-state.ts'
import { failedStep } from './failed-step.ts'
import { planNode, targetOf } from './plan-lookup.ts'
import { runOn } from './run-on.ts'
import type { StepInProgress } from './step-in-progress.ts'

/**
 * Takes a parked run one step on: until it parks again or ends. An input that does not concern the run gives its state
 * back, the same object, with no commands and an empty trace; an ended run never moves. Never throws for a plan and a
 * state that do not fit: the run fails with a decision that says why.
 */
// eslint-disable-next-line max-params -- the engine's own signature: a step is a function of exactly these
export function stepRun(plan: Plan, state: RunState, input: RunInput, facts: Facts, now: Instant): Step {
  if (state.status !== 'active') return unmoved(state)
  if (input.kind === 'end') return endedByShell(state, input.reason, now)
  const since = input.kind === 'event' ? Math.min(now, input.event.occurredAt) : now
  const progress: StepInProgress = { plan, state, facts, now, since, commands: [], trace: [] }
  const node = state.nodeId === null ? null : planNode(plan, state.nodeId)
  if (node === null) return failedStep(progress, { reason: 'unknownNode', entered: false })
  const definition = findNodeDefinition(node.kind)
  if (definition === null) return failedStep(progress, { reason: 'unknownKind', entered: false })
  if (definition.parks === false) return failedStep(progress, { reason: 'notAWait', entered: false })
  const isForNode = input.kind === 'wake' || input.event.name === state.waitEvent
  // A change of segments told late, from before the run began, ends it all the same: the facts it began with may have been older.
  const asksFacts = isForNode || isSegmentSignal(input.event.name)
  const reached = (input.kind === 'event' ? endByEvent(plan, state, input.event) : null) ?? (asksFacts ? endByFacts(plan, facts, now) : null)
  if (reached !== null) return endedByWatch(progress, { ...reached, entered: false, left: true })
  if (!isForNode) return unmoved(state)
  return resumed(progress, { node, definition, input })
}

interface Standing {
  readonly node: PlanNode
  readonly definition: ParkingNode<string, unknown> | PausingNode<string, unknown>
  readonly input: WakingInput
}

function resumed(progress: StepInProgress, { node, definition, input }: Standing): Step {
  const { state, facts, now, commands, trace } = progress
  const { visit, wakeAt } = state
  const eventsCountFrom = state.eventsCountFrom ?? state.enteredNodeAt
  const result = definition.resume({ nodeId: node.id, visit, config: node.config, facts, now, entry: state.entry, runId: state.runId ?? null, eventsCountFrom, wakeAt }, input)
  if (result.kind === 'stay') return unmoved(state)
  if (result.kind === 'ignore') return { state, commands, trace: [stayed(state, now, result.inputs)] }
  commands.push(...result.commands)
  trace.push(decisionOf({ result, node, state, now, entered: false }))
  if (result.kind === 'park') return { state: { ...state, wakeAt: result.wakeAt, waitEvent: result.waitEvent }, commands, trace }
  const target = targetOf(node, result.port)
  if (target === null) return { state: endedState(state, 'completed', 'end'), commands, trace }
  return runOn(progress, target.nodeId)
}

function unmoved(state: RunState): Step {
  return { state, commands: [], trace: [] }
}

function endedByShell(state: RunState, reason: string, now: Instant): Step {
  const decision: Decision = { ...stayed(state, now, { reason }), left: true, outcome: 'exited' }
  return { state: endedState(state, 'exited', reason), commands: [], trace: [decision] }
}

function stayed(state: RunState, now: Instant, inputs: JsonObject): Decision {
  return {
    nodeId: state.nodeId ?? 'entry', visit: state.visit, at: now, entered: false, left: false,
    port: null, edgeId: null, isGoal: false, outcome: 'ignored', inputs,
  }
}
