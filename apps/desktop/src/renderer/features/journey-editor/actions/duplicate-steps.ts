import { duplicateSteps as duplicate } from '../kernels/document/intents/paste-steps.ts'
import { newId } from '../store/new-id.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const duplicateSteps: EditorAction = {
  id: 'duplicate', label: 'Duplicate', group: 'Edit', shortcuts: ['Mod+D'], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length > 0,
  perform: ({ session, camera }) => {
    const state = session.store.getState()
    if (state.run(duplicate(state.document, selectedSteps(state), newId))) camera.current?.reveal([...session.store.getState().selected])
  },
}
