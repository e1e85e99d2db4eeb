import type { EditorAction } from './editor-action.ts'
import { foldSections } from './fold-sections.ts'
import { openQuickAdd } from './open-quick-add.ts'
import { onlySelected } from './selection-of.ts'

/** Enter on a step goes to its settings, on an open end to the steps to add there. */
export const openSettings: EditorAction = {
  id: 'open-settings', label: 'Open the settings of the step', group: 'Edit', shortcuts: ['Enter'], isEdit: false,
  isAvailable: (state) => onlySelected(state) !== null || state.cursor?.kind === 'end',
  perform: (editor) => {
    const state = editor.session.store.getState()
    const { cursor } = state
    const only = onlySelected(state)
    if (cursor?.kind === 'end') openQuickAdd(editor, { kind: 'port', from: cursor.from, port: cursor.port })
    else if (only !== null && state.folded.has(only)) foldSections(editor, [only], false)
    else document.querySelector<HTMLElement>('.journey-panel [data-first-field] :is(input, select, textarea, button), .journey-panel-body :is(input, select, textarea, button, a)')?.focus()
  },
}
