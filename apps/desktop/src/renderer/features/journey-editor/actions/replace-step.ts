import type { EditorAction } from './editor-action.ts'
import { openQuickAdd } from './open-quick-add.ts'
import { selectedSteps } from './selection-of.ts'
import { layoutOf } from '../drawing/layout-of.ts'

export const replaceStep: EditorAction = {
  id: 'replace', label: 'Replace with another kind', group: 'Edit', keywords: ['change', 'swap'], shortcuts: ['R'], isEdit: true,
  isAvailable: (state) => selectedSteps(state).length === 1,
  perform: (editor) => {
    const state = editor.session.store.getState()
    const [id = ''] = selectedSteps(state)
    const card = layoutOf(state).cards.get(id)
    editor.camera.current?.reveal([id])
    openQuickAdd(editor, { kind: 'parked' }, { replaces: id, dropAt: card === undefined ? null : { x: card.x + card.width / 2, y: card.y + card.height } })
  },
}
