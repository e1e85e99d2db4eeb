import { toggleSkipped } from '../kernels/document/intents/skip-steps.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const toggleSkip: EditorAction = {
  id: 'skip', label: 'Skip, or no longer skip', group: 'Edit', keywords: ['disable', 'mute', 'pause', 'leave out', 'pass through'], shortcuts: ['D'], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length > 0,
  perform: ({ session }) => {
    const state = session.store.getState()
    state.run(toggleSkipped(state.document, selectedSteps(state)))
  },
}
