import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Slot } from '../kernels/document/slot.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import type { JourneyLayout, XY } from '../kernels/layout/journey-layout.ts'

/** Where on the canvas a slot has its button; null for a slot that is gone, or beside the journey. */
export function slotPlace(slot: Slot, document: JourneyDocument, layout: JourneyLayout): XY | null {
  if (slot.kind === 'parked') return null
  const edgeId = slot.kind === 'edge' ? slot.edgeId : journeyIndex(document).edgeAt(slot.from, slot.port)?.id
  if (edgeId !== undefined) return layout.routes.get(edgeId)?.plus ?? null
  const end = slot.kind === 'port' ? layout.ends.find(({ from, port }) => from === slot.from && port === slot.port) : undefined
  return end === undefined ? null : { x: end.x + end.width / 2, y: end.y + end.height / 2 }
}
