import type { Decision } from '../model/decision.ts'
import type { Instant } from '../model/instant.ts'
import type { PlanNode } from '../model/plan.ts'
import type { RunState } from '../model/run-state.ts'
import type { End, Leave, Park } from '../nodes/node-definition.ts'
import { targetOf } from './plan-lookup.ts'

export interface Decided {
  readonly result: Leave | Park | End
  readonly node: PlanNode
  readonly state: RunState
  readonly now: Instant
  /** Whether the visit began in this same decision. */
  readonly entered: boolean
}

/** The record of what a node decided. */
export function decisionOf({ result, node, state, now, entered }: Decided): Decision {
  const port = result.kind === 'leave' ? result.port : null
  return {
    nodeId: node.id,
    visit: state.visit,
    at: now,
    entered,
    left: result.kind !== 'park',
    port,
    edgeId: port === null ? null : targetOf(node, port)?.edgeId ?? null,
    isGoal: result.kind === 'end' && result.status === 'converted',
    outcome: result.outcome,
    inputs: result.inputs,
  }
}
