import { always, type EditorAction } from './editor-action.ts'

export const browseStarters: EditorAction = {
  id: 'browse-starters', label: 'Insert a starter…', group: 'Add', keywords: ['template', 'gallery', 'example', 'ready-made', 'playbook'], shortcuts: [], isEdit: true,
  isAvailable: always,
  perform: ({ session }) => { session.store.setState({ gallery: { chosen: null } }) },
}
