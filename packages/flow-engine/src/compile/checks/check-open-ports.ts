import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { portsOf, type JourneyGraph } from '../journey-graph.ts'

/** Ending at an open port is allowed and often meant, so it is said once per port and stops nothing. */
export function checkOpenPorts({ nodes, reachable, edgesByPort }: JourneyGraph): Diagnostic[] {
  return [...nodes.values()].filter((node) => reachable.has(node.id)).flatMap((node) =>
    portsOf(node).filter((port) => edgesByPort.get(node.id)?.has(port) !== true)
      .map((port) => diagnosticOf({ code: 'OPEN_PORT', params: { port } }, { nodeId: node.id, name: node.name })))
}
