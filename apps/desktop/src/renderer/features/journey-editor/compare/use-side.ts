import type { JourneyDocument } from '@sendero/flow-engine/document'
import { useVersion } from '../publish/use-version.ts'
import { useEditorState } from '../store/editor-context.ts'
import type { Side } from './compared-sides.ts'

export type SideState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** A version of a form that this release does not know. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'there'; readonly document: JourneyDocument }

/** The document of a side. */
export function useSide(side: Side): SideState {
  const { id } = useEditorState((state) => state.journey)
  const draft = useEditorState((state) => state.document)
  const { data, error } = useVersion(id, side === 'draft' ? null : side)
  if (side === 'draft') return { kind: 'there', document: draft }
  if (error !== null && error !== undefined) return { kind: 'failed', error }
  if (data == null) return { kind: 'loading' }
  return data.document === null ? { kind: 'unreadable' } : { kind: 'there', document: data.document }
}
