import { entryId, type JourneyIndex } from './journey-index.ts'

/** All nodes on a path from one of `starts`, the starts included; paths do not go through `without`. */
export function reachable(index: JourneyIndex, starts: Iterable<string>, without: ReadonlySet<string> = new Set()): Set<string> {
  const reached = new Set<string>()
  const waiting = [...starts].filter((id) => !without.has(id))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    for (const { to } of index.outgoing(id)) if (!without.has(to)) waiting.push(to)
  }
  return reached
}

/** The nodes nothing leads to, in document order: the heads of parts that were parked beside the journey. */
export function heads(index: JourneyIndex): string[] {
  return index.document.nodes.filter(({ id }) => index.incoming(id).length === 0).map(({ id }) => id)
}

/** The node and all that can only be got to through it, in document order: "this and all below". */
export function stepsBelow(index: JourneyIndex, id: string): string[] {
  const others = reachable(index, [entryId, ...heads(index)], new Set([id]))
  const through = reachable(index, [id])
  return index.document.nodes.filter((node) => node.id === id || (through.has(node.id) && !others.has(node.id))).map((node) => node.id)
}

/** The node and all from which one can get to it, in document order: "this and all above". */
export function stepsAbove(index: JourneyIndex, id: string): string[] {
  const above = new Set<string>()
  const waiting = [id]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (above.has(next)) continue
    above.add(next)
    for (const { from } of index.incoming(next)) waiting.push(from)
  }
  return index.document.nodes.filter((node) => above.has(node.id)).map((node) => node.id)
}
