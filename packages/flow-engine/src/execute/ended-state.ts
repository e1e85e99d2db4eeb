import type { RunState, RunStatus } from '../model/run-state.ts'

/** The state of a run that is over: it keeps the node it last stood in and waits for nothing. */
export function endedState(state: RunState, status: Exclude<RunStatus, 'active'>, endReason: string): RunState {
  return { ...state, status, endReason, wakeAt: null, waitEvent: null }
}
