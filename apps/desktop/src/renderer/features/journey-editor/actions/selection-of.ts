import { slotAfter, firstOpenSlot, type Slot } from '../kernels/document/slot.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import type { EditorState } from '../store/editor-state.ts'

/** The selected steps, without the entry and notes, in document order; all steps of a collapsed section that is selected. */
export function selectedSteps({ selected, document }: EditorState): string[] {
  if (selected.size === 0) return []
  const inside = new Set(sectionsOf(document).flatMap(({ id, nodeIds }) => (selected.has(id) ? nodeIds : [])))
  return document.nodes.filter(({ id }) => selected.has(id) || inside.has(id)).map(({ id }) => id)
}

export function selectedNotes({ selected, document }: EditorState): string[] {
  return selected.size === 0 ? [] : document.canvas.notes.filter(({ id }) => selected.has(id)).map(({ id }) => id)
}

/** The one selected step or the entry; null when there are none or several. */
export function onlySelected({ selected }: EditorState): string | null {
  const [only = null] = selected
  return selected.size === 1 ? only : null
}

/** The place a person has chosen for what comes next: an edge, an open end, behind a step. Null when nothing is chosen. */
export function chosenSlot(state: EditorState): Slot | null {
  const { selectedEdge, cursor, document } = state
  if (selectedEdge !== null) return { kind: 'edge', edgeId: selectedEdge }
  if (cursor?.kind === 'end') return { kind: 'port', from: cursor.from, port: cursor.port }
  const steps = [...state.selected].filter((id) => id === 'entry' || document.nodes.some((node) => node.id === id))
  const last = steps.at(-1)
  return last === undefined ? null : slotAfter(document, last)
}

/** The same; when nothing is chosen, or nothing can follow there, the first open end of the journey. */
export const slotForAdding = (state: EditorState): Slot => chosenSlot(state) ?? firstOpenSlot(state.document) ?? { kind: 'parked' }
