import type { DirectedGraph } from './directed-graph.ts'

/** All nodes on a path from one of `starts`, the starts included. Starts that are not in the graph are ignored. */
export function reachableFrom(graph: DirectedGraph, starts: Iterable<string>): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [...starts].filter((start) => graph.has(start))
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node)) continue
    reached.add(node)
    waiting.push(...graph.get(node) ?? [])
  }
  return reached
}
