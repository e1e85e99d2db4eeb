import { subgraph, type DirectedGraph } from './directed-graph.ts'
import { shortestPath } from './shortest-path.ts'
import { strongComponents } from './strong-components.ts'

/**
 * One cycle for every knot of the graph, as the nodes along it, starting with the knot's first node in graph order.
 * A knot may hold many cycles; the shortest through that node stands for them. Empty exactly when the graph has no cycle.
 */
export function findCycles(graph: DirectedGraph): readonly (readonly string[])[] {
  const order = new Map([...graph.keys()].map((node, position) => [node, position]))
  const position = (node: string): number => order.get(node) ?? 0
  const knots = strongComponents(graph).map((component) => [...component].sort((a, b) => position(a) - position(b)))
  return knots.flatMap((knot) => {
    const [first = ''] = knot
    const members = new Set(knot)
    const around = shortestPath(subgraphOf(graph, members), first, (node) => node === first)
    return around === null ? [] : [[first, ...around.slice(0, -1)]]
  }).sort(([a = ''], [b = '']) => position(a) - position(b))
}

/** Cheaper than `subgraph` when the knots are small and many. */
function subgraphOf(graph: DirectedGraph, members: ReadonlySet<string>): DirectedGraph {
  if (members.size * 2 > graph.size) return subgraph(graph, (node) => members.has(node))
  return new Map([...members].map((node) => [node, (graph.get(node) ?? []).filter((next) => members.has(next))]))
}
