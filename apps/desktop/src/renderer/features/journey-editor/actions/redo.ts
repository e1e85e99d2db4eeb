import type { EditorAction } from './editor-action.ts'

export const redo: EditorAction = {
  id: 'redo', label: 'Redo', group: 'Edit', shortcuts: ['Mod+Shift+Z', 'Mod+Y'], isEdit: true,
  isAvailable: ({ history }) => history.future.length > 0,
  perform: ({ session, camera }) => { session.store.getState().redo(); camera.current?.reveal([...session.store.getState().selected]) },
}
