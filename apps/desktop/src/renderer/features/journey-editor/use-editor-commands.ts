import { useMemo } from 'react'
import { useCommands, type AppCommand } from '../../base/commands.ts'
import { isOffered } from './actions/action-menu.ts'
import { editorActions } from './actions/editor-actions.ts'
import type { Editor } from './store/editor-context.ts'

/** Offers everything the editor can do in the palette of the app. */
export function useEditorCommands(editor: Editor): void {
  const commands = useMemo(() => editorActions.filter(({ isHidden }) => isHidden !== true).map((action): AppCommand => ({
    id: `journey-${action.id}`, label: action.label, group: `Journey: ${action.group.toLowerCase()}`, ...(action.keywords === undefined ? {} : { keywords: action.keywords }), ...(action.shortcuts[0] === undefined ? {} : { shortcut: action.shortcuts[0] }),
    perform: () => {
      const state = editor.session.store.getState()
      // The palette gives the focus back to where it was; the action may take it from there.
      if (isOffered(action, state)) requestAnimationFrame(() => { action.perform(editor) })
      else state.say(state.mode === 'read' && action.isEdit ? 'You are looking at numbers. Switch to editing to change the journey.' : 'Select a step first.', 'refused')
    },
  })), [editor])
  useCommands(commands)
}
