import { sectionsOf } from '../kernels/document/sections.ts'
import type { Editor } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import type { EditorAction } from './editor-action.ts'

/** Collapses sections to their cards, or opens them, and keeps what was selected in view. */
export function foldSections({ session, camera }: Editor, ids: readonly string[], isFolded: boolean): void {
  const { folded, setFolded, select, document } = session.store.getState()
  setFolded(new Set([...[...folded].filter((id) => !ids.includes(id)), ...(isFolded ? ids : [])]))
  const [only] = ids
  if (only === undefined || ids.length > 1) return
  const shown = isFolded ? [only] : sectionsOf(document).find(({ id }) => id === only)?.nodeIds ?? []
  select(shown)
  camera.current?.reveal(shown)
}

const all = (editor: Editor): string[] => sectionsOf(shownDocument(editor.session.store.getState())).map(({ id }) => id)
const hasSections: EditorAction['isAvailable'] = (state) => sectionsOf(shownDocument(state)).length > 0

export const openAllSections: EditorAction = {
  id: 'open-sections', label: 'Open all sections', group: 'View', keywords: ['expand', 'unfold', 'groups'], shortcuts: ['Alt+G'], isEdit: false,
  isAvailable: hasSections,
  perform: (editor) => { foldSections(editor, all(editor), false) },
}

export const collapseAllSections: EditorAction = {
  id: 'collapse-sections', label: 'Collapse all sections', group: 'View', keywords: ['fold', 'groups', 'phases'], shortcuts: ['Shift+Alt+G'], isEdit: false,
  isAvailable: hasSections,
  perform: (editor) => { foldSections(editor, all(editor), true) },
}
