import type { EdgeFigure } from '../kernels/overlay/edge-figures.ts'
import type { EditorState } from '../store/editor-state.ts'
import type { EditorStore } from '../store/editor-store.ts'
import { nodeNumbersHeight } from './node-numbers-height.ts'
import { forgetNumbers, numbersOf } from './numbers-store.ts'

/** Makes the canvas show numbers: no editing, room on the cards. */
export function showNumbers(editor: EditorStore): void {
  if (editor.getState().mode !== 'read') editor.getState().setMode('read')
  editor.setState({ cardExtra: nodeNumbersHeight, ...widths(editor) })
}

export function hideNumbers(editor: EditorStore): void {
  forgetNumbers(editor)
  editor.setState({ cardExtra: 0, edgeWidths: null, edgeWidthsBefore: null, lit: null })
}

/** Edges as thick as many go along them, and went in the time compared with. */
export function widths(editor: EditorStore): Pick<EditorState, 'edgeWidths' | 'edgeWidthsBefore'> {
  const { edges, edgesBefore, before } = numbersOf(editor).getState()
  return { edgeWidths: widthsOf(edges), edgeWidthsBefore: before === null ? null : widthsOf(edgesBefore) }
}

const widthsOf = (edges: ReadonlyMap<string, EdgeFigure>): ReadonlyMap<string, number> => new Map([...edges].map(([id, { width }]) => [id, width]))
