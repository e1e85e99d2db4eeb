import { useStore as useFlowStore } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { layoutOf } from '../drawing/layout-of.ts'
import type { XY } from '../kernels/layout/journey-layout.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import { useEditorState } from '../store/editor-context.ts'
import { flowElements, withDragged, type FlowElements } from './flow-elements.ts'
import { viewWindow, withinWindow } from './view-window.ts'

const none: ReadonlySet<string> = new Set()

/** What React Flow draws now: what is in view or near it. Elements that say the same stay the same objects from one drawing to the next. */
export function useFlowElements(dragged: ReadonlyMap<string, XY>): FlowElements {
  const all = useAllElements()
  const selected = useEditorState((state) => state.selected)
  const window = useWindow()
  const near = useMemo(() => withinWindow(all, window, (id) => selected.has(id) || dragged.has(id)), [all, window, selected, dragged])
  return { nodes: withDragged(near.nodes, dragged), edges: near.edges }
}

function useAllElements(): FlowElements {
  const document = useEditorState(drawnDocument)
  const cardExtra = useEditorState((state) => state.cardExtra)
  const selected = useEditorState((state) => state.selected)
  const selectedEdge = useEditorState((state) => state.selectedEdge)
  const isEditable = useEditorState(({ mode }) => mode === 'edit')
  const last = useRef<{ readonly key: readonly unknown[]; readonly elements: FlowElements } | null>(null)
  const key = [document, cardExtra, selected, selectedEdge, isEditable]
  if (last.current === null || key.some((part, at) => part !== last.current?.key[at])) {
    last.current = { key, elements: flowElements({ document, layout: layoutOf({ document, viewed: null, cardExtra, folded: none }), selected, selectedEdge, isEditable }, last.current?.elements) }
  }
  return last.current.elements
}

/** A move of the camera within the window does not draw anything again. */
function useWindow() {
  const text = useFlowStore(({ transform: [x, y, zoom], width, height }) => {
    const box = viewWindow({ x, y, zoom, width: width || globalThis.innerWidth, height: height || globalThis.innerHeight })
    return `${box.x} ${box.y} ${box.width} ${box.height}`
  })
  return useMemo(() => {
    const [x = 0, y = 0, width = 0, height = 0] = text.split(' ').map(Number)
    return { x, y, width, height }
  }, [text])
}
