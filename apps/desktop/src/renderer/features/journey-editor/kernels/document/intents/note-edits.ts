import type { JourneyDocument } from '@sendero/flow-engine/document'
import { refused, type Intent, type NewId } from '../command.ts'
import type { Note } from '../edit.ts'

export const noteSize = { width: 200, height: 120 } as const
const mostNotes = 500

/** A note, pinned to a step (its place is then relative to it) or free on the canvas. */
export function addNote(document: JourneyDocument, { x, y, nodeId }: { readonly x: number; readonly y: number; readonly nodeId?: string | undefined }, newId: NewId): Intent {
  const { notes } = document.canvas
  if (notes.length >= mostNotes) return refused(`A journey has at most ${mostNotes} notes.`)
  const isPinned = nodeId !== undefined && document.nodes.some(({ id }) => id === nodeId)
  const note: Note = { id: `note-${newId()}`, text: '', x: Math.round(x), y: Math.round(y), ...noteSize, ...(isPinned ? { nodeId } : {}) }
  return { ok: true, label: 'add a note', edits: [{ kind: 'addNote', note, at: notes.length }], select: [note.id] }
}

export function changeNote(document: JourneyDocument, { id, ...change }: { readonly id: string } & Partial<Omit<Note, 'id'>>): Intent {
  const note = document.canvas.notes.find((each) => each.id === id)
  if (note === undefined) return refused('That note is no longer there.')
  return { ok: true, label: 'text' in change ? 'edit a note' : 'move a note', edits: [{ kind: 'replaceNote', note: { ...note, ...change } }], mergeKey: `note ${id}` }
}

export function removeNotes(document: JourneyDocument, ids: readonly string[]): Intent {
  const present = document.canvas.notes.filter(({ id }) => ids.includes(id))
  if (present.length === 0) return refused('That note is no longer there.')
  return { ok: true, label: present.length === 1 ? 'delete a note' : `delete ${present.length} notes`, edits: present.map(({ id }) => ({ kind: 'removeNote', id })) }
}
