import { fragmentOf, fragmentText } from '../kernels/document/fragment.ts'
import type { EditorState } from '../store/editor-state.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

/** The selected steps as text for the clipboard; null when none are selected. */
export function copiedText(state: EditorState): string | null {
  const fragment = fragmentOf(state.document, selectedSteps(state))
  return fragment === null ? null : fragmentText(fragment, state.names)
}

export const copySteps: EditorAction = {
  id: 'copy', label: 'Copy', group: 'Edit', shortcuts: ['Mod+C'], isNative: true, isEdit: false,
  isAvailable: (state) => selectedSteps(state).length > 0,
  perform: ({ session }) => {
    const state = session.store.getState()
    const text = copiedText(state)
    if (text === null) return
    navigator.clipboard.writeText(text).then(() => { state.say('Copied. Paste here, in another journey or in any text.') }, () => { state.say('The browser does not let this page write to the clipboard. Use the keys instead.', 'refused') })
  },
}
