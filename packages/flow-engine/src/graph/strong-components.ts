import type { DirectedGraph } from './directed-graph.ts'

interface Frame { readonly node: string; next: number }

/**
 * Tarjan's strongly connected components, each after all it leads to (so the list is a topological order, backwards).
 * Walks with its own stack: a journey of 2,000 nodes in a row must not depend on the depth of the call stack.
 */
export function strongComponents(graph: DirectedGraph): readonly (readonly string[])[] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const components: string[][] = []
  const visit = (node: string): Frame => {
    index.set(node, index.size)
    low.set(node, index.size - 1)
    open.push(node)
    isOpen.add(node)
    return { node, next: 0 }
  }
  const lower = (node: string, value: number): void => { low.set(node, Math.min(low.get(node) ?? value, value)) }
  const close = (node: string): void => {
    if (low.get(node) !== index.get(node)) return
    const component = open.splice(open.lastIndexOf(node))
    for (const member of component) isOpen.delete(member)
    components.push(component)
  }

  for (const root of graph.keys()) {
    if (index.has(root)) continue
    const frames = [visit(root)]
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const successor = graph.get(frame.node)?.[frame.next]
      frame.next += 1
      if (successor === undefined) {
        close(frame.node)
        frames.pop()
        const parent = frames.at(-1)
        if (parent !== undefined) lower(parent.node, low.get(frame.node) ?? 0)
      } else if (!index.has(successor)) frames.push(visit(successor))
      else if (isOpen.has(successor)) lower(frame.node, index.get(successor) ?? 0)
    }
  }
  return components
}
