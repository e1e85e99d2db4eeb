import type { JourneyDocument } from '@sendero/flow-engine/document'
import { sectionBox } from '../canvas/section-box.ts'
import { noteSize } from '../kernels/document/intents/note-edits.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import { cutText, textWidth, wrapText } from '../kernels/export/fit-text.ts'
import { moved, type Picture, type Shape, type TextShape } from '../kernels/export/picture.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { journeyLayout, type Box, type JourneyLayout, type Route } from '../kernels/layout/journey-layout.ts'
import { cardWords } from '../nodes/card-words.ts'
import type { NameOf } from '../nodes/node-view.ts'
import { portLabel } from '../nodes/port-label.ts'
import type { PictureColours } from './picture-colours.ts'

/** A figure below a card: what is counted, and how often. */
export interface PictureFigure { readonly label: string; readonly text: string; readonly isBad: boolean }

/** The numbers of the canvas, as they are shown there. */
export interface PictureNumbers {
  /** Pixels every card is higher by. */
  readonly height: number
  figuresOf(nodeId: string): readonly PictureFigure[]
  wayOf(edgeId: string): { readonly text: string; readonly width: number } | null
}

export interface PictureSource {
  /** As it is drawn: with a card in place of each section that is collapsed. */
  readonly document: JourneyDocument
  /** With all its steps. */
  readonly whole: JourneyDocument
  readonly title: string
  /** Which version, which time: said below the title. */
  readonly subtitle: string
  readonly nameOf: NameOf
  readonly numbers: PictureNumbers | null
  readonly colours: PictureColours
  /** Only these cards and notes, and the ways between them; null for everything. */
  readonly only: ReadonlySet<string> | null
}

const margin = 40
const headHeight = 58
/** Between the letters of a card and its rim. */
const inset = 16

/** The journey as a drawing of its own: the same layout as on the canvas, drawn from the document and never from the screen. */
export function journeyPicture(source: PictureSource): Picture {
  const layout = journeyLayout(source.document, { extra: source.numbers?.height ?? 0 })
  const cards = [...layout.cards].filter(([id]) => isChosen(source, id))
  const shapes = [...sectionShapes(source, layout), ...noteShapes(source, layout), ...wayShapes(source, layout), ...cards.map(([id, box]) => cardShape(source, id, box))]
  const box = boundsOf(shapes)
  const width = Math.max(360, box.width) + 2 * margin
  const { title, subtitle, colours, document } = source
  const place = { x: (width - box.width) / 2 - box.x, y: margin + headHeight - box.y }
  const head = [
    words({ x: margin, y: margin + 16, text: cutText(title, { size: 20, room: width - 2 * margin }), size: 20, weight: 600, fill: colours.text }),
    words({ x: margin, y: margin + 36, text: cutText(subtitle, { size: 12, room: width - 2 * margin }), size: 12, weight: 400, fill: colours.quiet }),
  ]
  return {
    width, height: box.height + 2 * margin + headHeight, background: colours.page, title,
    description: `${subtitle}. ${cards.map(([id]) => cardTitle(source, id)).join('. ')}. ${document.edges.length} ways.`,
    shapes: [...head, ...shapes.map((shape) => moved(shape, place))],
  }
}

const words = (shape: Omit<TextShape, 'kind'>): TextShape => ({ kind: 'text', ...shape })
const isChosen = ({ only }: PictureSource, id: string): boolean => only === null || only.has(id)

