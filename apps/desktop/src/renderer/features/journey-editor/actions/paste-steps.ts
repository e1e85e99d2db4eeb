import { parkAt } from '../drawing/park-at.ts'
import { readFragment, type Fragment } from '../kernels/document/fragment.ts'
import { pasteSteps as pasteInto } from '../kernels/document/intents/paste-steps.ts'
import { thingsIn } from '../kernels/document/things.ts'
import type { Editor } from '../store/editor-context.ts'
import { layOutNetwork } from '../store/lay-out-network.ts'
import { missingThings } from '../store/missing-things.ts'
import { newId } from '../store/new-id.ts'
import { always, type EditorAction } from './editor-action.ts'
import { chosenSlot } from './selection-of.ts'

interface Way { readonly withLinks: boolean }

/** Pastes a clipboard; asks first what takes the places of things that are not in this workspace. */
export function pasteText(editor: Editor, text: string, { withLinks }: Way): void {
  const { store } = editor.session
  const state = store.getState()
  const read = readFragment(text)
  if (!read.ok) return state.say(read.reason, 'refused')
  const { fragment, names } = read
  const unknown = thingsIn(fragment.nodes).filter((id) => !state.names.has(id))
  if (unknown.length === 0) return placeFragment(editor, fragment, { withLinks })
  void missingThings(unknown, names).then((missing) => {
    if (missing.length === 0) placeFragment(editor, fragment, { withLinks })
    else store.setState({ mapping: { fragment, withLinks, missing } })
  })
}

/** Puts copied steps where a person has chosen, else beside the journey in the middle of the view. */
export function placeFragment({ session, camera }: Editor, fragment: Fragment, { withLinks }: Way): void {
  const state = session.store.getState()
  const isFirst = state.document.nodes.length === 0
  const slot = isFirst ? { kind: 'port' as const, from: 'entry', port: 'next' } : chosenSlot(state) ?? { kind: 'parked' as const }
  const intent = pasteInto(state.document, { fragment, slot, withLinks }, newId)
  const middle = camera.current?.middle()
  const isDone = state.run(slot.kind === 'parked' && middle !== undefined ? parkAt(state.document, intent, middle) : intent)
  // What is put in between other steps stays where the layout has those.
  if (isDone && intent.ok && (isFirst || slot.kind === 'parked')) void layOutNetwork(session.store, { ids: intent.select ?? [], isWhole: isFirst }).then(() => { camera.current?.reveal([...session.store.getState().selected]) })
  camera.current?.reveal([...session.store.getState().selected])
}

function paste(editor: Editor, way: Way): void {
  navigator.clipboard.readText().then((text) => { pasteText(editor, text, way) }, () => { editor.session.store.getState().say('The browser does not let this page read the clipboard. Use the keys instead.', 'refused') })
}

export const pasteSteps: EditorAction = {
  id: 'paste', label: 'Paste', group: 'Edit', shortcuts: ['Mod+V'], isNative: true, isEdit: true,
  isAvailable: always,
  perform: (editor) => { paste(editor, { withLinks: false }) },
}

export const pasteWithLinks: EditorAction = {
  id: 'paste-with-links', label: 'Paste and keep connections', group: 'Edit', shortcuts: ['Mod+Shift+V'], isNative: true, isEdit: true,
  isAvailable: always,
  perform: (editor) => { paste(editor, { withLinks: true }) },
}
