import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { stepsBelow } from '../kernels/graph/reachable.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const selectBelow: EditorAction = {
  id: 'select-below', label: 'Select this and all below', group: 'Select', keywords: ['branch', 'downstream'], shortcuts: ['Shift+ArrowDown', 'Shift+ArrowRight'], isEdit: false,
  isAvailable: (state) => selectedSteps(state).length > 0,
  perform: ({ session }) => {
    const state = session.store.getState()
    const index = journeyIndex(state.document)
    state.select([...new Set(selectedSteps(state).flatMap((id) => stepsBelow(index, id)))])
  },
}
