import { dryRunOf } from '../dry-run/dry-run-store.ts'
import { closeInbox, openInbox } from '../inbox/open-inbox.ts'
import { always, type EditorAction } from './editor-action.ts'

export const showInbox: EditorAction = {
  id: 'show-inbox', label: 'Show what one person finds in their inbox', group: 'Journey', keywords: ['storyboard', 'mails', 'messages', 'preview', 'read', 'copy'], shortcuts: ['Shift+I'], isEdit: true,
  isAvailable: always,
  perform: (editor) => {
    const { isOpen, isInbox } = dryRunOf(editor.session.store).getState()
    if (isOpen && isInbox) closeInbox(editor)
    else openInbox(editor)
  },
}
