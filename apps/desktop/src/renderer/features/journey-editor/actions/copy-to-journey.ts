import { fragmentOf } from '../kernels/document/fragment.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

/** What copy and paste in two windows do, for those who use the mouse. */
export const copyToJourney: EditorAction = {
  id: 'copy-to', label: 'Copy to another journey…', group: 'Edit', keywords: ['transfer', 'send'], shortcuts: [], isEdit: false,
  isAvailable: (state) => selectedSteps(state).length > 0,
  perform: ({ session }) => {
    const state = session.store.getState()
    session.store.setState({ copying: fragmentOf(state.document, selectedSteps(state)) })
  },
}
