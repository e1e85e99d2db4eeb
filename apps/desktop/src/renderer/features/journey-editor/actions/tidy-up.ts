import { tidySteps } from '../kernels/document/intents/arrange-steps.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const tidyUp: EditorAction = {
  id: 'tidy', label: 'Tidy up', group: 'View', keywords: ['layout', 'arrange', 'align'], shortcuts: ['Shift+Alt+T'], isEdit: true,
  isAvailable: ({ document }) => Object.keys(document.canvas.offsets).length > 0,
  perform: ({ session }) => {
    const state = session.store.getState()
    const steps = selectedSteps(state)
    state.run(tidySteps(state.document, steps.length > 1 ? steps : undefined))
  },
}
