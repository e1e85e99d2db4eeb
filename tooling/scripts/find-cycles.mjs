/**
 * One cycle for every knot of a graph (Tarjan's strongly connected components): the shortest way round from its first node.
 * @param {Map<string, readonly string[]>} graph @returns {string[][]}
 */
export function findCycles(graph) {
  return strongComponents(graph)
    .filter((component) => component.length > 1 || graph.get(component[0] ?? '')?.includes(component[0] ?? ''))
    .map((component) => shortestWayRound(graph, new Set(component)))
}

/** @param {Map<string, readonly string[]>} graph */
function strongComponents(graph) {
  /** @type {Map<string, { index: number, low: number, isOpen: boolean }>} */
  const seen = new Map()
  /** @type {string[]} */
  const open = []
  /** @type {string[][]} */
  const components = []

  /** @param {string} node */
  const visit = (node) => {
    const mark = { index: seen.size, low: seen.size, isOpen: true }
    seen.set(node, mark)
    open.push(node)
    for (const next of graph.get(node) ?? []) {
      const known = seen.get(next)
      if (!known) mark.low = Math.min(mark.low, visit(next).low)
      else if (known.isOpen) mark.low = Math.min(mark.low, known.index)
    }
    if (mark.low === mark.index) {
      const component = open.splice(open.indexOf(node))
      for (const member of component) Object.assign(seen.get(member) ?? {}, { isOpen: false })
      components.push(component)
    }
    return mark
  }
  for (const node of graph.keys()) if (!seen.has(node)) visit(node)
  return components
}

/** @param {Map<string, readonly string[]>} graph @param {ReadonlySet<string>} component */
function shortestWayRound(graph, component) {
  const start = [...component][0] ?? ''
  /** @type {string[][]} */
  const paths = [[start]]
  const reached = new Set()
  for (const path of paths) {
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return path
      if (component.has(next) && !reached.has(next)) paths.push([...path, next])
      reached.add(next)
    }
  }
  return [...component]
}
