import type { Section } from '../kernels/document/edit.ts'
import type { Box, JourneyLayout } from '../kernels/layout/journey-layout.ts'

/** Around the cards, and at the top above them, so that the name lies beside the way in. */
const room = { side: 16, top: 14 }

/** What an open section covers; null when none of its steps is drawn. */
export function sectionBox({ nodeIds }: Section, { cards }: JourneyLayout): Box | null {
  const boxes = nodeIds.flatMap((id) => cards.get(id) ?? [])
  if (boxes.length === 0) return null
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))]
  return {
    x: left - room.side, y: top - room.top,
    width: Math.max(...boxes.map(({ x, width }) => x + width)) - left + 2 * room.side,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) - top + 2 * room.top,
  }
}
