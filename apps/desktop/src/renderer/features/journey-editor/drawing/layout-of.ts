import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { EditorState } from '../store/editor-state.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import { journeyLayout, type JourneyLayout } from '../kernels/layout/journey-layout.ts'

type Drawn = Pick<EditorState, 'document' | 'viewed' | 'cardExtra' | 'folded'>

// A document is never changed in place, so its drawing is worked out once.
const known = new WeakMap<JourneyDocument, { readonly extra: number; readonly layout: JourneyLayout }>()

export function layoutOf(state: Drawn): JourneyLayout {
  const document = drawnDocument(state)
  const { cardExtra } = state
  const found = known.get(document)
  if (found?.extra === cardExtra) return found.layout
  const layout = journeyLayout(document, { extra: cardExtra })
  known.set(document, { extra: cardExtra, layout })
  return layout
}
