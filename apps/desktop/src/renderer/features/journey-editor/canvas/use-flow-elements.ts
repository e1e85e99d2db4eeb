import { useRef } from 'react'
import { layoutOf } from '../drawing/layout-of.ts'
import type { XY } from '../kernels/layout/journey-layout.ts'
import { shownDocument } from '../store/shown-document.ts'
import { useEditorState } from '../store/editor-context.ts'
import { flowElements, withDragged, type FlowElements } from './flow-elements.ts'

/** What React Flow draws now. Elements that say the same stay the same objects from one drawing to the next. */
export function useFlowElements(dragged: ReadonlyMap<string, XY>): FlowElements {
  const document = useEditorState(shownDocument)
  const cardExtra = useEditorState((state) => state.cardExtra)
  const selected = useEditorState((state) => state.selected)
  const selectedEdge = useEditorState((state) => state.selectedEdge)
  const isEditable = useEditorState(({ mode }) => mode === 'edit')
  const last = useRef<{ readonly key: readonly unknown[]; readonly elements: FlowElements } | null>(null)
  const key = [document, cardExtra, selected, selectedEdge, isEditable]
  if (last.current === null || key.some((part, at) => part !== last.current?.key[at])) {
    last.current = { key, elements: flowElements({ document, layout: layoutOf({ document, viewed: null, cardExtra }), selected, selectedEdge, isEditable }, last.current?.elements) }
  }
  const { nodes, edges } = last.current.elements
  return { nodes: withDragged(nodes, dragged), edges }
}
