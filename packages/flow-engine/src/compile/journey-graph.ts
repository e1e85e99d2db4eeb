import { entryNodeId, type JourneyDocument, type JourneyEdge, type JourneyNode } from '../document/journey-document.ts'
import { directedGraph, subgraph, type DirectedGraph } from '../graph/directed-graph.ts'
import { reachableFrom } from '../graph/reachable-from.ts'
import type { NodeDefinition } from '../nodes/node-definition.ts'
import { nodeRegistry } from '../nodes/registry.ts'

/** A parsed document with the look-ups every check needs, built once. Of nodes or ports named twice the first counts. */
export interface JourneyGraph {
  readonly document: JourneyDocument
  readonly nodes: ReadonlyMap<string, JourneyNode>
  /** Where runs go: between nodes, by existing ports only. */
  readonly flow: DirectedGraph
  /** Where a run may go on to in the moment it enters a node: the flow without the ways that are left after a wait. */
  readonly atOnce: DirectedGraph
  /** The part of that on nodes that do not always park: what a person may run through in one moment. */
  readonly passing: DirectedGraph
  readonly reachable: ReadonlySet<string>
  readonly startEdge: JourneyEdge | null
  /** Node id -> port -> the edge that leaves there. */
  readonly edgesByPort: ReadonlyMap<string, ReadonlyMap<string, JourneyEdge>>
}

export function journeyGraph(document: JourneyDocument): JourneyGraph {
  const nodes = new Map<string, JourneyNode>()
  for (const node of document.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node)
  const edgesByPort = edgesOfPorts(document, nodes)
  const edges = [...edgesByPort.values()].flatMap((ports) => [...ports.values()])
  const flow = directedGraph(nodes.keys(), edges.map((edge) => [edge.from, edge.to]))
  const atOnce = directedGraph(nodes.keys(), edges.filter((edge) => !isAfterWait(nodes.get(edge.from), edge.port)).map((edge) => [edge.from, edge.to]))
  const startEdge = document.edges.find((edge) => edge.from === entryNodeId && edge.port === 'next' && nodes.has(edge.to)) ?? null
  return {
    document,
    nodes,
    flow,
    atOnce,
    passing: subgraph(atOnce, (id) => { const node = nodes.get(id); return node !== undefined && definitionOf(node).parks !== true }),
    reachable: reachableFrom(flow, startEdge === null ? [] : [startEdge.to]),
    startEdge,
    edgesByPort,
  }
}

function isAfterWait(node: JourneyNode | undefined, port: string): boolean {
  if (node === undefined) return false
  const definition = definitionOf(node)
  return definition.parks === true || definition.parks === 'sometimes' && definition.portsAfterWaiting.includes(port)
}

function edgesOfPorts(document: JourneyDocument, nodes: ReadonlyMap<string, JourneyNode>) {
  const byNode = new Map<string, Map<string, JourneyEdge>>()
  const ports = new Map([...nodes.values()].map((node) => [node.id, new Set(portsOf(node))]))
  for (const edge of document.edges) {
    if (!nodes.has(edge.to) || ports.get(edge.from)?.has(edge.port) !== true) continue
    const edges = byNode.get(edge.from) ?? new Map<string, JourneyEdge>()
    if (!edges.has(edge.port)) edges.set(edge.port, edge)
    byNode.set(edge.from, edges)
  }
  for (const node of nodes.values()) {
    const to = definitionOf(node).target?.(node.config)
    if (to !== undefined && nodes.has(to)) byNode.set(node.id, new Map([['next', { id: `jump:${node.id}`, from: node.id, port: 'next', to }]]))
  }
  return byNode
}

export function definitionOf(node: JourneyNode): NodeDefinition {
  return nodeRegistry[node.kind]
}

export function portsOf(node: JourneyNode): readonly string[] {
  return definitionOf(node).ports(node.config)
}
