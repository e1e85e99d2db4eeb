import type { EventFact, JsonObject, RunState, RunStatus } from '@sendero/flow-engine'

/** The engine's state as the table keeps it: its entry lies in a column of its own. */
export type StoredState = Omit<RunState, 'entry'>

/** An event in the order of the log. */
export interface RunEvent extends EventFact {
  readonly seq: number
  /** How many journeys have recorded events because of each other, up to this one; absent for 0. */
  readonly depth?: number
}

/** What started a run. */
export interface RunEntry {
  /** Null for one that no event or data started. */
  readonly event: RunEvent | null
  /** What the entry decision records; without it what the plan says. */
  readonly cause?: JsonObject
  /** The visit of a run that waits until this one is over. */
  readonly parent?: { readonly runId: string; readonly visit: number; readonly isAwaited: boolean }
  /** How many journeys have started each other, directly or by events, up to this run; absent for 0. */
  readonly depth?: number
}

/** A run as read from the table. */
export interface StoredRun {
  readonly id: string
  readonly journeyId: string
  readonly version: number
  readonly customerId: string
  readonly nodeId: string | null
  readonly waitEvent: string | null
  /** It stands behind people who have just done something, see the column. */
  readonly isBulk: boolean
  readonly entry: RunEntry
  /** Empty until the first step. */
  readonly state: StoredState | Record<string, never>
}

/** What a step leaves behind of a run. */
export interface RunAfterStep {
  readonly id: string
  readonly state: StoredState | Record<string, never>
  readonly status: RunStatus
  readonly endReason: string | null
  readonly nodeId: string | null
  readonly wakeAt: number | null
  readonly waitEvent: string | null
  readonly isBulk: boolean
  /** Why it could not be stepped: it stands still until somebody tries it again. Null for every run that goes its way. */
  readonly fault: string | null
}

/** Null for a run that was entered and not stepped yet. */
export function engineState(run: StoredRun): RunState | null {
  const { state } = run
  return isStarted(state) ? { ...state, entry: run.entry } : null
}

export function afterStep({ id, isBulk }: Pick<StoredRun, 'id' | 'isBulk'>, { entry: _entry, ...state }: RunState): RunAfterStep {
  return { id, state, status: state.status, endReason: state.endReason, nodeId: state.nodeId, wakeAt: state.wakeAt, waitEvent: state.waitEvent, isBulk, fault: null }
}

/** The end of a run without the engine: it never started, or its plan or state cannot be stepped. */
export function endedOutright(run: StoredRun, status: Exclude<RunStatus, 'active'>, endReason: string): RunAfterStep {
  const end = { status, endReason, wakeAt: null, waitEvent: null }
  return { id: run.id, nodeId: run.nodeId, isBulk: run.isBulk, ...end, fault: null, state: isStarted(run.state) ? { ...run.state, ...end } : {} }
}

/** A run that could not be stepped stays as it was before, and is not due any more. */
export function parked(run: StoredRun, fault: string): RunAfterStep {
  return { id: run.id, state: run.state, status: 'active', endReason: null, nodeId: run.nodeId, wakeAt: null, waitEvent: run.waitEvent, isBulk: run.isBulk, fault }
}

function isStarted(state: StoredRun['state']): state is StoredState {
  return 'engineVersion' in state
}
