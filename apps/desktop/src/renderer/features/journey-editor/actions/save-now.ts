import { always, type EditorAction } from './editor-action.ts'

export const saveNow: EditorAction = {
  id: 'save', label: 'Save', group: 'Journey', shortcuts: ['Mod+S'], isEdit: false,
  isAvailable: always,
  perform: ({ session }) => { void session.flush().then(() => { const { save, say } = session.store.getState(); if (save.kind === 'saved') say('Saved. Every change is saved by itself.') }) },
}
