import { dryRunOf } from '../dry-run/dry-run-store.ts'
import { openDryRun } from '../dry-run/open-dry-run.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const makeSomebody: EditorAction = {
  id: 'make-somebody', label: 'Make somebody who comes here', group: 'Journey', keywords: ['test', 'dry run', 'person', 'reach', 'make me one that goes here'], shortcuts: [], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length === 1,
  perform: (editor) => {
    const { store } = editor.session
    const [wanted = null] = selectedSteps(store.getState())
    if (!dryRunOf(store).getState().isOpen) openDryRun(editor)
    dryRunOf(store).setState({ wanted, isInbox: false })
  },
}
