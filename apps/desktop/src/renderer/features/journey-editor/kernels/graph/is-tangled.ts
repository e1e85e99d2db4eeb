import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journeyIndex } from './journey-index.ts'

/**
 * Whether ways cross: branches that part and meet again are none, neither are ways back to a step before. What is left is a network,
 * which no tree can draw so that it is understood. Steps that do nothing to the shape are taken away one after the other; a tangle is
 * what cannot be taken away.
 */
export function isTangled(document: JourneyDocument): boolean {
  const index = journeyIndex(document)
  const ids = ['entry', ...document.nodes.map(({ id }) => id)]
  const after = new Map(ids.map((id) => [id, new Set<string>()]))
  const before = new Map(ids.map((id) => [id, new Set<string>()]))
  for (const [from, to] of forwardWays(ids, (id) => index.outgoing(id).map((edge) => edge.to))) { after.get(from)?.add(to); before.get(to)?.add(from) }
  const roots = new Set(ids.filter((id) => before.get(id)?.size === 0))
  const waiting = ids.filter((id) => !roots.has(id))
  const left = new Set(waiting)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const [above, below] = [before.get(id) ?? none, after.get(id) ?? none]
    // A leaf of one step, or a step between two others.
    if (!left.has(id) || above.size !== 1 || below.size > 1) continue
    left.delete(id)
    const [[from = '']] = [[...above]]
    const [to] = below
    after.get(from)?.delete(id)
    if (to !== undefined) { before.get(to)?.delete(id); after.get(from)?.add(to); before.get(to)?.add(from) }
    // Taking it away may have made others simple.
    for (const each of [from, to]) if (each !== undefined && left.has(each)) waiting.push(each)
  }
  return left.size > 0
}

const none: ReadonlySet<string> = new Set()

/** Every way that does not lead back to a step it comes from, walked without recursion: a journey may be two thousand steps deep. */
function forwardWays(ids: readonly string[], next: (id: string) => readonly string[]): (readonly [string, string])[] {
  const state = new Map<string, 'open' | 'done'>()
  const ways: (readonly [string, string])[] = []
  for (const root of ids) {
    if (state.has(root)) continue
    const path: { readonly id: string; readonly rest: string[] }[] = [{ id: root, rest: [...next(root)] }]
    state.set(root, 'open')
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const to = here.rest.shift()
      if (to === undefined) { state.set(here.id, 'done'); path.pop(); continue }
      if (state.get(to) !== 'open') ways.push([here.id, to])
      if (state.has(to)) continue
      state.set(to, 'open')
      path.push({ id: to, rest: [...next(to)] })
    }
  }
  return ways
}
