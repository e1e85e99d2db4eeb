import { openQuickAdd } from '../actions/open-quick-add.ts'
import { slotAfter, type Slot } from '../kernels/document/slot.ts'
import type { OutlineLine } from '../kernels/outline/outline-lines.ts'
import type { Editor } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'

/** Puts the keyboard on a line, for the canvas too. */
export function standOn({ session, camera }: Editor, line: OutlineLine): void {
  const { stand, selectEdge } = session.store.getState()
  switch (line.kind) {
    case 'step': stand({ kind: 'node', id: line.id }); camera.current?.reveal([line.id]); return
    case 'end': stand({ kind: 'end', from: line.from, port: line.port }); camera.current?.reveal([line.from]); return
    case 'reference': selectEdge(line.edgeId); camera.current?.reveal([line.from])
  }
}

/** Opens the list of steps to add behind what a line is about, with what was typed already. */
export function addBehind(editor: Editor, line: OutlineLine, typed: string): void {
  const state = editor.session.store.getState()
  if (state.mode === 'read') return state.say('You are looking at numbers. Switch to editing to change the journey.', 'refused')
  const slot = slotOf(state, line)
  if (slot === null) return state.say('Nothing can follow here: the journey ends, or goes on elsewhere.', 'refused')
  editor.session.store.setState({ surface: 'outline' })
  standOn(editor, line)
  openQuickAdd(editor, slot, { typed })
}

function slotOf({ document }: EditorState, line: OutlineLine): Slot | null {
  switch (line.kind) {
    case 'step': return slotAfter(document, line.id)
    case 'end': return { kind: 'port', from: line.from, port: line.port }
    case 'reference': return { kind: 'edge', edgeId: line.edgeId }
  }
}
