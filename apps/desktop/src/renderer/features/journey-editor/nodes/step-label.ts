import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'

/** How a step is called among the others; null when there is none of this id. */
export function stepLabel(document: JourneyDocument, id: string): string | null {
  return document.nodes.some((node) => node.id === id) ? labelsOf(document).get(id) ?? null : null
}

// A document is never changed in place, so its labels are worked out once.
const known = new WeakMap<JourneyDocument, ReadonlyMap<string, string>>()

function labelsOf(document: JourneyDocument): ReadonlyMap<string, string> {
  const found = known.get(document) ?? nodeLabels(document)
  known.set(document, found)
  return found
}
