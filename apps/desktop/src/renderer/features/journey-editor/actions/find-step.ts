import { always, type EditorAction } from './editor-action.ts'

export const findStep: EditorAction = {
  id: 'find', label: 'Find a step', group: 'Move around', keywords: ['search'], shortcuts: ['Mod+F'], isEdit: false,
  isAvailable: always,
  perform: ({ session }) => {
    session.store.getState().show('find', true)
    // Open already: what is typed next replaces what stands there. Else the field takes the focus as it comes.
    document.querySelector<HTMLInputElement>('.journey-find input')?.select()
  },
}
