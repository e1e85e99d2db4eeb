import type { Decision } from '../model/decision.ts'
import type { Step } from '../model/step.ts'
import { endedState } from './ended-state.ts'
import type { StepInProgress } from './step-in-progress.ts'

/**
 * Ends a run whose state and plan do not fit together. One such run is a bug to look at, with its reason in the trace; it
 * must not stop the batch it is stepped in.
 */
export function failedStep(progress: StepInProgress, failure: { reason: string; entered: boolean }): Step {
  const { state, now, commands, trace } = progress
  const decision: Decision = {
    nodeId: state.nodeId ?? 'entry', visit: state.visit, at: now, entered: failure.entered, left: true,
    port: null, edgeId: null, isGoal: false, outcome: 'failed', inputs: { reason: failure.reason },
  }
  return { state: endedState(state, 'failed', failure.reason), commands, trace: [...trace, decision] }
}
