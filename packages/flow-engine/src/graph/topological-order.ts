import type { DirectedGraph } from './directed-graph.ts'
import { strongComponents } from './strong-components.ts'

/** Every node before all it leads to; null when the graph has a cycle. */
export function topologicalOrder(graph: DirectedGraph): readonly string[] | null {
  const components = strongComponents(graph)
  const isKnot = (component: readonly string[]): boolean =>
    component.length > 1 || component.some((node) => graph.get(node)?.includes(node) === true)
  return components.some(isKnot) ? null : components.flat().reverse()
}
