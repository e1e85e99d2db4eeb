import type { Slot } from '../kernels/document/slot.ts'
import type { JourneyLayout, XY } from '../kernels/layout/journey-layout.ts'

/** The slot whose button is closest to a place, if one is within `reach` and allowed. */
export function nearestSlot(layout: JourneyLayout, place: XY, { reach, isAllowed = () => true }: { readonly reach: number; readonly isAllowed?: (slot: Slot) => boolean }): Slot | null {
  let best: Slot | null = null
  let least = reach
  const consider = (slot: Slot, { x, y }: XY): void => {
    const away = Math.hypot(x - place.x, y - place.y)
    if (away >= least || !isAllowed(slot)) return
    least = away
    best = slot
  }
  for (const [edgeId, { plus }] of layout.routes) consider({ kind: 'edge', edgeId }, plus)
  for (const end of layout.ends) consider({ kind: 'port', from: end.from, port: end.port }, { x: end.x + end.width / 2, y: end.y + end.height / 2 })
  return best
}
