import type { EditorStore } from '../store/editor-store.ts'
import { nodeNumbersHeight } from './node-numbers-height.ts'
import { forgetNumbers, numbersOf } from './numbers-store.ts'

/** Makes the canvas show numbers: no editing, room on the cards. */
export function showNumbers(editor: EditorStore): void {
  if (editor.getState().mode !== 'read') editor.getState().setMode('read')
  editor.setState({ cardExtra: nodeNumbersHeight, edgeWidths: widths(editor) })
}

export function hideNumbers(editor: EditorStore): void {
  forgetNumbers(editor)
  editor.setState({ cardExtra: 0, edgeWidths: null, lit: null })
}

/** Edges as thick as many went along them. */
export function widths(editor: EditorStore): ReadonlyMap<string, number> {
  return new Map([...numbersOf(editor).getState().edges].map(([id, { width }]) => [id, width]))
}
