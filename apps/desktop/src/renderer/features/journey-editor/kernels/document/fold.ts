import type { JourneyDocument, JourneyEdge, JourneyNode } from '@sendero/flow-engine/document'
import type { Section } from './edit.ts'
import { sectionsOf } from './sections.ts'

// A document is never changed in place: what is drawn of it is worked out once for the sections that are collapsed.
const known = new WeakMap<JourneyDocument, { readonly folded: ReadonlySet<string>; readonly drawn: JourneyDocument }>()

/**
 * The document as it is drawn while sections are collapsed: each of them is one node of the section's id, with a way out for
 * every step its ways lead to. Edges keep their ids, so what is done to them is done to the journey.
 */
export function foldedDocument(document: JourneyDocument, folded: ReadonlySet<string>): JourneyDocument {
  const sections = sectionsOf(document).filter(({ id }) => folded.has(id))
  if (sections.length === 0) return document
  const found = known.get(document)
  if (found?.folded === folded) return found.drawn
  const drawn = fold(document, sections)
  known.set(document, { folded, drawn })
  return drawn
}

function fold(document: JourneyDocument, sections: readonly Section[]): JourneyDocument {
  const home = new Map(sections.flatMap(({ id, nodeIds }) => nodeIds.map((node) => [node, id] as const)))
  const edges = ledEdges(document, home)
  const shown = new Set<string>()
  const nodes = document.nodes.flatMap((node): JourneyNode[] => {
    const id = home.get(node.id)
    if (id === undefined) return [node]
    if (shown.has(id)) return []
    shown.add(id)
    return [cardOf(id, sections.find((section) => section.id === id)?.name ?? '', edges)]
  })
  const single = new Set(nodes.flatMap(({ id, kind }) => (shown.has(id) && kind === 'wait' ? [id] : [])))
  const { canvas } = document
  return {
    ...document, nodes,
    edges: edges.map((edge) => (single.has(edge.from) ? { ...edge, port: 'next' } : edge)),
    canvas: { ...canvas, offsets: Object.fromEntries(Object.entries(canvas.offsets).filter(([id]) => !home.has(id))), notes: canvas.notes.filter(({ nodeId }) => nodeId === undefined || !home.has(nodeId)) },
  }
}

/** Edges between what is drawn. Of several from one section to one step the first stands for all; its id is its port. */
function ledEdges({ edges }: JourneyDocument, home: ReadonlyMap<string, string>): JourneyEdge[] {
  const seen = new Set<string>()
  return edges.flatMap((edge) => {
    const section = home.get(edge.from)
    const to = home.get(edge.to) ?? edge.to
    if (section === undefined) return [{ ...edge, to }]
    if (to === section || seen.has(`${section} ${to}`)) return []
    seen.add(`${section} ${to}`)
    return [{ id: edge.id, from: section, port: edge.id, to }]
  })
}

/** Any kind with the right number of ways out does: it is only drawn. */
function cardOf(id: string, name: string, edges: readonly JourneyEdge[]): JourneyNode {
  const ports = edges.filter(({ from }) => from === id).map(({ port }) => port)
  if (ports.length === 0) return { id, name, kind: 'exit', config: {} }
  if (ports.length === 1) return { id, name, kind: 'wait', config: { for: 'P1D' } }
  return { id, name, kind: 'splitPercent', config: { salt: id, branches: ports.map((port) => ({ id: port, percent: 0 })) } }
}
