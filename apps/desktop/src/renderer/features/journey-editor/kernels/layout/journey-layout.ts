import type { JourneyDocument } from '@sendero/flow-engine/document'
import { blocksOf } from '../graph/blocks.ts'
import { flowTree, type FlowTree } from '../graph/flow-tree.ts'
import { metricsOf, type Direction, type Metrics } from './metrics.ts'
import { placeBlocks, type Placement } from './place-blocks.ts'
import { routeEdge, type Point, type Way } from './route-edge.ts'

export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export interface XY { readonly x: number; readonly y: number }

/** A way out that leads nowhere yet: the button at its end, and the way there from the card. */
export interface OpenEnd extends Box { readonly from: string; readonly port: string; readonly route: Route }

export interface Route {
  readonly points: readonly XY[]
  readonly label: XY | null
  readonly plus: XY
  readonly isBack: boolean
}

export interface JourneyLayout {
  readonly direction: Direction
  /** Cards by node id, the entry among them; where they stand after being moved by hand. */
  readonly cards: ReadonlyMap<string, Box>
  readonly ends: readonly OpenEnd[]
  readonly routes: ReadonlyMap<string, Route>
  readonly bounds: Box
}

/** Where everything of a journey is drawn. The same document always gives the same drawing. */
export function journeyLayout(document: JourneyDocument, { extra = 0 }: { readonly extra?: number } = {}): JourneyLayout {
  const { direction, offsets } = document.canvas
  const metrics = metricsOf(direction, extra)
  const tree = flowTree(document)
  const placement = placeBlocks(tree, blocksOf(tree), metrics)
  const moved = tree.ids.map((id, node): Point => {
    const { main, cross } = placement.nodes[node] ?? { main: 0, cross: 0 }
    const { x, y } = offsets[id] ?? { x: 0, y: 0 }
    return direction === 'TB' ? { main: main + y, cross: cross + x } : { main: main + x, cross: cross + y }
  })
  const at = pen(direction)
  const cards = new Map(tree.ids.map((id, node) => [id, at.box(moved[node] ?? { main: 0, cross: 0 }, metrics.card)]))
  const ends = openEnds({ tree, placement, moved, metrics, at })
  return { direction, cards, ends, routes: routesOf({ tree, placement, moved, metrics, at }), bounds: boundsOf([...cards.values(), ...ends]) }
}

/** Turns lengths along and beside the flow into x and y. */
function pen(direction: Direction) {
  const xy = ({ main, cross }: Point): XY => (direction === 'TB' ? { x: cross, y: main } : { x: main, y: cross })
  return {
    xy,
    box: ({ main, cross }: Point, size: Metrics['card']): Box => (direction === 'TB'
      ? { x: cross - size.cross / 2, y: main, width: size.cross, height: size.main }
      : { x: main, y: cross - size.cross / 2, width: size.main, height: size.cross }),
    route: ({ points, label, plus }: Way): Route => ({ points: points.map(xy), label: label === null ? null : xy(label), plus: xy(plus), isBack: isBack(points) }),
  }
}

const isBack = (points: readonly Point[]): boolean => (points[0]?.main ?? 0) > (points.at(-1)?.main ?? 0)

interface Drawing { readonly tree: FlowTree; readonly placement: Placement; readonly moved: readonly Point[]; readonly metrics: Metrics; readonly at: ReturnType<typeof pen> }

const isForked = ({ index }: FlowTree, id: string): boolean => index.ports(id).length > 1

function routesOf({ tree, placement, moved, metrics, at }: Drawing): Map<string, Route> {
  const routes = new Map<string, Route>()
  tree.ids.forEach((id, node) => {
    for (const edge of tree.index.outgoing(id)) {
      const lane = placement.lanes.get(edge.id)
      const [from, to] = [moved[node], moved[tree.numberOf(edge.to)]]
      if (from === undefined || to === undefined) continue
      routes.set(edge.id, at.route(routeEdge({ from, to, lane: lane === undefined ? null : lane + from.cross - (placement.nodes[node]?.cross ?? 0), isLabelled: isForked(tree, id) }, metrics)))
    }
  })
  return routes
}

/** An open end follows its card where a person moved it. */
function openEnds({ tree, placement, moved, metrics, at }: Drawing): OpenEnd[] {
  return placement.ends.map(({ node, port, main, cross }) => {
    const id = tree.ids[node] ?? ''
    const [home, from] = [placement.nodes[node] ?? { main: 0, cross: 0 }, moved[node] ?? { main: 0, cross: 0 }]
    const place = { main: main + from.main - home.main, cross: cross + from.cross - home.cross }
    const isLabelled = isForked(tree, id)
    const way = routeEdge({ from, to: { main: place.main, cross: place.cross }, lane: null, isLabelled }, { ...metrics, inBus: 0, outBus: isLabelled ? metrics.outBus : 0 })
    return { from: id, port, ...at.box(place, { main: metrics.end.main, cross: metrics.end.main }), route: at.route(way) }
  })
}

function boundsOf(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
