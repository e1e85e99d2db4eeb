import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { definitionOf, type JourneyGraph } from '../journey-graph.ts'

/** What each node kind says about its own config. */
export function checkNodeConfigs({ document }: JourneyGraph): Diagnostic[] {
  return document.nodes.flatMap((node) =>
    definitionOf(node).check(node.config).map((problem) => diagnosticOf(problem, { nodeId: node.id, name: node.name })))
}
