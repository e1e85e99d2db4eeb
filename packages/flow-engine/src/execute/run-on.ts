import type { NodeId } from '../model/ids.ts'
import type { RunState } from '../model/run-state.ts'
import type { Step } from '../model/step.ts'
import type { End, Leave, Park } from '../nodes/node-definition.ts'
import { findNodeDefinition } from '../nodes/registry.ts'
import { decisionOf } from './decision-of.ts'
import { endByFacts } from './end-reached.ts'
import { endedByWatch } from './ended-by-watch.ts'
import { endedState } from './ended-state.ts'
import { factsAfter } from './facts-after.ts'
import { failedStep } from './failed-step.ts'
import { planNode, targetOf } from './plan-lookup.ts'
import type { StepInProgress } from './step-in-progress.ts'

/** More nodes than any plan holds: a plan that gets here was not made by the compiler. */
const mostVisits = 10_000

/** Enters `nodeId` and goes on from node to node until the run parks or ends. */
export function runOn(progress: StepInProgress, nodeId: NodeId): Step {
  const { plan, now, commands, trace } = progress
  let { state, facts } = progress
  let next: NodeId | null = nodeId
  // A run that goes on was looked at where it stood; one that starts, and one whose person a node has changed, is looked at again.
  let isChecked = state.nodeId !== null
  for (let visits = 0; next !== null; visits += 1) {
    state = enteredState(progress, state, next)
    const node = planNode(plan, next)
    const definition = node === null ? null : findNodeDefinition(node.kind)
    if (node === null) return failedStep({ ...progress, state }, { reason: 'unknownNode', entered: true })
    if (definition === null) return failedStep({ ...progress, state }, { reason: 'unknownKind', entered: true })
    if (visits >= mostVisits) return failedStep({ ...progress, state }, { reason: 'tooManyVisits', entered: true })
    const reached = isChecked ? null : endByFacts(plan, facts, now)
    if (reached !== null) return endedByWatch({ ...progress, state }, { ...reached, entered: true, left: true })
    const result: Leave | Park | End = definition.enter({ nodeId: next, visit: state.visit, config: node.config, facts, now, entry: state.entry, runId: state.runId ?? null })
    commands.push(...result.commands)
    trace.push(decisionOf({ result, node, state, now, entered: true }))
    if (result.kind === 'park') return { state: { ...state, wakeAt: result.wakeAt, waitEvent: result.waitEvent }, commands, trace }
    if (result.kind === 'end') return { state: endedState(state, result.status, result.reason), commands, trace }
    const after = factsAfter(facts, result.commands)
    isChecked = after === facts
    facts = after
    next = targetOf(node, result.port)?.nodeId ?? null
  }
  // The last node may have made true what the journey was for.
  const reached = isChecked ? null : endByFacts(plan, facts, now)
  if (reached !== null) return endedByWatch({ ...progress, state }, { ...reached, entered: false, left: false })
  return { state: endedState(state, 'completed', 'end'), commands, trace }
}

function enteredState({ now, since }: StepInProgress, { eventsCountFrom: _, ...state }: RunState, nodeId: NodeId): RunState {
  const entered = { ...state, nodeId, visit: state.visit + 1, enteredNodeAt: now, wakeAt: null, waitEvent: null }
  return since < now ? { ...entered, eventsCountFrom: since } : entered
}
