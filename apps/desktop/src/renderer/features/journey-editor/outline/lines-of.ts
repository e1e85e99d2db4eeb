import type { JourneyDocument } from '@sendero/flow-engine/document'
import { outlineLines, type OutlineLine } from '../kernels/outline/outline-lines.ts'

// A document is never changed in place, so its outline is written once.
const known = new WeakMap<JourneyDocument, readonly OutlineLine[]>()

export function linesOf(document: JourneyDocument): readonly OutlineLine[] {
  const found = known.get(document) ?? outlineLines(document)
  known.set(document, found)
  return found
}
