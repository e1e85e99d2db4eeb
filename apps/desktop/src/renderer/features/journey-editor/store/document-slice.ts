import { applyCommand, type DocumentCommand } from '../kernels/document/command.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import { standingWords, stepsTakenAway } from '../people-standing.ts'
import { newId } from './new-id.ts'
import type { DocumentSlice, EditorState, JourneyFacts, Slice } from './editor-state.ts'
import { recorded, redone, touchedSteps, undone, type Moved } from './history.ts'
import type { OpenedDraft } from './open-draft.ts'

export const createDocumentSlice = (journey: JourneyFacts, opened: OpenedDraft): Slice<DocumentSlice> => (set, get) => ({
  journey,
  document: opened.document,
  history: opened.history,
  standing: new Map(),
  run: (intent) => {
    const state = get()
    if (state.mode === 'read') { state.say('You are looking at numbers. Switch to editing to change the journey.', 'refused'); return false }
    if (!intent.ok) { state.say(intent.reason, 'refused'); return false }
    const command: DocumentCommand = { id: newId(), label: intent.label, edits: intent.edits, ...(intent.mergeKey === undefined ? {} : { mergeKey: intent.mergeKey }) }
    const document = applyCommand(state.document, command)
    set({ document, history: recorded(state.history, command, { before: state.document, at: Date.now() }), ...afterwards(state, command, document) })
    if (intent.select !== undefined) get().select(intent.select)
    const standing = standingWords(state.standing, stepsTakenAway(command))
    if (standing !== null) get().say(`Done: ${intent.label}. ${standing}`)
    else if (intent.mergeKey === undefined) get().say(`Done: ${intent.label}`, 'quiet')
    return true
  },
  undo: () => { travel(get, set, { moved: undone(get().history, get().document), verb: 'Undone' }) },
  redo: () => { travel(get, set, { moved: redone(get().history, get().document), verb: 'Done again' }) },
  setJourney: (facts) => { set({ journey: facts }) },
})

type Get = () => EditorState
type Set = (change: Partial<EditorState>) => void

function travel(get: Get, set: Set, { moved, verb }: { readonly moved: Moved | null; readonly verb: string }): void {
  const state = get()
  if (state.mode === 'read') return
  if (moved === null) return state.say(verb === 'Undone' ? 'There is nothing to undo.' : 'There is nothing to do again.')
  const command = verb === 'Undone' ? moved.entry.undo : moved.entry.redo
  set({ document: moved.document, history: moved.history, ...afterwards(state, command, moved.document) })
  get().select(touchedSteps(command, moved.document))
  get().say(`${verb}: ${command.label}`)
}

/** Steps that are there for the first time are unfinished; what is gone is no longer selected. */
function afterwards(state: EditorState, command: DocumentCommand, document: EditorState['document']): Partial<EditorState> {
  const added = command.edits.flatMap((edit) => edit.kind === 'addNode' && !state.document.nodes.some(({ id }) => id === edit.node.id) ? [edit.node.id] : [])
  const present = new Set(['entry', ...document.nodes.map(({ id }) => id), ...document.canvas.notes.map(({ id }) => id), ...sectionsOf(document).map(({ id }) => id)])
  const selected = [...state.selected].filter((id) => present.has(id))
  const standing = state.cursor === null ? null : state.cursor.kind === 'node' ? state.cursor.id : state.cursor.from
  return {
    unfinished: added.length === 0 ? state.unfinished : new Set([...state.unfinished, ...added]),
    selected: selected.length === state.selected.size ? state.selected : new Set(selected),
    selectedEdge: document.edges.some(({ id }) => id === state.selectedEdge) ? state.selectedEdge : null,
    ...(standing !== null && !present.has(standing) ? { cursor: null } : {}),
  }
}
