import type { EditorAction } from './editor-action.ts'

export const selectAll: EditorAction = {
  id: 'select-all', label: 'Select all steps', group: 'Select', shortcuts: ['Mod+A'], isEdit: false,
  isAvailable: ({ document }) => document.nodes.length > 0,
  perform: ({ session }) => { const state = session.store.getState(); state.select(state.document.nodes.map(({ id }) => id)) },
}
