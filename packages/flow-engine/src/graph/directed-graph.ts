/** Nodes in a fixed order and, for each, where its edges lead. Every algorithm gives its result in this order. */
export type DirectedGraph = ReadonlyMap<string, readonly string[]>

/** Edges from or to something that is not a node are left out. */
export function directedGraph(nodes: Iterable<string>, edges: Iterable<readonly [from: string, to: string]>): DirectedGraph {
  const graph = new Map<string, string[]>()
  for (const node of nodes) graph.set(node, [])
  for (const [from, to] of edges) if (graph.has(to)) graph.get(from)?.push(to)
  return graph
}

/** The same nodes with every edge turned round. */
export function reversed(graph: DirectedGraph): DirectedGraph {
  return directedGraph(graph.keys(), edgesOf(graph, ([from, to]) => [to, from]))
}

/** The part of the graph on the nodes that are kept. */
export function subgraph(graph: DirectedGraph, keep: (node: string) => boolean): DirectedGraph {
  return directedGraph([...graph.keys()].filter(keep), edgesOf(graph, (edge) => edge))
}

function edgesOf(graph: DirectedGraph, map: (edge: readonly [string, string]) => readonly [string, string]) {
  return [...graph].flatMap(([from, successors]) => successors.map((to) => map([from, to])))
}
