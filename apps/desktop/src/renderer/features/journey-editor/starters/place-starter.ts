import { untitledJourney } from '../../../base/new-journey.ts'
import { chosenSlot } from '../actions/selection-of.ts'
import { parkAt } from '../drawing/park-at.ts'
import type { Editor } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import { newId } from '../store/new-id.ts'
import type { Starter } from './starter.ts'
import { insertStarter, startWith, type Choices } from './use-of-starter.ts'

/** Whether a starter becomes the journey; else it is put into it. */
export const isToStart = ({ document }: EditorState): boolean => document.nodes.length === 0

/** Whether it goes where a person has chosen; else beside the journey. */
export const isPlaceChosen = (state: EditorState): boolean => chosenSlot(state) !== null

/** Makes an empty journey the starter, or puts its steps where a person has chosen, else beside the journey in the middle of the view. */
export function placeStarter({ session, camera }: Editor, chosen: { readonly starter: Starter; readonly choices: Choices }): void {
  const state = session.store.getState()
  if (isToStart(state)) {
    if (!state.run(startWith(chosen, newId))) return
    // The canvas lays it out first.
    setTimeout(() => { camera.current?.fit() }, 80)
    if (state.journey.name === untitledJourney) void session.rename(chosen.starter.title).catch(() => { session.store.getState().say('The journey could not be renamed. Its name can be changed above.', 'refused') })
    return
  }
  const slot = chosenSlot(state) ?? { kind: 'parked' as const }
  const intent = insertStarter(state.document, { ...chosen, slot }, newId)
  const middle = camera.current?.middle()
  if (!state.run(slot.kind === 'parked' && middle !== undefined ? parkAt(state.document, intent, middle) : intent)) return
  camera.current?.reveal([...session.store.getState().selected])
}
