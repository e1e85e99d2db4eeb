import { journeyIndex } from '../kernels/graph/journey-index.ts'
import type { EditorState } from '../store/editor-state.ts'
import type { EditorAction } from './editor-action.ts'
import { onlySelected } from './selection-of.ts'

/** The way out a person means: the open end they stand on, else the first open one of the step, else its first. */
function wayOut(state: EditorState): { readonly from: string; readonly port: string } | null {
  if (state.cursor?.kind === 'end') return { from: state.cursor.from, port: state.cursor.port }
  const from = onlySelected(state)
  if (from === null) return null
  const index = journeyIndex(state.document)
  const ports = index.ports(from)
  const port = ports.find((each) => index.edgeAt(from, each) === undefined) ?? ports[0]
  return port === undefined ? null : { from, port }
}

export const connectTo: EditorAction = {
  id: 'connect', label: 'Connect to…', group: 'Edit', keywords: ['link', 'edge', 'lead'], shortcuts: ['C'], isEdit: true,
  isAvailable: (state) => wayOut(state) !== null,
  perform: ({ session }) => { session.store.setState({ connecting: wayOut(session.store.getState()) }) },
}
