import type { JourneyDocument } from '@sendero/flow-engine/document'
import { applyEdit, type Edit } from './edit.ts'

/** The edits that bring back `before`, the document the edits are (or were) applied to. */
export function invertEdits(before: JourneyDocument, edits: readonly Edit[]): readonly Edit[] {
  const inverse: Edit[] = []
  let document = before
  for (const edit of edits) {
    inverse.push(...inverseOf(document, edit))
    document = applyEdit(document, edit)
  }
  return inverse.reverse()
}

/** Empty when the edit changes nothing. */
function inverseOf(document: JourneyDocument, edit: Edit): readonly Edit[] {
  const { nodes, edges, canvas } = document
  switch (edit.kind) {
    case 'addNode': return has(nodes, edit.node.id) ? [] : [{ kind: 'removeNode', id: edit.node.id }]
    case 'removeNode': return found(nodes, edit.id, (node, at) => ({ kind: 'addNode', node, at }))
    case 'replaceNode': return found(nodes, edit.node.id, (node) => ({ kind: 'replaceNode', node }))
    case 'addEdge': return has(edges, edit.edge.id) ? [] : [{ kind: 'removeEdge', id: edit.edge.id }]
    case 'removeEdge': return found(edges, edit.id, (edge, at) => ({ kind: 'addEdge', edge, at }))
    case 'replaceEdge': return found(edges, edit.edge.id, (edge) => ({ kind: 'replaceEdge', edge }))
    case 'setEntry': return [{ kind: 'setEntry', entry: document.entry }]
    case 'setEnds': return [{ kind: 'setEnds', ends: document.ends ?? null }]
    case 'setDirection': return [{ kind: 'setDirection', direction: canvas.direction }]
    case 'setOffset': return [{ kind: 'setOffset', id: edit.id, offset: canvas.offsets[edit.id] ?? null }]
    case 'addNote': return has(canvas.notes, edit.note.id) ? [] : [{ kind: 'removeNote', id: edit.note.id }]
    case 'removeNote': return found(canvas.notes, edit.id, (note, at) => ({ kind: 'addNote', note, at }))
    case 'replaceNote': return found(canvas.notes, edit.note.id, (note) => ({ kind: 'replaceNote', note }))
    case 'setSections': return [{ kind: 'setSections', sections: canvas.sections ?? null }]
    case 'setTests': return [{ kind: 'setTests', tests: document.tests ?? null }]
    case 'replaceDocument': return [{ kind: 'replaceDocument', document }]
  }
}

interface Named { readonly id: string }

const has = (items: readonly Named[], id: string): boolean => items.some((item) => item.id === id)

function found<Item extends Named>(items: readonly Item[], id: string, edit: (item: Item, at: number) => Edit): readonly Edit[] {
  const at = items.findIndex((item) => item.id === id)
  const item = items[at]
  return item === undefined ? [] : [edit(item, at)]
}
