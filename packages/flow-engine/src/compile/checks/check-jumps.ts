import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { definitionOf, type JourneyGraph } from '../journey-graph.ts'

/** A jump leads to a node there is. */
export function checkJumps({ nodes }: JourneyGraph): Diagnostic[] {
  return [...nodes.values()].flatMap((node) => {
    const to = definitionOf(node).target?.(node.config) ?? ''
    return to === '' || nodes.has(to) ? [] : [diagnosticOf({ code: 'JUMP_TARGET_UNKNOWN', params: { to } }, { nodeId: node.id, name: node.name })]
  })
}
