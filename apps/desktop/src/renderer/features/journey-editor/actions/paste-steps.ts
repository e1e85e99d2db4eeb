import { parkAt } from '../drawing/park-at.ts'
import { readFragment } from '../kernels/document/fragment.ts'
import { pasteSteps as pasteInto } from '../kernels/document/intents/paste-steps.ts'
import type { Editor } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'
import { always, type EditorAction } from './editor-action.ts'
import { chosenSlot } from './selection-of.ts'

/** Puts the steps of a clipboard where a person has chosen, else beside the journey in the middle of the view. */
export function pasteText({ session, camera }: Editor, text: string, { withLinks }: { readonly withLinks: boolean }): void {
  const state = session.store.getState()
  const read = readFragment(text)
  if (!read.ok) return state.say(read.reason, 'refused')
  const slot = state.document.nodes.length === 0 ? { kind: 'port' as const, from: 'entry', port: 'next' } : chosenSlot(state) ?? { kind: 'parked' as const }
  const intent = pasteInto(state.document, { fragment: read.fragment, slot, withLinks }, newId)
  const middle = camera.current?.middle()
  state.run(slot.kind === 'parked' && middle !== undefined ? parkAt(state.document, intent, middle) : intent)
  camera.current?.reveal([...session.store.getState().selected])
}

function paste(editor: Editor, withLinks: boolean): void {
  navigator.clipboard.readText().then((text) => { pasteText(editor, text, { withLinks }) }, () => { editor.session.store.getState().say('The browser does not let this page read the clipboard. Use the keys instead.', 'refused') })
}

export const pasteSteps: EditorAction = {
  id: 'paste', label: 'Paste', group: 'Edit', shortcuts: ['Mod+V'], isNative: true, isEdit: true,
  isAvailable: always,
  perform: (editor) => { paste(editor, false) },
}

export const pasteWithLinks: EditorAction = {
  id: 'paste-with-links', label: 'Paste and keep connections', group: 'Edit', shortcuts: ['Mod+Shift+V'], isNative: true, isEdit: true,
  isAvailable: always,
  perform: (editor) => { paste(editor, true) },
}
