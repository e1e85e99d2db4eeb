import type { JourneyDocument } from '@sendero/flow-engine/document'
import { applyCommand, invertCommand, type DocumentCommand } from '../kernels/document/command.ts'
import type { Edit } from '../kernels/document/edit.ts'

/** A command that was done, with the one that takes it back. Plain JSON: it is stored with the draft and survives a reload. */
export interface HistoryEntry {
  readonly redo: DocumentCommand
  readonly undo: DocumentCommand
  readonly at: number
}

export interface History {
  /** Oldest first. */
  readonly past: readonly HistoryEntry[]
  /** Next to be done again last. */
  readonly future: readonly HistoryEntry[]
}

export const noHistory: History = { past: [], future: [] }

const mostSteps = 500
/** Typing or nudging that goes on without a longer pause is one step. */
const mergeWithinMs = 1500

/** The history after `command` was done to `before`. What was undone can then no longer be done again. */
export function recorded(history: History, command: DocumentCommand, { before, at }: { readonly before: JourneyDocument; readonly at: number }): History {
  const entry: HistoryEntry = { redo: command, undo: invertCommand(before, command), at }
  const last = history.past.at(-1)
  const isContinued = last !== undefined && history.future.length === 0 && command.mergeKey !== undefined && last.redo.mergeKey === command.mergeKey && at - last.at < mergeWithinMs
  if (!isContinued) return { past: [...history.past, entry].slice(-mostSteps), future: [] }
  return { past: [...history.past.slice(0, -1), merged(last, entry)], future: [] }
}

function merged(first: HistoryEntry, second: HistoryEntry): HistoryEntry {
  return {
    at: second.at,
    redo: { ...second.redo, id: first.redo.id, edits: withoutOvertaken([...first.redo.edits, ...second.redo.edits]) },
    undo: { ...first.undo, edits: withoutOvertaken([...second.undo.edits, ...first.undo.edits]) },
  }
}

/** An edit that sets the same thing anew makes the one before it needless: an hour of typing is one edit. */
function withoutOvertaken(edits: readonly Edit[]): readonly Edit[] {
  return edits.every((edit) => subjectOf(edit) !== null) ? [...new Map(edits.map((edit) => [subjectOf(edit), edit])).values()] : edits
}

function subjectOf(edit: Edit): string | null {
  switch (edit.kind) {
    case 'replaceNode': return `node ${edit.node.id}`
    case 'replaceNote': return `note ${edit.note.id}`
    case 'setOffset': return `offset ${edit.id}`
    case 'setEntry': return 'entry'
    case 'setEnds': return 'ends'
    case 'setSections': return 'sections'
    case 'setTests': return 'tests'
    default: return null
  }
}

export interface Moved {
  readonly history: History
  readonly document: JourneyDocument
  readonly entry: HistoryEntry
}

/** Null when there is nothing to undo. */
export function undone({ past, future }: History, document: JourneyDocument): Moved | null {
  const entry = past.at(-1)
  return entry === undefined ? null : { history: { past: past.slice(0, -1), future: [...future, entry] }, document: applyCommand(document, entry.undo), entry }
}

/** Null when nothing was undone. */
export function redone({ past, future }: History, document: JourneyDocument): Moved | null {
  const entry = future.at(-1)
  return entry === undefined ? null : { history: { past: [...past, entry], future: future.slice(0, -1) }, document: applyCommand(document, entry.redo), entry }
}

/** The steps a command is about, as far as they are still there: what the camera shows after an undo. */
export function touchedSteps({ edits }: DocumentCommand, document: JourneyDocument): string[] {
  const touched = new Set(edits.flatMap((edit): string[] => {
    switch (edit.kind) {
      case 'addNode': case 'replaceNode': return [edit.node.id]
      case 'setOffset': return [edit.id]
      case 'addEdge': case 'replaceEdge': return [edit.edge.to]
      default: return []
    }
  }))
  return document.nodes.filter(({ id }) => touched.has(id)).map(({ id }) => id)
}
