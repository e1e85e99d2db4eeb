import { layoutOf } from '../drawing/layout-of.ts'
import { slotPlace } from '../drawing/slot-place.ts'
import type { Slot } from '../kernels/document/slot.ts'
import type { Editor } from '../store/editor-context.ts'
import type { QuickAdd } from '../store/editor-state.ts'

/** Opens the list of steps to add at a slot, beside its button, or below the line of the outline where the keyboard is. */
export function openQuickAdd({ session, camera }: Editor, slot: Slot, more: Partial<Omit<QuickAdd, 'slot' | 'at'>> = {}): void {
  const state = session.store.getState()
  const place = more.dropAt ?? slotPlace(slot, state.document, layoutOf(state)) ?? camera.current?.middle() ?? { x: 0, y: 0 }
  const at = (state.surface === 'outline' ? placeInOutline() : null) ?? camera.current?.toScreen(place) ?? { x: 0, y: 0 }
  session.store.setState({ quickAdd: { slot, at, replaces: more.replaces ?? null, dropAt: more.dropAt ?? null, typed: more.typed ?? '' } })
}

/** Where the name of the step begins on the line. */
function placeInOutline(): { readonly x: number; readonly y: number } | null {
  const line = document.querySelector('.journey-outline-line.cursor .journey-outline-name')?.getBoundingClientRect()
  return line === undefined ? null : { x: line.left + quickAddWidth / 2, y: line.top + line.height / 2 }
}

/** The box is centred on its place. */
const quickAddWidth = 300
