import type { JourneyLayout, XY } from '../kernels/layout/journey-layout.ts'

/** The step or entry whose card lies at a place; null for none. What is drawn last lies on top. */
export function cardAt({ cards }: JourneyLayout, { x, y }: XY): string | null {
  let found: string | null = null
  for (const [id, box] of cards) if (x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) found = id
  return found
}
