import type { Command } from '../model/command.ts'
import type { Decision } from '../model/decision.ts'
import type { Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import type { Plan } from '../model/plan.ts'
import type { RunState } from '../model/run-state.ts'

/** A step in the making. The lists grow in place: they belong to this step alone until it is handed out. */
export interface StepInProgress {
  readonly plan: Plan
  readonly state: RunState
  readonly facts: Facts
  readonly now: Instant
  /** When what moves the run happened: now, or earlier when it is an event. Events from then on count for the next wait. */
  readonly since: Instant
  readonly commands: Command[]
  readonly trace: Decision[]
}
