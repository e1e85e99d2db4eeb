import { findCycles } from '../../graph/find-cycles.ts'
import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** Every cycle contains a wait: what is left of the graph without its waits, and without the ways left after one, must have none. */
export function checkCycles({ nodes, passing }: JourneyGraph): Diagnostic[] {
  return findCycles(passing).map((nodeIds) => {
    const [first = ''] = nodeIds
    return diagnosticOf({ code: 'CYCLE_WITHOUT_WAIT', params: { nodeIds: [...nodeIds] } }, { nodeId: first, name: nodes.get(first)?.name })
  })
}
