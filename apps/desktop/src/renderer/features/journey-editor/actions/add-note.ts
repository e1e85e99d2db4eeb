import { layoutOf } from '../drawing/layout-of.ts'
import { addNote as addNoteTo } from '../kernels/document/intents/note-edits.ts'
import { newId } from '../store/new-id.ts'
import { always, type EditorAction } from './editor-action.ts'
import { onlySelected } from './selection-of.ts'

export const addNote: EditorAction = {
  id: 'add-note', label: 'Add a note', group: 'Add', keywords: ['sticky', 'comment', 'remark'], shortcuts: ['Shift+S'], isEdit: true,
  isAvailable: always,
  perform: ({ session, camera }) => {
    const state = session.store.getState()
    const nodeId = onlySelected(state)
    const card = nodeId === null ? undefined : layoutOf(state).cards.get(nodeId)
    const isPinned = nodeId !== null && nodeId !== 'entry' && card !== undefined
    const { x, y } = camera.current?.middle() ?? { x: 0, y: 0 }
    state.run(addNoteTo(state.document, isPinned ? { ...(state.document.canvas.direction === 'TB' ? { x: card.width + 24, y: 0 } : { x: 0, y: card.height + 24 }), nodeId } : { x, y }, newId))
  },
}