function cardShape(source: PictureSource, id: string, { x, y, width, height }: Box): Shape {
  const { colours, numbers } = source
  const { title, kind, line, group, isSkipped } = wordsOf(source, id)
  const tone = colours.group[group] ?? colours.line
  const room = width - 2 * inset
  const hasKind = kind !== title
  const first = y + (hasKind ? 0 : -8)
  const body = height - (numbers?.height ?? 0)
  return {
    kind: 'group', title: cardTitle(source, id),
    shapes: [
      { kind: 'box', x, y, width, height, radius: 10, fill: colours.surface, stroke: isSkipped ? colours.control : colours.line, strokeWidth: 1.25, ...(isSkipped ? { dash: [4, 3] } : {}) },
      { kind: 'box', x: x + 5, y: y + 10, width: 4, height: body - 20, radius: 2, fill: tone },
      ...(hasKind ? [words({ x: x + inset, y: y + 20, text: cutText(kind, { size: 11, room: isSkipped ? room - 60 : room }), size: 11, weight: 600, fill: tone })] : []),
      ...(isSkipped ? [words({ x: x + width - inset, y: y + 20, text: 'Skipped', size: 11, weight: 600, fill: colours.quiet, anchor: 'end' })] : []),
      words({ x: x + inset, y: first + 39, text: cutText(title, { size: 13.5, room }), size: 13.5, weight: 600, fill: colours.text }),
      words({ x: x + inset, y: first + 57, text: cutText(line, { size: 12, room }), size: 12, weight: 400, fill: colours.quiet }),
      ...(numbers === null ? [] : figureShapes(source, { x, y: y + body, width, height: numbers.height }, numbers.figuresOf(id))),
    ],
  }
}

/** Side by side, as large as there is room for: a figure that is cut is none. */
function figureShapes({ colours }: PictureSource, { x, y, width }: Box, figures: readonly PictureFigure[]): Shape[] {
  const [room, gap] = [width - 24, 8]
  const needed = figures.map(({ label, text }) => Math.max(textWidth(text, 13), textWidth(label, 10.5)) + gap)
  const all = needed.reduce((sum, each) => sum + each, 0)
  const scale = Math.min(1, room / Math.max(1, all))
  const spare = Math.max(0, room - all) / Math.max(1, figures.length)
  let left = x + 12
  return [
    { kind: 'line', points: [{ x, y }, { x: x + width, y }], stroke: colours.line, strokeWidth: 1 },
    ...figures.flatMap(({ label, text, isBad }, at) => {
      const place = left
      left += (needed[at] ?? 0) * scale + spare
      return [
        words({ x: place, y: y + 18, text, size: 13 * scale, weight: 600, fill: isBad ? colours.danger : colours.text }),
        words({ x: place, y: y + 33, text: label, size: 10.5 * scale, weight: 400, fill: colours.quiet }),
      ]
    }),
  ]
}

/** All lines first: no way may run over the words of another. */
function wayShapes(source: PictureSource, layout: JourneyLayout): Shape[] {
  const { document, colours, numbers } = source
  const lines: Shape[] = []
  const labels: Shape[] = []
  for (const edge of document.edges) {
    const route = layout.routes.get(edge.id)
    if (route === undefined || !isChosen(source, edge.from) || !isChosen(source, edge.to)) continue
    const told = numbers?.wayOf(edge.id) ?? null
    lines.push({ kind: 'line', points: route.points, stroke: told === null ? colours.control : colours.way, strokeWidth: told?.width ?? 1.5, hasArrow: told === null, ...(route.isBack ? { dash: [6, 5] } : {}) })
    labels.push(...labelShapes(source, wayLabel(source, edge), route), ...(told === null ? [] : pill(source, told.text, route.plus)))
  }
  for (const { from, port, route, ...box } of layout.ends.filter((end) => isChosen(source, end.from))) {
    lines.push(
      { kind: 'line', points: route.points, stroke: colours.control, strokeWidth: 1.5, dash: [3, 4] },
      { kind: 'box', x: box.x + box.width / 2 - 4, y: box.y + box.height / 2 - 4, width: 8, height: 8, radius: 4, fill: colours.control },
    )
    labels.push(...labelShapes(source, portLabel(journeyIndex(document).nodes.get(from), port), route))
  }
  return [...lines, ...labels]
}

/** A way out of a collapsed section is called as the one it stands for. */
function wayLabel({ document, whole }: PictureSource, { id, from, port }: JourneyDocument['edges'][number]): string {
  const real = sectionsOf(whole).some((section) => section.id === from) ? whole.edges.find((edge) => edge.id === id) : undefined
  return real === undefined ? portLabel(journeyIndex(document).nodes.get(from), port) : portLabel(journeyIndex(whole).nodes.get(real.from), real.port)
}

