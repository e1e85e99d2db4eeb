import type { Decision, JsonObject } from '@sendero/flow-engine'

/** A row of the ClickHouse table `node_visits` (the outbox adds the workspace): one recorded decision. */
export interface NodeVisitRow {
  readonly journey_id: string
  readonly version: number
  readonly node_id: string
  readonly run_id: string
  readonly customer_id: string
  readonly visit: number
  readonly at: string
  readonly entered: 0 | 1
  readonly left: 0 | 1
  readonly port: string
  readonly edge_id: string
  readonly is_goal: 0 | 1
  readonly outcome: string
  /** JSON text. */
  readonly inputs: string
}

export interface VisitOf {
  readonly journeyId: string
  readonly version: number
  readonly runId: string
  readonly customerId: string
}

/** A decision that no run made: somebody was looked at and not let in. */
export const noRun = '00000000-0000-0000-0000-000000000000'

export function nodeVisitRow(of: VisitOf, decision: Decision): NodeVisitRow {
  return {
    journey_id: of.journeyId,
    version: of.version,
    node_id: decision.nodeId,
    run_id: of.runId,
    customer_id: of.customerId,
    visit: decision.visit,
    at: clickhouseInstant(decision.at),
    entered: decision.entered ? 1 : 0,
    left: decision.left ? 1 : 0,
    port: decision.port ?? '',
    edge_id: decision.edgeId ?? '',
    is_goal: decision.isGoal ? 1 : 0,
    outcome: decision.outcome,
    inputs: JSON.stringify(decision.inputs),
  }
}

/** A decision of the shell itself: nothing was entered or left. */
export function shellDecision(given: { nodeId: string; visit: number; at: number; outcome: string; inputs: JsonObject; left?: boolean }): Decision {
  return { nodeId: given.nodeId, visit: given.visit, at: given.at, entered: false, left: given.left ?? false, port: null, edgeId: null, isGoal: false, outcome: given.outcome, inputs: given.inputs }
}

// All decisions of a batch carry the same instant.
let lastAt = -1
let lastText = ''

function clickhouseInstant(at: number): string {
  if (at !== lastAt) {
    lastText = new Date(at).toISOString().replace('T', ' ').slice(0, -1)
    lastAt = at
  }
  return lastText
}
