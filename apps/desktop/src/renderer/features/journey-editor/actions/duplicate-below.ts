import { duplicateBelow as duplicate } from '../kernels/document/intents/paste-steps.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { stepsBelow } from '../kernels/graph/reachable.ts'
import { newId } from '../store/new-id.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const duplicateBelow: EditorAction = {
  id: 'duplicate-below', label: 'Duplicate with all below', group: 'Edit', keywords: ['branch', 'subtree'], shortcuts: [], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length === 1,
  perform: ({ session, camera }) => {
    const state = session.store.getState()
    const [id = ''] = selectedSteps(state)
    if (state.run(duplicate(state.document, stepsBelow(journeyIndex(state.document), id), newId))) camera.current?.reveal([...session.store.getState().selected])
  },
}
