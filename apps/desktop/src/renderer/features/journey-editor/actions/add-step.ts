import type { EditorAction } from './editor-action.ts'
import { always } from './editor-action.ts'
import { openQuickAdd } from './open-quick-add.ts'
import { slotForAdding } from './selection-of.ts'

export const addStep: EditorAction = {
  id: 'add-step', label: 'Add a step', group: 'Add', keywords: ['insert', 'new', 'node'], shortcuts: ['N', '/'], isEdit: true,
  isAvailable: always,
  perform: (editor) => {
    const slot = slotForAdding(editor.session.store.getState())
    const { camera } = editor
    if (slot.kind === 'port') camera.current?.reveal([slot.from])
    openQuickAdd(editor, slot)
  },
}
