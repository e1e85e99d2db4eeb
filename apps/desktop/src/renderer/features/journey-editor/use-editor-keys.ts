import { useEffect } from 'react'
import { isOffered } from './actions/action-menu.ts'
import { copiedText } from './actions/copy-steps.ts'
import { deleteSteps } from './actions/delete-steps.ts'
import type { EditorAction } from './actions/editor-action.ts'
import { editorActions } from './actions/editor-actions.ts'
import { matchesShortcut } from './actions/match-shortcut.ts'
import { pasteText } from './actions/paste-steps.ts'
import type { Editor } from './store/editor-context.ts'

/** Keys that mean something else wherever the focus is on a control. */
const canvasOnly: ReadonlySet<string> = new Set(['open-settings', 'delete', 'delete-gap', 'select-all', 'select-below', 'select-above', 'let-go', 'move-earlier', 'move-later'])
const alsoWhileTyping: ReadonlySet<string> = new Set(['save'])
const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="textbox"]'
const layers = '.ui-dialog, .ui-palette, .ui-menu, .ui-popover, [role="listbox"]'

const elementOf = (event: Event): Element | null => (event.target instanceof Element ? event.target : null)
const isTyping = (event: Event): boolean => elementOf(event)?.closest(typing) !== null && elementOf(event) !== null
const isOnCanvas = (event: Event): boolean => event.target === document.body || elementOf(event)?.closest('.journey-canvas, .journey-outline-lines') !== null
/** A dialog, a menu, a list or a comparison lies over the canvas and has the keys. */
const isCovered = (event: Event): boolean => elementOf(event)?.closest(layers) !== null || document.querySelector('.ui-dialog, .ui-palette, .ui-menu, .journey-compare') !== null

function mayHear(action: EditorAction, event: Event): boolean {
  if (isTyping(event)) return alsoWhileTyping.has(action.id)
  return isOnCanvas(event) || !(canvasOnly.has(action.id) || action.id.startsWith('walk-'))
}

/** Listens for the shortcuts of all actions, and for copy, cut and paste as the browser tells of them. */
export function useEditorKeys(editor: Editor): void {
  useEffect(() => {
    let isShift = false
    const { store } = editor.session
    const press = (event: KeyboardEvent): void => {
      isShift = event.shiftKey
      if (event.defaultPrevented || event.isComposing || isCovered(event)) return
      const action = editorActions.find((each) => each.isNative !== true && each.shortcuts.some((shortcut) => matchesShortcut(event, shortcut)) && mayHear(each, event))
      if (action === undefined) return
      const state = store.getState()
      if (!isOffered(action, state)) {
        if (action.isEdit && state.mode === 'read') { event.preventDefault(); state.say('You are looking at numbers. Switch to editing to change the journey.', 'refused') }
        // Find and save of the browser would be about the page, not about the journey.
        return
      }
      event.preventDefault()
      action.perform(editor)
    }
    const copy = (event: ClipboardEvent): void => {
      if (isTyping(event) || isCovered(event) || window.getSelection()?.isCollapsed === false) return
      const state = store.getState()
      const text = copiedText(state)
      if (text === null) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', text)
      if (event.type === 'cut' && state.mode === 'edit') deleteSteps.perform(editor)
      else state.say('Copied. Paste here, in another journey or in any text.')
    }
    const paste = (event: ClipboardEvent): void => {
      if (isTyping(event) || isCovered(event)) return
      event.preventDefault()
      pasteText(editor, event.clipboardData?.getData('text/plain') ?? '', { withLinks: isShift })
    }
    window.addEventListener('keydown', press)
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('keydown', press)
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', paste)
    }
  }, [editor])
}
