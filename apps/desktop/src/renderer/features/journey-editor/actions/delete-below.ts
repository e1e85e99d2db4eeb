import { removeSteps } from '../kernels/document/intents/remove-steps.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const deleteBelow: EditorAction = {
  id: 'delete-below', label: 'Delete with all below', group: 'Edit', keywords: ['remove', 'branch', 'subtree'], shortcuts: [], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length === 1,
  perform: ({ session }) => {
    const state = session.store.getState()
    state.run(removeSteps(state.document, { ids: selectedSteps(state), mode: { kind: 'below' } }))
  },
}
