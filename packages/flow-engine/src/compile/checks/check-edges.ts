import { entryNodeId, type JourneyEdge } from '../../document/journey-document.ts'
import { diagnosticOf, wholeJourney } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { portsOf, type JourneyGraph } from '../journey-graph.ts'

/** Every edge joins what exists: a node or the entry, by a port it has, to a node. */
export function checkEdges(journey: JourneyGraph): Diagnostic[] {
  return journey.document.edges.flatMap((edge) => [...checkFrom(journey, edge), ...checkTo(journey, edge)])
}

function checkFrom({ nodes }: JourneyGraph, { id: edgeId, from, port }: JourneyEdge): Diagnostic[] {
  const node = from === entryNodeId ? undefined : nodes.get(from)
  if (node === undefined && from !== entryNodeId) return [diagnosticOf({ code: 'EDGE_FROM_UNKNOWN_NODE', params: { edgeId, from } }, wholeJourney)]
  const ports = node === undefined ? ['next'] : portsOf(node)
  if (ports.includes(port)) return []
  const subject = node === undefined ? { nodeId: entryNodeId } : { nodeId: node.id, name: node.name }
  return [diagnosticOf({ code: 'EDGE_FROM_UNKNOWN_PORT', params: { edgeId, port, ports: [...ports] } }, subject)]
}

function checkTo({ nodes }: JourneyGraph, { id: edgeId, from, to }: JourneyEdge): Diagnostic[] {
  if (nodes.has(to)) return []
  const subject = nodes.has(from) ? { nodeId: from } : wholeJourney
  if (to === entryNodeId) return [diagnosticOf({ code: 'EDGE_TO_ENTRY', params: { edgeId } }, subject)]
  return [diagnosticOf({ code: 'EDGE_TO_UNKNOWN_NODE', params: { edgeId, to } }, subject)]
}
