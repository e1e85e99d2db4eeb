import type { JourneyDocument } from './journey-document.ts'

/** A port that leads somewhere else than it did; null: nowhere, the run ends there. */
export interface PathChange { readonly from: string; readonly port: string; readonly before: string | null; readonly after: string | null }

/**
 * Ports whose way changed for people, of nodes that both documents have. What follows from a node put in between or taken out is
 * no change of its own: whoever goes on to the same node as before, through new nodes only or past removed ones, goes the same way.
 */
export function describePaths(before: JourneyDocument, after: JourneyDocument): PathChange[] {
  const [old, now] = [waysOf(before), waysOf(after)]
  const ports = new Map([...before.edges, ...after.edges].filter(({ from }) => old.has(from) && now.has(from)).map(({ from, port }) => [`${from} ${port}`, { from, port }]))
  return [...ports.values()].flatMap(({ from, port }) => {
    const change = { from, port, before: old.get(from)?.get(port) ?? null, after: now.get(from)?.get(port) ?? null }
    if (change.before === change.after) return []
    const inserted = change.after !== null && !old.has(change.after) && reaches(now, change.after, { through: (id) => !old.has(id), goal: change.before })
    const removed = change.before !== null && !now.has(change.before) && reaches(old, change.before, { through: (id) => !now.has(id), goal: change.after })
    return inserted || removed ? [] : [change]
  })
}

/** Node id (or `entry`) -> port -> node. */
type Ways = ReadonlyMap<string, ReadonlyMap<string, string>>

function waysOf({ nodes, edges }: JourneyDocument): Ways {
  const ways = new Map<string, Map<string, string>>([['entry', new Map()], ...nodes.map(({ id }) => [id, new Map()] as const)])
  for (const { from, port, to } of edges) if (ways.has(to)) ways.get(from)?.set(port, to)
  return ways
}

/** Whether some way from `start` leads through such nodes only to the goal; to an end when the goal is null. */
function reaches(ways: Ways, start: string, { through, goal }: { readonly through: (id: string) => boolean; readonly goal: string | null }): boolean {
  const seen = new Set([start])
  for (const id of seen) {
    if (id === goal) return true
    if (!through(id)) continue
    const next = [...(ways.get(id)?.values() ?? [])]
    if (next.length === 0 && goal === null) return true
    for (const each of next) seen.add(each)
  }
  return false
}
