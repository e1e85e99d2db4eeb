import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** Equal salts are how a copied split shows. */
export function checkSalts({ nodes }: JourneyGraph): Diagnostic[] {
  const idsBySalt = new Map<string, string[]>()
  for (const node of nodes.values()) {
    if ((node.kind !== 'splitPercent' && node.kind !== 'experiment' && node.kind !== 'holdout') || node.config.salt === '') continue
    idsBySalt.set(node.config.salt, [...idsBySalt.get(node.config.salt) ?? [], node.id])
  }
  return [...idsBySalt].filter(([, nodeIds]) => nodeIds.length > 1)
    .map(([salt, nodeIds]) => diagnosticOf({ code: 'SAME_SALT', params: { salt, nodeIds } }, { nodeId: nodeIds[1] ?? null }))
}
