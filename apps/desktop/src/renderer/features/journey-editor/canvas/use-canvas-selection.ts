import { useReactFlow, type EdgeChange, type NodeChange } from '@xyflow/react'
import type { MouseEvent } from 'react'
import { foldSections } from '../actions/fold-sections.ts'
import { cardAt } from '../drawing/card-at.ts'
import { layoutOf } from '../drawing/layout-of.ts'
import { connectSteps } from '../kernels/document/intents/connect-steps.ts'
import { useEditor } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'
import type { FlowEdge, FlowNode } from './flow-elements.ts'

/** Selecting with the mouse. React Flow says what was hit; what is selected is the editor's own state. */
export function useCanvasSelection() {
  const editor = useEditor()
  const { session } = editor
  const flow = useReactFlow()
  const { store } = session
  return {
    onNodesChange: (changes: NodeChange<FlowNode>[]): void => {
      const selects = changes.filter((change) => change.type === 'select')
      if (selects.length === 0) return
      const { selected, select } = store.getState()
      const next = new Set(selected)
      for (const { id, selected: isSelected } of selects) if (isSelected) next.add(id); else next.delete(id)
      if (next.size !== selected.size || [...next].some((id) => !selected.has(id))) select([...next])
    },
    onEdgesChange: (changes: EdgeChange<FlowEdge>[]): void => {
      const chosen = changes.find((change) => change.type === 'select' && change.selected)
      const { selectedEdge, selectEdge } = store.getState()
      if (chosen?.type === 'select') selectEdge(chosen.id)
      else if (selectedEdge !== null && changes.some((change) => change.type === 'select' && change.id === selectedEdge)) store.setState({ selectedEdge: null })
    },
    /** While a way out waits for where to lead, a click on a step answers. */
    onNodeClick: (_event: MouseEvent, node: FlowNode): void => {
      const state = store.getState()
      if (state.connecting === null || node.type === 'note' || node.type === 'end' || node.type === 'section' || node.type === 'frame') return
      if (state.run(connectSteps(state.document, { ...state.connecting, to: node.id }, newId))) store.setState({ connecting: null })
    },
    onNodeDoubleClick: (_event: MouseEvent, node: FlowNode): void => {
      if (node.type === 'section') foldSections(editor, [node.id], false)
      if (node.type === 'step' && store.getState().mode === 'edit') store.setState({ renaming: node.id })
    },
    onPaneClick: (event: MouseEvent): void => {
      const state = store.getState()
      if (state.connecting !== null) store.setState({ connecting: null })
      // From far away steps are only drawn: what lies under the mouse is looked up.
      const under = cardAt(layoutOf(state), flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
      if (under !== null && (event.shiftKey || event.metaKey || event.ctrlKey)) state.toggle(under)
      else state.select(under === null ? [] : [under])
    },
  }
}
