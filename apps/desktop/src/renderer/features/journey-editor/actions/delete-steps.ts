import { disconnectEdge } from '../kernels/document/intents/connect-steps.ts'
import { removeNotes } from '../kernels/document/intents/note-edits.ts'
import { removeSteps } from '../kernels/document/intents/remove-steps.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import type { EditorState } from '../store/editor-state.ts'
import type { EditorAction } from './editor-action.ts'
import { onlySelected, selectedNotes, selectedSteps } from './selection-of.ts'

/** A step whose ways lead to several places: which of them people go on with is for a person to say. */
function isFork({ document }: EditorState, id: string): boolean {
  return new Set(journeyIndex(document).outgoing(id).map(({ to }) => to)).size > 1
}

export const deleteSteps: EditorAction = {
  id: 'delete', label: 'Delete', group: 'Edit', keywords: ['remove'], shortcuts: ['Delete', 'Backspace'], isEdit: true,
  isAvailable: (state) => state.selected.size > 0 || state.selectedEdge !== null,
  perform: ({ session }) => {
    const { store } = session
    const state = store.getState()
    const [steps, notes] = [selectedSteps(state), selectedNotes(state)]
    const [only = ''] = steps
    if (state.selectedEdge !== null) state.run(disconnectEdge(state.document, state.selectedEdge))
    else if (steps.length === 1 && isFork(state, only)) store.setState({ removing: steps })
    else if (steps.length > 0) state.run(removeSteps(state.document, { ids: steps, mode: { kind: 'stitch' } }))
    else if (onlySelected(state) === 'entry') state.say('The entry cannot be deleted: every journey starts somewhere.', 'refused')
    if (notes.length > 0) state.run(removeNotes(store.getState().document, notes))
  },
}
