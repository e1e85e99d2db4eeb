import type { Plan } from '@sendero/flow-engine'

const mostPaths = 30
const mostLooks = 5000

/** Ways to a step that come by no step twice, the shortest first; each from the first step to the one asked for. */
export function pathsTo({ entry, nodes }: Pick<Plan, 'nodes'> & { readonly entry: string | null }, target: string): readonly (readonly string[])[] {
  const leading = leadingTo(nodes, target)
  const found: string[][] = []
  const queue: string[][] = entry !== null && leading.has(entry) ? [[entry]] : []
  for (let looks = 0; looks < mostLooks && found.length < mostPaths; looks += 1) {
    const path = queue.shift()
    if (path === undefined) break
    const last = path.at(-1) ?? ''
    if (last === target) { found.push(path); continue }
    for (const next of new Set(Object.values(nodes[last]?.next ?? {}).map(({ nodeId }) => nodeId))) if (leading.has(next) && !path.includes(next)) queue.push([...path, next])
  }
  return found
}

/** Every step from which the target can be come to, itself included. */
function leadingTo(nodes: Plan['nodes'], target: string): ReadonlySet<string> {
  const found = new Set([target])
  for (let before = -1; before < found.size;) {
    before = found.size
    for (const { id, next } of Object.values(nodes)) if (Object.values(next).some(({ nodeId }) => found.has(nodeId))) found.add(id)
  }
  return found
}
