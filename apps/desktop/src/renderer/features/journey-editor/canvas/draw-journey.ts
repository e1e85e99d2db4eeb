import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { JourneyLayout } from '../kernels/layout/journey-layout.ts'
import { viewOf } from '../nodes/registry.tsx'

export interface DrawingColours { readonly edge: string; readonly surface: string; readonly text: string; readonly danger: string; readonly accent: string; readonly group: Readonly<Record<string, string>> }

export interface Drawing {
  readonly document: JourneyDocument
  readonly layout: JourneyLayout
  readonly selected: ReadonlySet<string>
  readonly withProblem: (id: string) => boolean
  readonly lit: ReadonlySet<string> | null
  readonly hits: ReadonlySet<string>
  readonly colours: DrawingColours
  /** Canvas place and pixels per place. */
  readonly x: number
  readonly y: number
  readonly scale: number
}

const smallestText = 9

/** Draws a whole journey as boxes and lines: for the map, and for the canvas when it is far away. */
export function drawJourney(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { document, layout, scale, x, y, colours } = drawing
  context.save()
  context.setTransform(context.getTransform().scale(scale, scale).translate(-x, -y))
  context.lineWidth = Math.max(1.5, 1 / scale)
  context.strokeStyle = colours.edge
  for (const edge of document.edges) {
    context.globalAlpha = drawing.lit === null || drawing.lit.has(edge.id) ? 1 : 0.25
    line(context, layout.routes.get(edge.id)?.points ?? [])
  }
  const kinds = new Map(document.nodes.map((node) => [node.id, node]))
  for (const [id, box] of layout.cards) {
    const node = kinds.get(id)
    const colour = colours.group[node === undefined ? 'entry' : viewOf(node).group] ?? colours.edge
    context.globalAlpha = drawing.lit === null || drawing.lit.has(id) ? 1 : 0.25
    context.fillStyle = drawing.hits.has(id) ? colours.accent : colour
    context.beginPath()
    context.roundRect(box.x, box.y, box.width, box.height, 10)
    context.fill()
    if (drawing.selected.has(id) || drawing.withProblem(id)) {
      context.strokeStyle = drawing.selected.has(id) ? colours.accent : colours.danger
      context.lineWidth = Math.max(4, 2 / scale)
      context.stroke()
      context.strokeStyle = colours.edge
      context.lineWidth = Math.max(1.5, 1 / scale)
    }
    if (28 * scale >= smallestText) caption(context, drawing, { text: node === undefined ? 'Entry' : node.name ?? viewOf(node).title, box })
  }
  context.restore()
}

function line(context: CanvasRenderingContext2D, points: readonly { readonly x: number; readonly y: number }[]): void {
  context.beginPath()
  points.forEach(({ x, y }, at) => { if (at === 0) context.moveTo(x, y); else context.lineTo(x, y) })
  context.stroke()
}

function caption(context: CanvasRenderingContext2D, { colours }: Drawing, { text, box }: { readonly text: string; readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } }): void {
  context.fillStyle = colours.surface
  context.font = '600 28px system-ui, sans-serif'
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  context.fillText(text, box.x + box.width / 2, box.y + box.height / 2, box.width - 16)
}
