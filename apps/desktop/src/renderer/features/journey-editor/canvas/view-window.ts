import type { Box } from '../kernels/layout/journey-layout.ts'
import type { FlowElements } from './flow-elements.ts'

interface View { readonly x: number; readonly y: number; readonly zoom: number; readonly width: number; readonly height: number }

/**
 * What is in view with room on every side, in whole cells about half as large as the view: it stays the same while the
 * camera moves within a cell, and so does everything that is worked out for it.
 */
export function viewWindow({ x, y, zoom, width, height }: View): Box {
  const cell = 2 ** Math.ceil(Math.log2(Math.max(1, width, height) / 2 / zoom))
  const [left, top] = [before(-x / zoom, cell), before(-y / zoom, cell)]
  return { x: left, y: top, width: behind((width - x) / zoom, cell) - left, height: behind((height - y) / zoom, cell) - top }
}

const before = (edge: number, cell: number): number => Math.floor(edge / cell - 0.5) * cell
const behind = (edge: number, cell: number): number => Math.ceil(edge / cell + 0.5) * cell

/** The elements that touch a window, the ends of every way among them, and those to keep whatever the window: React Flow looks at all it is given in every frame. */
export function withinWindow({ nodes, edges }: FlowElements, window: Box, isKept: (id: string) => boolean): FlowElements {
  const seenEdges = edges.filter(({ data, source, target }) => isKept(source) || isKept(target) || data === undefined || touches(window, data.route.points))
  const ends = new Set(seenEdges.flatMap(({ source, target }) => [source, target]))
  return {
    nodes: nodes.filter(({ id, position, width = 0, height = 0 }) => ends.has(id) || isKept(id) || touches(window, [position, { x: position.x + width, y: position.y + height }])),
    edges: seenEdges,
  }
}

function touches(window: Box, points: readonly { readonly x: number; readonly y: number }[]): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return right >= window.x && left <= window.x + window.width && bottom >= window.y && top <= window.y + window.height
}
