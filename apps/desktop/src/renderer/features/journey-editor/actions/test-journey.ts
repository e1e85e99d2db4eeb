import { dryRunOf } from '../dry-run/dry-run-store.ts'
import { closeDryRun, openDryRun } from '../dry-run/open-dry-run.ts'
import { always, type EditorAction } from './editor-action.ts'

export const testJourney: EditorAction = {
  id: 'test-journey', label: 'Test with one person', group: 'Journey', keywords: ['dry run', 'simulate', 'preview', 'try', 'walk'], shortcuts: ['Mod+Enter'], isEdit: true,
  isAvailable: always,
  perform: (editor) => { if (dryRunOf(editor.session.store).getState().isOpen) closeDryRun(editor); else openDryRun(editor) },
}
