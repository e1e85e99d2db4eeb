import type { Decision } from '../model/decision.ts'
import type { Step } from '../model/step.ts'
import type { EndReached } from './end-reached.ts'
import { endedState } from './ended-state.ts'
import type { StepInProgress } from './step-in-progress.ts'

/** Ends a run where it stands, on entering a node, or past the last one, because a goal or exit of the journey as a whole is met. */
export function endedByWatch({ state, now, commands, trace }: StepInProgress, { end, inputs, entered, left }: EndReached & { readonly entered: boolean; readonly left: boolean }): Step {
  const isGoal = end.kind === 'goal'
  const decision: Decision = {
    nodeId: state.nodeId ?? 'entry', visit: state.visit, at: now, entered, left, port: null, edgeId: null,
    isGoal, outcome: isGoal ? 'converted' : 'exited', inputs: isGoal ? inputs : { reason: 'exitCondition', ...inputs },
  }
  return { state: endedState(state, isGoal ? 'converted' : 'exited', isGoal ? 'journeyGoal' : 'exitCondition'), commands, trace: [...trace, decision] }
}
