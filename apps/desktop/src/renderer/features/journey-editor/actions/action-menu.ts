import type { MenuEntry } from '@sendero/ui'
import type { Editor } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import type { EditorAction } from './editor-action.ts'
import { editorActions } from './editor-actions.ts'

const menuGroups: readonly (readonly string[])[] = [
  ['add-step', 'rename', 'replace', 'skip', 'connect'], ['move-earlier', 'move-later'], ['copy', 'copy-to', 'cut', 'paste', 'duplicate', 'duplicate-below'],
  ['make-somebody'], ['select-below', 'zoom-selection', 'group', 'ungroup'], ['delete', 'delete-gap', 'delete-below'],
]
const dangerous: ReadonlySet<string> = new Set(['delete', 'delete-gap', 'delete-below'])

/** Whether an action is offered now: an edit only to those who edit. */
export const isOffered = (action: EditorAction, state: EditorState): boolean => action.isAvailable(state) && (!action.isEdit || state.mode === 'edit')

/** The menu of what is selected. */
export function menuOf(editor: Editor, state: EditorState): MenuEntry[] {
  const groups = menuGroups.map((ids) => ids.flatMap((id) => editorActions.find((action) => action.id === id && isOffered(action, state)) ?? [])).filter((group) => group.length > 0)
  return groups.flatMap((group, at): MenuEntry[] => [
    ...(at === 0 ? [] : [{ kind: 'separator' } as const]),
    ...group.map((action): MenuEntry => ({ label: action.label, shortcut: action.shortcuts[0], isDanger: dangerous.has(action.id), onSelect: () => { action.perform(editor) } })),
  ])
}
