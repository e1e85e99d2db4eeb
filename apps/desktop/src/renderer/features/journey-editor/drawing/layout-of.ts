import type { JourneyDocument } from '@sendero/flow-engine'
import { journeyLayout, type JourneyLayout } from '../kernels/layout/journey-layout.ts'

interface Drawn { readonly document: JourneyDocument; readonly cardExtra: number }

// A document is never changed in place, so its drawing is worked out once.
const known = new WeakMap<JourneyDocument, { readonly extra: number; readonly layout: JourneyLayout }>()

export function layoutOf({ document, cardExtra }: Drawn): JourneyLayout {
  const found = known.get(document)
  if (found?.extra === cardExtra) return found.layout
  const layout = journeyLayout(document, { extra: cardExtra })
  known.set(document, { extra: cardExtra, layout })
  return layout
}
