import { entryNodeId } from '../../document/journey-document.ts'
import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** A run follows one edge out of a port, so a port has at most one. */
export function checkPorts({ document, nodes }: JourneyGraph): Diagnostic[] {
  const edgesByPort = new Map<string, { from: string; port: string; edgeIds: string[] }>()
  for (const { id, from, port } of document.edges) {
    if (!nodes.has(from) && from !== entryNodeId) continue
    const key = `${from} ${port}`
    const known = edgesByPort.get(key) ?? { from, port, edgeIds: [] }
    known.edgeIds.push(id)
    edgesByPort.set(key, known)
  }
  return [...edgesByPort.values()].filter(({ edgeIds }) => edgeIds.length > 1).map(({ from, port, edgeIds }) =>
    diagnosticOf({ code: 'PORT_WITH_SEVERAL_EDGES', params: { port, edgeIds } }, { nodeId: from, name: nodes.get(from)?.name }))
}
