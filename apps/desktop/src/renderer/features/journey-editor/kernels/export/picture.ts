/** A drawing as data, in pixels from its upper left corner: what SVG, PNG and PDF are printed from. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly background: string
  /** For those who do not see it: what it is, and what is in it. */
  readonly title: string
  readonly description: string
  readonly shapes: readonly Shape[]
}

export interface Place { readonly x: number; readonly y: number }

export interface BoxShape extends Place { readonly kind: 'box'; readonly width: number; readonly height: number; readonly radius: number; readonly fill?: string; readonly stroke?: string; readonly strokeWidth?: number; readonly dash?: readonly number[] }
export interface LineShape { readonly kind: 'line'; readonly points: readonly Place[]; readonly stroke: string; readonly strokeWidth: number; readonly dash?: readonly number[]; readonly hasArrow?: boolean }
/** `y` is the line the letters stand on. */
export interface TextShape extends Place { readonly kind: 'text'; readonly text: string; readonly size: number; readonly weight: 400 | 600; readonly fill: string; readonly anchor?: 'start' | 'middle' | 'end' }
/** Shapes that belong together under one name. */
export interface GroupShape { readonly kind: 'group'; readonly title: string; readonly shapes: readonly Shape[] }

export type Shape = BoxShape | LineShape | TextShape | GroupShape

/** A shape elsewhere. */
export function moved(shape: Shape, { x, y }: Place): Shape {
  switch (shape.kind) {
    case 'line': return { ...shape, points: shape.points.map((point) => ({ x: point.x + x, y: point.y + y })) }
    case 'group': return { ...shape, shapes: shape.shapes.map((each) => moved(each, { x, y })) }
    case 'box': case 'text': return { ...shape, x: shape.x + x, y: shape.y + y }
  }
}

/** An SVG path along straight pieces with round corners; the PDF draws by the same. */
export function pathOf(points: readonly Place[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  return rest.reduce((path, point, at) => {
    const [before, after] = [points[at], rest[at + 1]]
    if (before === undefined || after === undefined) return `${path} L ${of(point)}`
    const cut = Math.min(10, distance(before, point) / 2, distance(point, after) / 2)
    return `${path} L ${of(towards(point, before, cut))} Q ${of(point)} ${of(towards(point, after, cut))}`
  }, `M ${of(first)}`)
}

/** The head of an arrow at the end of a line; empty for a line of no length. */
export function arrowPath(points: readonly Place[]): string {
  const [from, tip] = [points.at(-2), points.at(-1)]
  if (from === undefined || tip === undefined) return ''
  const back = towards(tip, from, 7)
  const side = { x: Math.sign(tip.y - from.y) * 3.5, y: Math.sign(tip.x - from.x) * 3.5 }
  return `M ${of({ x: back.x + side.x, y: back.y + side.y })} L ${of(tip)} L ${of({ x: back.x - side.x, y: back.y - side.y })} Z`
}

/** A box with round corners as a path, for printers that know only paths. */
export function boxPath({ x, y, width, height, radius }: BoxShape): string {
  const r = Math.min(radius, width / 2, height / 2)
  const [right, bottom] = [x + width, y + height]
  return `M ${of({ x: x + r, y })} L ${of({ x: right - r, y })} Q ${of({ x: right, y })} ${of({ x: right, y: y + r })} L ${of({ x: right, y: bottom - r })} Q ${of({ x: right, y: bottom })} ${of({ x: right - r, y: bottom })} L ${of({ x: x + r, y: bottom })} Q ${of({ x, y: bottom })} ${of({ x, y: bottom - r })} L ${of({ x, y: y + r })} Q ${of({ x, y })} ${of({ x: x + r, y })} Z`
}

/** Two decimals are finer than any screen or printer. */
export const fixed = (length: number): string => String(Math.round(length * 100) / 100)

const of = ({ x, y }: Place): string => `${fixed(x)} ${fixed(y)}`
const distance = (a: Place, b: Place): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
const towards = (from: Place, to: Place, by: number): Place => ({ x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by })
