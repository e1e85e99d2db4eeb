import type { Entry, JourneyDocument, JourneyEdge, JourneyEnd, JourneyNode, TestCase } from '@sendero/flow-engine/document'

export type Canvas = JourneyDocument['canvas']
export type Note = Canvas['notes'][number]
export type Section = NonNullable<Canvas['sections']>[number]
export interface Offset { readonly x: number; readonly y: number }

/**
 * The smallest changes of a document, as plain JSON. Everything the editor does is a list of these: they can be stored,
 * sent and compared, and each has an inverse of the same kind. `at` keeps the order of the lists, so that undoing gives
 * exactly the document from before.
 */
export type Edit =
  | { readonly kind: 'addNode'; readonly node: JourneyNode; readonly at: number }
  | { readonly kind: 'removeNode'; readonly id: string }
  /** Same id, anything else may differ. */
  | { readonly kind: 'replaceNode'; readonly node: JourneyNode }
  | { readonly kind: 'addEdge'; readonly edge: JourneyEdge; readonly at: number }
  | { readonly kind: 'removeEdge'; readonly id: string }
  | { readonly kind: 'replaceEdge'; readonly edge: JourneyEdge }
  | { readonly kind: 'setEntry'; readonly entry: Entry }
  /** Goals and exits of the journey as a whole, all of them; null for a document that says nothing of any. */
  | { readonly kind: 'setEnds'; readonly ends: readonly JourneyEnd[] | null }
  | { readonly kind: 'setDirection'; readonly direction: Canvas['direction'] }
  /** Null puts a node back to where the layout has it. */
  | { readonly kind: 'setOffset'; readonly id: string; readonly offset: Offset | null }
  | { readonly kind: 'addNote'; readonly note: Note; readonly at: number }
  | { readonly kind: 'removeNote'; readonly id: string }
  | { readonly kind: 'replaceNote'; readonly note: Note }
  /** All of them; null for a document that says nothing of any. */
  | { readonly kind: 'setSections'; readonly sections: readonly Section[] | null }
  /** All saved tests; null for a document that says nothing of any. */
  | { readonly kind: 'setTests'; readonly tests: readonly TestCase[] | null }
  /** Everything at once: a template, or the version of another window. */
  | { readonly kind: 'replaceDocument'; readonly document: JourneyDocument }

/** The document after the edits. An edit of something that is not there (any more) changes nothing. */
export function applyEdits(document: JourneyDocument, edits: readonly Edit[]): JourneyDocument {
  return edits.reduce(applyEdit, document)
}

export function applyEdit(document: JourneyDocument, edit: Edit): JourneyDocument {
  switch (edit.kind) {
    case 'addNode': return withNodes(document, inserted(document.nodes, edit.node, edit.at))
    case 'removeNode': return withNodes(document, without(document.nodes, edit.id))
    case 'replaceNode': return withNodes(document, replaced(document.nodes, edit.node))
    case 'addEdge': return withEdges(document, inserted(document.edges, edit.edge, edit.at))
    case 'removeEdge': return withEdges(document, without(document.edges, edit.id))
    case 'replaceEdge': return withEdges(document, replaced(document.edges, edit.edge))
    case 'setEntry': return { ...document, entry: edit.entry }
    case 'setEnds': return withEnds(document, edit.ends)
    case 'setDirection': return withCanvas(document, { direction: edit.direction })
    case 'setOffset': return withCanvas(document, { offsets: withOffset(document.canvas.offsets, edit.id, edit.offset) })
    case 'addNote': return withCanvas(document, { notes: inserted(document.canvas.notes, edit.note, edit.at) })
    case 'removeNote': return withCanvas(document, { notes: without(document.canvas.notes, edit.id) })
    case 'replaceNote': return withCanvas(document, { notes: replaced(document.canvas.notes, edit.note) })
    case 'setSections': return withSections(document, edit.sections)
    case 'setTests': return withTests(document, edit.tests)
    case 'replaceDocument': return edit.document
  }
}

const withNodes = (document: JourneyDocument, nodes: JourneyNode[]): JourneyDocument => (nodes === document.nodes ? document : { ...document, nodes })
const withEdges = (document: JourneyDocument, edges: JourneyEdge[]): JourneyDocument => (edges === document.edges ? document : { ...document, edges })
const withCanvas = (document: JourneyDocument, change: Partial<Canvas>): JourneyDocument => ({ ...document, canvas: { ...document.canvas, ...change } })

function withSections(document: JourneyDocument, sections: readonly Section[] | null): JourneyDocument {
  const { sections: _old, ...canvas } = document.canvas
  return { ...document, canvas: sections === null ? canvas : { ...canvas, sections: [...sections] } }
}

function withEnds({ ends: _old, ...document }: JourneyDocument, ends: readonly JourneyEnd[] | null): JourneyDocument {
  return ends === null ? document : { ...document, ends: [...ends] }
}

function withTests({ tests: _old, ...document }: JourneyDocument, tests: readonly TestCase[] | null): JourneyDocument {
  return tests === null ? document : { ...document, tests: [...tests] }
}

function withOffset(offsets: Canvas['offsets'], id: string, offset: Offset | null): Canvas['offsets'] {
  if (offset !== null) return { ...offsets, [id]: offset }
  const { [id]: _gone, ...others } = offsets
  return others
}

interface Named { readonly id: string }

function inserted<Item extends Named>(items: Item[], item: Item, at: number): Item[] {
  return items.some(({ id }) => id === item.id) ? items : items.toSpliced(at, 0, item)
}

function without<Item extends Named>(items: Item[], id: string): Item[] {
  const at = items.findIndex((item) => item.id === id)
  return at < 0 ? items : items.toSpliced(at, 1)
}

function replaced<Item extends Named>(items: Item[], item: Item): Item[] {
  const at = items.findIndex(({ id }) => id === item.id)
  return at < 0 ? items : items.with(at, item)
}
