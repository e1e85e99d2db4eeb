import type { DirectedGraph } from './directed-graph.ts'

/**
 * The nodes after `from` on a shortest path of at least one edge to the first node that is a target, that node included;
 * null when there is none. With `from` as its own target this is the shortest cycle through it.
 */
export function shortestPath(graph: DirectedGraph, from: string, isTarget: (node: string) => boolean): readonly string[] | null {
  const cameFrom = new Map<string, string>()
  const queue = [from]
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (isTarget(next)) return [...wayBack(cameFrom, from, node), next]
      if (next === from || cameFrom.has(next)) continue
      cameFrom.set(next, node)
      queue.push(next)
    }
  }
  return null
}

function wayBack(cameFrom: ReadonlyMap<string, string>, from: string, to: string): string[] {
  const way: string[] = []
  for (let node = to; node !== from; node = cameFrom.get(node) ?? from) way.push(node)
  return way.reverse()
}
