import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import { noteSize } from '../kernels/document/intents/note-edits.ts'
import type { Box, JourneyLayout, Route, XY } from '../kernels/layout/journey-layout.ts'
import { endId } from './end-id.ts'
import { isAlike } from './is-alike.ts'
import { sectionBox } from './section-box.ts'

export type FlowNode = Node<Record<string, never>, 'step' | 'entry' | 'section' | 'frame'> | Node<{ readonly from: string; readonly port: string }, 'end'> | Node<Record<string, never>, 'note'>
export type FlowEdge = Edge<{ readonly route: Route; readonly port: string }, 'flow'> | Edge<{ readonly route: Route; readonly from: string; readonly port: string }, 'stub'>

export interface FlowElements {
  readonly nodes: FlowNode[]
  readonly edges: FlowEdge[]
}

interface Source {
  readonly document: JourneyDocument
  readonly layout: JourneyLayout
  readonly selected: ReadonlySet<string>
  readonly selectedEdge: string | null
  readonly isEditable: boolean
}

const nothing: FlowElements = { nodes: [], edges: [] }

/**
 * What React Flow draws, derived from the document and its layout: every size and every handle is given, so that nothing has
 * to be drawn to be measured. Elements that did not change stay the same objects as in `before`, and are not drawn again.
 */
export function flowElements(source: Source, before: FlowElements = nothing): FlowElements {
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  const oldEdges = new Map(before.edges.map((edge) => [edge.id, edge]))
  return {
    nodes: [...frameNodes(source), ...cardNodes(source), ...endNodes(source), ...noteNodes(source)].map((node) => same(old.get(node.id), node)),
    edges: [...flowEdges(source), ...stubEdges(source)].map((edge) => same(oldEdges.get(edge.id), edge)),
  }
}

function cardNodes({ document, layout, selected, isEditable }: Source): FlowNode[] {
  const index = journeyIndex(document)
  const sections = new Set(sectionsOf(document).map(({ id }) => id))
  return [...layout.cards].map(([id, box]) => ({
    id, type: id === 'entry' ? 'entry' : sections.has(id) ? 'section' : 'step', data: {}, ...placed(box), selected: selected.has(id), draggable: isEditable && id !== 'entry' && !sections.has(id),
    handles: [...(id === 'entry' ? [] : [handle('target', box, layout)]), ...(index.ports(id).length === 0 ? [] : [handle('source', box, layout)])],
  }))
}

/** Around the steps of each section that is open, behind everything else. */
function frameNodes({ document, layout }: Source): FlowNode[] {
  return sectionsOf(document).flatMap((section): FlowNode[] => {
    const box = sectionBox(section, layout)
    return box === null || layout.cards.has(section.id) ? [] : [{ id: section.id, type: 'frame', data: {}, ...placed(box), draggable: false, selectable: false, handles: [], zIndex: -2 }]
  })
}

function endNodes({ layout }: Source): FlowNode[] {
  return layout.ends.map((end) => ({
    id: endId(end.from, end.port), type: 'end', data: { from: end.from, port: end.port }, ...placed(end), draggable: false, selectable: false,
    handles: [handle('target', end, layout), handle('source', end, layout)],
  }))
}

function noteNodes({ document, layout, selected, isEditable }: Source): FlowNode[] {
  return document.canvas.notes.map((note) => {
    const home = note.nodeId === undefined ? undefined : layout.cards.get(note.nodeId)
    return {
      id: note.id, type: 'note', data: {}, position: { x: note.x + (home?.x ?? 0), y: note.y + (home?.y ?? 0) }, width: note.width ?? noteSize.width, height: note.height ?? noteSize.height,
      selected: selected.has(note.id), draggable: isEditable, handles: [], zIndex: -1,
    }
  })
}

// The elements are made anew with every selection and every move, the names only with another document.
const knownLabels = new WeakMap<JourneyDocument, ReadonlyMap<string, string>>()

/** What a screen reader calls a way: without it, React Flow reads out the ids of both ends. */
function wayNames(document: JourneyDocument): (from: string, to: string | null) => string {
  const labels = knownLabels.get(document) ?? nodeLabels(document)
  knownLabels.set(document, labels)
  return (from, to) => `From ${labels.get(from) ?? 'the entry'} to ${to === null ? 'an open end' : labels.get(to) ?? 'nowhere'}`
}

function flowEdges({ document, layout, selectedEdge, isEditable }: Source): FlowEdge[] {
  const nameOf = wayNames(document)
  return document.edges.flatMap((edge) => {
    const route = layout.routes.get(edge.id)
    return route === undefined ? [] : [{
      id: edge.id, type: 'flow', source: edge.from, sourceHandle: 'out', target: edge.to, targetHandle: 'in', data: { route, port: edge.port }, ariaLabel: nameOf(edge.from, edge.to),
      selected: edge.id === selectedEdge, reconnectable: isEditable ? 'target' : false,
    }]
  })
}

function stubEdges({ document, layout }: Source): FlowEdge[] {
  const nameOf = wayNames(document)
  return layout.ends.map(({ from, port, route }) => ({
    id: `stub:${from}:${port}`, type: 'stub', source: from, sourceHandle: 'out', target: endId(from, port), targetHandle: 'in', data: { route, from, port }, ariaLabel: nameOf(from, null), selectable: false, reconnectable: false,
  }))
}

const placed = ({ x, y, width, height }: Box) => ({ position: { x, y }, width, height })

/** In the middle of the side the flow comes from, or leaves by. */
function handle(type: 'source' | 'target', { width, height }: Box, { direction }: JourneyLayout): NodeHandle {
  const isIn = type === 'target'
  return direction === 'TB'
    ? { id: isIn ? 'in' : 'out', type, position: isIn ? Position.Top : Position.Bottom, x: width / 2, y: isIn ? 0 : height, width: 1, height: 1 }
    : { id: isIn ? 'in' : 'out', type, position: isIn ? Position.Left : Position.Right, x: isIn ? 0 : width, y: height / 2, width: 1, height: 1 }
}

/** `old`, when `now` says the same. Routes and data are compared by value: a layout makes them anew for the whole journey. */
function same<Element extends FlowNode | FlowEdge>(old: Element | undefined, now: Element): Element {
  return old !== undefined && isAlike(old, now) ? old : now
}

/** Elements with some of them elsewhere, while they are dragged. */
export function withDragged(nodes: FlowNode[], dragged: ReadonlyMap<string, XY>): FlowNode[] {
  return dragged.size === 0 ? nodes : nodes.map((node) => { const position = dragged.get(node.id); return position === undefined ? node : { ...node, position } as FlowNode })
}
