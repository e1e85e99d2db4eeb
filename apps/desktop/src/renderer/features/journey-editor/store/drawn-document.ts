import type { JourneyDocument } from '@sendero/flow-engine/document'
import { foldedDocument } from '../kernels/document/fold.ts'
import type { EditorState } from './editor-state.ts'
import { shownDocument } from './shown-document.ts'

/** What the canvas draws of the shown document: a card in place of each section that is collapsed. */
export const drawnDocument = (state: Pick<EditorState, 'viewed' | 'document' | 'folded'>): JourneyDocument => foldedDocument(shownDocument(state), state.folded)
