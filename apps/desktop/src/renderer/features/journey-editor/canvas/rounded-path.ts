import type { XY } from '../kernels/layout/journey-layout.ts'

const radius = 10

/** An SVG path along straight pieces with round corners. */
export function roundedPath(points: readonly XY[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  return rest.reduce((path, point, at) => {
    const [before, after] = [points[at], rest[at + 1]]
    if (before === undefined || after === undefined) return `${path} L ${point.x} ${point.y}`
    const cut = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2)
    const [from, to] = [towards(point, before, cut), towards(point, after, cut)]
    return `${path} L ${from.x} ${from.y} Q ${point.x} ${point.y} ${to.x} ${to.y}`
  }, `M ${first.x} ${first.y}`)
}

const distance = (a: XY, b: XY): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)

function towards(from: XY, to: XY, by: number): XY {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by }
}
