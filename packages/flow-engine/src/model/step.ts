import type { Command } from './command.ts'
import type { Decision } from './decision.ts'
import type { RunState } from './run-state.ts'

/** What one step decided: the new state, the effects to perform, and the record of why. */
export interface Step {
  readonly state: RunState
  readonly commands: readonly Command[]
  readonly trace: readonly Decision[]
}
