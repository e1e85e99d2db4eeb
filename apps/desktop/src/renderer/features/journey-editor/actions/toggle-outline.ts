import { always, type EditorAction } from './editor-action.ts'

export const toggleOutline: EditorAction = {
  id: 'toggle-outline', label: 'Show or hide the outline', group: 'View', keywords: ['text', 'list', 'tree', 'accessible', 'keyboard', 'screen reader'], shortcuts: ['Shift+O'], isEdit: false,
  isAvailable: always,
  perform: ({ session, camera }) => {
    const { panels, show } = session.store.getState()
    show('outline', !panels.outline)
    session.store.setState({ surface: panels.outline ? 'canvas' : 'outline' })
    // It is there with the next frame.
    requestAnimationFrame(() => { camera.current?.focus() })
  },
}
