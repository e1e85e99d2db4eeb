import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** Without a start nothing is reachable and NO_START says it all. */
export function checkReachable({ nodes, reachable, startEdge }: JourneyGraph): Diagnostic[] {
  if (startEdge === null) return []
  return [...nodes.values()].filter((node) => !reachable.has(node.id))
    .map((node) => diagnosticOf({ code: 'UNREACHABLE_NODE', params: {} }, { nodeId: node.id, name: node.name }))
}
