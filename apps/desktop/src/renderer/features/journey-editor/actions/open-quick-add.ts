import { layoutOf } from '../drawing/layout-of.ts'
import { slotPlace } from '../drawing/slot-place.ts'
import type { Slot } from '../kernels/document/slot.ts'
import type { Editor } from '../store/editor-context.ts'
import type { QuickAdd } from '../store/editor-state.ts'

/** Opens the list of steps to add at a slot, beside its button. */
export function openQuickAdd({ session, camera }: Editor, slot: Slot, more: Partial<Pick<QuickAdd, 'replaces' | 'dropAt'>> = {}): void {
  const state = session.store.getState()
  const place = more.dropAt ?? slotPlace(slot, state.document, layoutOf(state)) ?? camera.current?.middle() ?? { x: 0, y: 0 }
  const at = camera.current?.toScreen(place) ?? { x: 0, y: 0 }
  session.store.setState({ quickAdd: { slot, at, replaces: more.replaces ?? null, dropAt: more.dropAt ?? null } })
}
