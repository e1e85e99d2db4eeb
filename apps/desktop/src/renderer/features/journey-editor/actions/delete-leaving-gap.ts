import { removeSteps } from '../kernels/document/intents/remove-steps.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const deleteLeavingGap: EditorAction = {
  id: 'delete-gap', label: 'Delete and leave a gap', group: 'Edit', keywords: ['remove'], shortcuts: ['Shift+Delete', 'Shift+Backspace'], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length > 0,
  perform: ({ session }) => {
    const state = session.store.getState()
    state.run(removeSteps(state.document, { ids: selectedSteps(state), mode: { kind: 'gap' } }))
  },
}
