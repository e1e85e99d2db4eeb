import { entryNodeId } from '../../document/journey-document.ts'
import { diagnosticOf, wholeJourney } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** The entry has an id in edges and traces; the other name cannot be a key of a plain object. */
const reservedIds = [entryNodeId, '__proto__']

/** Ids name nodes and edges in stored runs and numbers, so each is used once. */
export function checkIds({ document, nodes }: JourneyGraph): Diagnostic[] {
  const reserved = reservedIds.filter((id) => nodes.has(id))
  return [
    ...repeated(document.nodes).map(([id, times]) => diagnosticOf({ code: 'DUPLICATE_NODE_ID', params: { id, times } }, { nodeId: id })),
    ...reserved.map((id) => diagnosticOf({ code: 'RESERVED_NODE_ID', params: { id } }, { nodeId: id })),
    ...repeated(document.edges).map(([edgeId, times]) => diagnosticOf({ code: 'DUPLICATE_EDGE_ID', params: { edgeId, times } }, wholeJourney)),
  ]
}

function repeated(named: readonly { readonly id: string }[]): [id: string, times: number][] {
  const times = new Map<string, number>()
  for (const { id } of named) times.set(id, (times.get(id) ?? 0) + 1)
  return [...times].filter(([, count]) => count > 1)
}
