import { moveSteps } from '../kernels/document/intents/move-steps.ts'
import type { Slot } from '../kernels/document/slot.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import type { Editor } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import { newId } from '../store/new-id.ts'
import type { EditorAction } from './editor-action.ts'
import { selectedSteps } from './selection-of.ts'

/** In front of the step before this one. */
function slotBefore(state: EditorState, id: string): Slot | null {
  const index = journeyIndex(state.document)
  const [into] = index.incoming(id)
  const [before] = into === undefined ? [] : index.incoming(into.from)
  return before === undefined ? null : { kind: 'edge', edgeId: before.id }
}

/** Behind the step after this one. */
function slotBehind(state: EditorState, id: string): Slot | null {
  const index = journeyIndex(state.document)
  const [out] = index.outgoing(id)
  const port = out === undefined ? undefined : index.ports(out.to)[0]
  return out === undefined || port === undefined ? null : { kind: 'port', from: out.to, port }
}

function move({ session, camera }: Editor, slotOf: typeof slotBefore): void {
  const state = session.store.getState()
  const [id = ''] = selectedSteps(state)
  const slot = slotOf(state, id)
  if (slot === null) state.say('It cannot be moved any further that way.', 'refused')
  else if (state.run(moveSteps(state.document, { ids: [id], slot }, newId))) camera.current?.reveal([id])
}

const isOne = (state: EditorState): boolean => selectedSteps(state).length === 1

export const moveEarlier: EditorAction = {
  id: 'move-earlier', label: 'Move one step earlier', group: 'Edit', keywords: ['up', 'before'], shortcuts: ['Alt+ArrowUp'], isEdit: true,
  isAvailable: isOne,
  perform: (editor) => { move(editor, slotBefore) },
}

export const moveLater: EditorAction = {
  id: 'move-later', label: 'Move one step later', group: 'Edit', keywords: ['down', 'after'], shortcuts: ['Alt+ArrowDown'], isEdit: true,
  isAvailable: isOne,
  perform: (editor) => { move(editor, slotBehind) },
}
