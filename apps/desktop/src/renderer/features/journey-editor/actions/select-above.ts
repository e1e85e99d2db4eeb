import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { stepsAbove } from '../kernels/graph/reachable.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const selectAbove: EditorAction = {
  id: 'select-above', label: 'Select this and all above', group: 'Select', keywords: ['upstream', 'before'], shortcuts: ['Shift+ArrowUp', 'Shift+ArrowLeft'], isEdit: false,
  isAvailable: (state) => selectedSteps(state).length > 0,
  perform: ({ session }) => {
    const state = session.store.getState()
    const index = journeyIndex(state.document)
    state.select([...new Set(selectedSteps(state).flatMap((id) => stepsAbove(index, id)))])
  },
}