const labelShapes = (source: PictureSource, text: string, { label }: Route): Shape[] => (label === null || text === '' ? [] : pill(source, text, label))

function pill({ colours }: PictureSource, text: string, { x, y }: { readonly x: number; readonly y: number }): Shape[] {
  const label = cutText(text, { size: 12, room: 136 })
  const width = textWidth(label, 12) + 16
  return [
    { kind: 'box', x: x - width / 2, y: y - 10, width, height: 20, radius: 10, fill: colours.surface, stroke: colours.line },
    words({ x, y: y + 4, text: label, size: 12, weight: 400, fill: colours.text, anchor: 'middle' }),
  ]
}

function sectionShapes({ document, colours, only }: PictureSource, layout: JourneyLayout): Shape[] {
  if (only !== null) return []
  return sectionsOf(document).flatMap((section): Shape[] => {
    const box = layout.cards.has(section.id) ? null : sectionBox(section, layout)
    return box === null ? [] : [{ kind: 'group', title: `Section ${section.name}`, shapes: [
      { kind: 'box', ...box, radius: 10, stroke: colours.control, dash: [5, 4], fill: colours.lane },
      words({ x: box.x + 4, y: box.y - 6, text: cutText(section.name, { size: 12, room: Math.max(60, box.width / 2 - 12) }), size: 12, weight: 600, fill: colours.text }),
    ] }]
  })
}

function noteShapes(source: PictureSource, layout: JourneyLayout): Shape[] {
  const { document, colours, only } = source
  return document.canvas.notes.filter(({ id, nodeId }) => only === null || only.has(id) || (nodeId !== undefined && only.has(nodeId))).map((note): Shape => {
    const home = note.nodeId === undefined ? undefined : layout.cards.get(note.nodeId)
    const box = { x: note.x + (home?.x ?? 0), y: note.y + (home?.y ?? 0), width: note.width ?? noteSize.width, height: note.height ?? noteSize.height }
    const lines = wrapText(note.text, { size: 13, room: box.width - 20, most: Math.max(1, Math.floor((box.height - 14) / 18)) })
    return { kind: 'group', title: 'Note', shapes: [
      { kind: 'box', ...box, radius: 6, fill: colours.note, stroke: colours.noteRim },
      ...lines.map((text, at) => words({ x: box.x + 10, y: box.y + 21 + at * 18, text, size: 13, weight: 400, fill: colours.text })),
    ] }
  })
}

function wordsOf({ document, whole, nameOf }: PictureSource, id: string) {
  const section = sectionsOf(whole).find((each) => each.id === id)
  if (section !== undefined) return { title: section.name, kind: 'Section', line: section.nodeIds.length === 1 ? '1 step' : `${section.nodeIds.length} steps`, group: 'flow', isSkipped: false }
  return cardWords(document, id, nameOf) ?? { title: 'A step', kind: '', line: '', group: 'flow', isSkipped: false }
}

function cardTitle(source: PictureSource, id: string): string {
  const { title, kind, line } = wordsOf(source, id)
  return [kind === title ? '' : kind, title, line].filter((part) => part !== '').join(': ')
}

/** Around everything drawn. Text lies within boxes, but for names above their section. */
function boundsOf(shapes: readonly Shape[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const take = (x: number, y: number): void => { left = Math.min(left, x); top = Math.min(top, y); right = Math.max(right, x); bottom = Math.max(bottom, y) }
  const look = (shape: Shape): void => {
    if (shape.kind === 'group') shape.shapes.forEach(look)
    else if (shape.kind === 'line') shape.points.forEach(({ x, y }) => { take(x, y) })
    else if (shape.kind === 'box') { take(shape.x, shape.y); take(shape.x + shape.width, shape.y + shape.height) }
    else take(shape.x, shape.y - shape.size)
  }
  shapes.forEach(look)
  return left === Infinity ? { x: 0, y: 0, width: 0, height: 0 } : { x: left, y: top, width: right - left, height: bottom - top }
}
