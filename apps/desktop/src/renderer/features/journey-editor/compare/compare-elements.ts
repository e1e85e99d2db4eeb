import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react'
import { metricsOf } from '../kernels/layout/metrics.ts'
import { routeEdge, type Point } from '../kernels/layout/route-edge.ts'
import type { Box, JourneyLayout, Route, XY } from '../kernels/layout/journey-layout.ts'
import type { DrawnDiff, DrawnWay } from '../kernels/compare/drawn-diff.ts'
import type { Mark } from '../kernels/compare/document-diff.ts'
import type { CardWords } from '../nodes/card-words.ts'

export type CompareNode = Node<CardWords & { readonly mark: Mark | null; readonly isLeftRight: boolean }, 'card'>
export type CompareEdge = Edge<{ readonly route: Route; readonly way: DrawnWay; readonly label: string; readonly isTold: boolean }, 'way'>

interface Source {
  readonly drawn: DrawnDiff
  readonly layout: JourneyLayout
  readonly wordsOf: (id: string) => CardWords
  readonly labelOf: (way: DrawnWay) => string
  readonly current: string | null
}

/** What React Flow draws of a comparison. Every size is given, so that only what is in view is ever mounted. */
export function compareElements({ drawn, layout, wordsOf, labelOf, current }: Source): { readonly nodes: CompareNode[]; readonly edges: CompareEdge[] } {
  const nodes = [...layout.cards].map(([id, box]): CompareNode => ({
    id, type: 'card', data: { ...wordsOf(id), mark: drawn.steps.get(id) ?? null, isLeftRight: layout.direction === 'LR' }, position: { x: box.x, y: box.y }, width: box.width, height: box.height,
    selected: id === current, handles: handlesOf(box, layout),
  }))
  const edge = (id: string, way: DrawnWay, route: Route): CompareEdge => ({ id, type: 'way', source: way.from, sourceHandle: 'out', target: way.to, targetHandle: 'in', data: { route, way, label: labelOf(way), isTold: isTold(way, drawn) }, zIndex: way.mark === null ? 0 : 1 })
  const edges = [...drawn.ways].flatMap(([id, way]) => { const route = layout.routes.get(id); return route === undefined ? [] : [edge(id, way, route)] })
  return { nodes, edges: [...edges, ...drawn.loose.map((way, at) => edge(`loose-${at}`, way, looseRoute(way, layout)))] }
}

/** Ways of a step that came or went say nothing that the step does not. */
const isTold = ({ mark, from, to }: DrawnWay, { steps }: DrawnDiff): boolean => mark !== null && [from, to].every((id) => steps.get(id) === undefined || steps.get(id) === 'changed')

/** A way the layout knows nothing of: straight from card to card, round what is above. */
function looseRoute({ from, to }: DrawnWay, { cards, direction }: JourneyLayout): Route {
  const isDown = direction === 'TB'
  const start = (id: string): Point => {
    const { x, y, width, height } = cards.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }
    return isDown ? { main: y, cross: x + width / 2 } : { main: x, cross: y + height / 2 }
  }
  const xy = ({ main, cross }: Point): XY => (isDown ? { x: cross, y: main } : { x: main, y: cross })
  const { points, plus } = routeEdge({ from: start(from), to: start(to), lane: null, isLabelled: false }, metricsOf(direction))
  return { points: points.map(xy), label: null, plus: xy(plus), isBack: false }
}

function handlesOf({ width, height }: Box, { direction }: JourneyLayout): NodeHandle[] {
  const size = { width: 1, height: 1 }
  return direction === 'TB'
    ? [{ id: 'in', type: 'target', position: Position.Top, x: width / 2, y: 0, ...size }, { id: 'out', type: 'source', position: Position.Bottom, x: width / 2, y: height, ...size }]
    : [{ id: 'in', type: 'target', position: Position.Left, x: 0, y: height / 2, ...size }, { id: 'out', type: 'source', position: Position.Right, x: width, y: height / 2, ...size }]
}
