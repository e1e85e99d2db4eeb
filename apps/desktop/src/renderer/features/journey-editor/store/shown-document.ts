import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { EditorState } from './editor-state.ts'

/** What the canvas draws: the draft, or the version that is looked at. */
export const shownDocument = ({ viewed, document }: Pick<EditorState, 'viewed' | 'document'>): JourneyDocument => viewed ?? document
