import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

export const renameStep: EditorAction = {
  id: 'rename', label: 'Rename', group: 'Edit', keywords: ['name', 'title'], shortcuts: ['F2'], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length === 1,
  perform: ({ session, camera }) => {
    const [id = null] = selectedSteps(session.store.getState())
    if (id !== null) camera.current?.reveal([id])
    session.store.setState({ renaming: id })
  },
}
