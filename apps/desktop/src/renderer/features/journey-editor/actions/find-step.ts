import { always, type EditorAction } from './editor-action.ts'

export const findStep: EditorAction = {
  id: 'find', label: 'Find a step', group: 'Move around', keywords: ['search'], shortcuts: ['Mod+F'], isEdit: false,
  isAvailable: always,
  perform: ({ session }) => {
    session.store.getState().show('find', true)
    requestAnimationFrame(() => { document.querySelector<HTMLInputElement>('.journey-find input')?.select() })
  },
}
