import { always, type EditorAction } from './editor-action.ts'

export const focusPalette: EditorAction = {
  id: 'focus-palette', label: 'Go to the steps to add', group: 'Add', keywords: ['palette'], shortcuts: ['P'], isEdit: true,
  isAvailable: always,
  perform: ({ session }) => {
    const { show } = session.store.getState()
    // The outline takes its place.
    show('outline', false)
    show('palette', true)
    requestAnimationFrame(() => { document.querySelector<HTMLInputElement>('.journey-palette input')?.focus() })
  },
}
