import { always, type EditorAction } from './editor-action.ts'

/** Escape gives up what is begun, then the selection, one thing at a time. */
export const letGo: EditorAction = {
  id: 'let-go', label: 'Give up, or select nothing', group: 'Select', shortcuts: ['Escape'], isEdit: false, isHidden: true,
  isAvailable: always,
  perform: ({ session, camera }) => {
    const { store } = session
    const state = store.getState()
    if (state.quickAdd !== null) store.setState({ quickAdd: null })
    else if (state.connecting !== null) store.setState({ connecting: null })
    else if (state.removing !== null) store.setState({ removing: null })
    else if (state.panels.find) { state.show('find', false); store.setState({ query: '', hits: [] }) }
    else if (state.panels.problems) state.show('problems', false)
    else state.select([])
    camera.current?.focus()
  },
}
