import { Graph, layout } from '@dagrejs/dagre'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { journeyLayout, type Box, type XY } from '../kernels/layout/journey-layout.ts'

/** Between ranks there is room for a label on the way, and between neighbours for a way. */
const gaps = { ranks: 64, neighbours: 48 }

/**
 * Where the cards of a network stand, by their upper left corners: ranks by how far steps are from the start, and as few ways across
 * each other as dagre finds. Steps that follow one fork keep the order of its ways, so the same journey always looks the same.
 */
export function networkLayout(document: JourneyDocument): ReadonlyMap<string, XY> {
  const bare: JourneyDocument = { ...document, canvas: { ...document.canvas, offsets: {} } }
  const { cards, ends, direction } = journeyLayout(bare)
  const isJoined = document.edges.some(({ from }) => from === 'entry')
  const ids = [...cards.keys()].filter((id) => id !== 'entry' || isJoined)
  const rooms = new Map(ids.map((id) => [id, around([cards.get(id) ?? nowhere, ...ends.filter(({ from }) => from === id)])]))
  // All alike: two that stand in one rank can then change places without touching a third.
  const [width, height] = [Math.max(1, ...[...rooms.values()].map((room) => room.width)), Math.max(1, ...[...rooms.values()].map((room) => room.height))]
  const centres = ranked({ document, ids, width, height, isAcross: direction === 'LR' })
  inOrder(document, centres, direction === 'TB' ? 'x' : 'y')
  return new Map(ids.map((id) => {
    const [room, card, centre] = [rooms.get(id) ?? nowhere, cards.get(id) ?? nowhere, centres.get(id) ?? { x: 0, y: 0 }]
    return [id, { x: Math.round(centre.x - room.width / 2 + card.x - room.x), y: Math.round(centre.y - room.height / 2 + card.y - room.y) }]
  }))
}

const nowhere: Box = { x: 0, y: 0, width: 0, height: 0 }

function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))]
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y }
}

interface Ranking { readonly document: JourneyDocument; readonly ids: readonly string[]; readonly width: number; readonly height: number; readonly isAcross: boolean }

function ranked({ document, ids, width, height, isAcross }: Ranking): Map<string, XY> {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: isAcross ? 'LR' : 'TB', ranksep: gaps.ranks, nodesep: gaps.neighbours, edgesep: 20 })
  graph.setDefaultEdgeLabel(() => ({}))
  const index = journeyIndex(document)
  for (const id of ids) graph.setNode(id, { width, height })
  for (const id of ids) for (const edge of index.outgoing(id)) graph.setEdge(edge.from, edge.to, {}, edge.id)
  layout(graph)
  return new Map(ids.map((id) => { const { x = 0, y = 0 } = graph.node(id) as Partial<XY>; return [id, { x, y }] }))
}

/** Steps that follow one fork and nothing else, and stand in one rank, take their places among each other in the order of its ways. */
function inOrder(document: JourneyDocument, centres: Map<string, XY>, beside: 'x' | 'y'): void {
  const index = journeyIndex(document)
  const along = beside === 'x' ? 'y' : 'x'
  for (const id of centres.keys()) {
    const below = index.outgoing(id).map(({ to }) => to).filter((to) => centres.has(to) && index.incoming(to).length === 1)
    for (const rank of new Set(below.map((to) => centres.get(to)?.[along]))) {
      const siblings = below.filter((to) => centres.get(to)?.[along] === rank)
      const places = siblings.flatMap((to) => centres.get(to) ?? []).sort((a, b) => a[beside] - b[beside])
      siblings.forEach((to, at) => { const place = places[at]; if (place !== undefined) centres.set(to, place) })
    }
  }
}
