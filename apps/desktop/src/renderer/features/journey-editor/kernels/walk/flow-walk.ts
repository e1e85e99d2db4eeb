import type { JourneyDocument } from '@sendero/flow-engine/document'
import { entryId, journeyIndex, type JourneyIndex } from '../graph/journey-index.ts'
import { heads } from '../graph/reachable.ts'

/** Where the keyboard stands: on the entry or a step, or on the open end behind one of its ports. */
export type Spot =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'end'; readonly from: string; readonly port: string }

/** Along the flow or across it, whichever way it is drawn. */
export type Move = 'next' | 'previous' | 'before' | 'after'

export interface Walk {
  readonly document: JourneyDocument
  readonly from: Spot
  /** The steps walked over so far: where ways meet, `previous` goes back the way one came. */
  readonly trail?: readonly string[]
}

/** Where a key leads; null at the end of the way. Arrow keys follow the flow, never pixels. */
export function flowWalk(move: Move, { document, from, trail = [] }: Walk): Spot | null {
  const index = journeyIndex(document)
  switch (move) {
    case 'next': return from.kind === 'end' ? null : spotBehind(index, from.id, index.ports(from.id)[0]) ?? jumpSpot(index, from.id)
    case 'previous': return previous(index, from, trail)
    case 'before': return sibling(index, from, { trail, step: -1 })
    case 'after': return sibling(index, from, { trail, step: 1 })
  }
}

const nodeSpot = (id: string): Spot => ({ kind: 'node', id })

function spotBehind(index: JourneyIndex, id: string, port: string | undefined): Spot | null {
  if (port === undefined) return null
  const edge = index.edgeAt(id, port)
  return edge === undefined ? { kind: 'end', from: id, port } : nodeSpot(edge.to)
}

/** Who walks into a jump comes out where it leads. */
function jumpSpot(index: JourneyIndex, id: string): Spot | null {
  const to = index.jumpFrom(id)
  return to === null ? null : nodeSpot(to)
}

function wayInto(index: JourneyIndex, spot: Spot, trail: readonly string[]): { readonly from: string; readonly port: string } | null {
  if (spot.kind === 'end') return { from: spot.from, port: spot.port }
  const ways = index.incoming(spot.id)
  return ways.find(({ from }) => trail.includes(from)) ?? ways[0] ?? null
}

function previous(index: JourneyIndex, spot: Spot, trail: readonly string[]): Spot | null {
  const jumps = spot.kind === 'node' ? index.jumpsTo(spot.id) : []
  const jump = jumps.find((from) => trail[0] === from || trail[1] === from)
  if (jump !== undefined) return nodeSpot(jump)
  const from = wayInto(index, spot, trail)?.from ?? jumps[0]
  return from === undefined ? null : nodeSpot(from)
}

/** The next branch over: of the same step, else of the nearest one above that has another on that side, else a parked part. */
function sibling(index: JourneyIndex, spot: Spot, { trail, step }: { readonly trail: readonly string[]; readonly step: -1 | 1 }): Spot | null {
  const seen = new Set<string>()
  let at = spot
  for (let way = wayInto(index, at, trail); way !== null && !seen.has(way.from); way = wayInto(index, at, trail)) {
    const ports = index.ports(way.from)
    const port = ports[ports.indexOf(way.port) + step]
    if (port !== undefined) return spotBehind(index, way.from, port)
    seen.add(way.from)
    at = nodeSpot(way.from)
  }
  const roots = [entryId, ...heads(index)]
  const root = at.kind === 'node' ? roots[roots.indexOf(at.id) + step] : undefined
  return root === undefined || (at.kind === 'node' && !roots.includes(at.id)) ? null : nodeSpot(root)
}

/** Every step once, the entry first, each after the way to it: the order a reader takes, and in which hits are cycled. */
export function readingOrder(document: JourneyDocument): string[] {
  const index = journeyIndex(document)
  const seen = new Set<string>()
  const waiting = [entryId, ...heads(index), ...index.nodes.keys()].reverse()
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...index.outgoing(id).map(({ to }) => to).reverse())
  }
  return [...seen]
}
