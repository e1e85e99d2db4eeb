import { always, type EditorAction } from './editor-action.ts'

export const toggleNumbers: EditorAction = {
  id: 'toggle-numbers', label: 'Switch between editing and numbers', group: 'View', keywords: ['analytics', 'metrics', 'read', 'statistics', 'live'], shortcuts: ['A'], isEdit: false,
  isAvailable: always,
  perform: ({ session }) => { const { mode, setMode } = session.store.getState(); setMode(mode === 'edit' ? 'read' : 'edit') },
}
