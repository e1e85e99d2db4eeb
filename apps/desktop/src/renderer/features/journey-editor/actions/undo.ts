import type { EditorAction } from './editor-action.ts'

export const undo: EditorAction = {
  id: 'undo', label: 'Undo', group: 'Edit', shortcuts: ['Mod+Z'], isEdit: true,
  isAvailable: ({ history }) => history.past.length > 0,
  perform: ({ session, camera }) => { session.store.getState().undo(); camera.current?.reveal([...session.store.getState().selected]) },
}
