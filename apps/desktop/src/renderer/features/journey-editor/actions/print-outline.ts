import { always, type EditorAction } from './editor-action.ts'

export const printOutline: EditorAction = {
  id: 'print-outline', label: 'Print the outline', group: 'Journey', keywords: ['paper', 'pdf', 'review', 'text'], shortcuts: [], isEdit: false,
  isAvailable: always,
  perform: ({ session }) => { session.store.setState({ isPrinting: true }) },
}
