import type { JourneyDocument } from '@sendero/flow-engine/document'
import { sectionsOf } from '../kernels/document/sections.ts'
import type { Box, JourneyLayout, XY } from '../kernels/layout/journey-layout.ts'
import { viewOf } from '../nodes/registry.tsx'
import { sectionBox } from './section-box.ts'

export interface DrawingColours { readonly edge: string; readonly surface: string; readonly text: string; readonly danger: string; readonly accent: string; readonly group: Readonly<Record<string, string>> }

export interface Drawing {
  readonly document: JourneyDocument
  readonly layout: JourneyLayout
  readonly selected: ReadonlySet<string>
  readonly withProblem: (id: string) => boolean
  readonly lit: ReadonlySet<string> | null
  readonly hits: ReadonlySet<string>
  /** Pixels of a way by how many went there, as on the canvas; null when no numbers are shown. */
  readonly edgeWidths: ReadonlyMap<string, number> | null
  readonly colours: DrawingColours
  /** Canvas place and pixels per place. */
  readonly x: number
  readonly y: number
  readonly scale: number
  /** Pixels there are to draw on: what lies outside is left out. */
  readonly room: { readonly width: number; readonly height: number }
}

const smallestText = 9
/** On the screen: letters of the name of a section, how long the section has to be for it, and how wide the paper. */
const nameSize = 12
const leastNamed = 24
const leastRoom = 400

/** Draws a whole journey as boxes and lines: for the map, and for the canvas when it is far away. */
export function drawJourney(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { scale, x, y } = drawing
  context.save()
  context.setTransform(context.getTransform().scale(scale, scale).translate(-x, -y))
  drawSections(context, drawing)
  drawWays(context, drawing)
  drawCards(context, drawing)
  context.restore()
}

/** From far away the phases of a journey are what one reads: their names stay as large on the screen however small the cards get. */
function drawSections(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { document, layout, colours } = drawing
  for (const section of sectionsOf(document)) {
    const box = layout.cards.has(section.id) ? null : sectionBox(section, layout)
    if (box === null || !isSeen(drawing, box)) continue
    context.globalAlpha = 0.16
    context.fillStyle = colours.edge
    context.beginPath()
    context.roundRect(box.x, box.y, box.width, box.height, 16)
    context.fill()
    nameSection(context, drawing, { name: section.name, box })
  }
}

/** Beside the flow, where no card lies. The map has no room for names. */
function nameSection(context: CanvasRenderingContext2D, { layout, scale, colours, room }: Drawing, { name, box }: { readonly name: string; readonly box: Box }): void {
  const isDown = layout.direction === 'TB'
  if (room.width < leastRoom || (isDown ? box.height : box.width) * scale < leastNamed) return
  context.globalAlpha = 1
  context.fillStyle = colours.text
  context.font = `600 ${nameSize / scale}px system-ui, sans-serif`
  context.textBaseline = isDown ? 'top' : 'bottom'
  context.textAlign = isDown ? 'right' : 'left'
  context.fillText(name, isDown ? box.x - 8 / scale : box.x, isDown ? box.y : box.y - 4 / scale, isDown ? undefined : box.width)
}

function drawWays(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { document, layout, scale, colours, edgeWidths } = drawing
  const thinnest = Math.max(1.5, 1 / scale)
  context.strokeStyle = colours.edge
  for (const edge of document.edges) {
    const points = layout.routes.get(edge.id)?.points ?? []
    if (!isSeen(drawing, around(points))) continue
    context.globalAlpha = drawing.lit === null || drawing.lit.has(edge.id) ? 1 : 0.25
    context.lineWidth = Math.max(thinnest, edgeWidths?.get(edge.id) ?? 0)
    line(context, points)
  }
}

function drawCards(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { document, layout, scale, colours } = drawing
  const kinds = new Map(document.nodes.map((node) => [node.id, node]))
  context.lineWidth = Math.max(4, 2 / scale)
  for (const [id, box] of layout.cards) {
    if (!isSeen(drawing, box)) continue
    const node = kinds.get(id)
    const colour = colours.group[node === undefined ? 'entry' : viewOf(node).group] ?? colours.edge
    context.globalAlpha = drawing.lit === null || drawing.lit.has(id) ? 1 : 0.25
    context.fillStyle = drawing.hits.has(id) ? colours.accent : colour
    context.beginPath()
    context.roundRect(box.x, box.y, box.width, box.height, 10)
    context.fill()
    if (drawing.selected.has(id) || drawing.withProblem(id)) {
      context.strokeStyle = drawing.selected.has(id) ? colours.accent : colours.danger
      context.stroke()
    }
    if (28 * scale >= smallestText) caption(context, drawing, { text: node === undefined ? 'Entry' : node.name ?? viewOf(node).title, box })
  }
}

function isSeen({ x, y, scale, room }: Drawing, box: Box): boolean {
  return box.x + box.width >= x && box.x <= x + room.width / scale && box.y + box.height >= y && box.y <= y + room.height / scale
}

function around(points: readonly XY[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function line(context: CanvasRenderingContext2D, points: readonly XY[]): void {
  context.beginPath()
  points.forEach(({ x, y }, at) => { if (at === 0) context.moveTo(x, y); else context.lineTo(x, y) })
  context.stroke()
}

function caption(context: CanvasRenderingContext2D, { colours }: Drawing, { text, box }: { readonly text: string; readonly box: Box }): void {
  const lines = linesOf(text)
  context.fillStyle = colours.surface
  context.font = `600 ${lines.length === 1 ? 28 : 26}px system-ui, sans-serif`
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  lines.forEach((line, at) => { context.fillText(line, box.x + box.width / 2, box.y + box.height / 2 + (at - (lines.length - 1) / 2) * lineHeight, box.width - 16) })
}

const lineHeight = 30
/** Letters that fit beside each other on a card. */
const mostLetters = 16

/** A long name in two lines, parted at the space nearest to its middle. */
function linesOf(text: string): string[] {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index)
  const [first] = spaces.toSorted((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))
  return text.length <= mostLetters || first === undefined ? [text] : [text.slice(0, first), text.slice(first + 1)]
}
