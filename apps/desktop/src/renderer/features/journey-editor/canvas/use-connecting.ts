import { useReactFlow, type Connection, type FinalConnectionState, type IsValidConnection } from '@xyflow/react'
import { openQuickAdd } from '../actions/open-quick-add.ts'
import { connectionProblem } from '../kernels/document/connection-problem.ts'
import { connectSteps, disconnectEdge, reconnectEdge } from '../kernels/document/intents/connect-steps.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { useEditor } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import { newId } from '../store/new-id.ts'
import { wayOfEnd } from './end-id.ts'
import type { FlowEdge } from './flow-elements.ts'

/** The way out a drag from a handle means: of an open end its own, of a card the first that is open. */
function wayFrom({ document }: EditorState, nodeId: string): { readonly from: string; readonly port: string } {
  const end = wayOfEnd(nodeId)
  if (end !== null) return end
  const index = journeyIndex(document)
  const ports = index.ports(nodeId)
  return { from: nodeId, port: ports.find((port) => index.edgeAt(nodeId, port) === undefined) ?? ports[0] ?? 'next' }
}

/** Drawing connections with the mouse. Dropped on nothing, a new one asks for a step to add and an old one is taken away. */
export function useConnecting() {
  const editor = useEditor()
  const flow = useReactFlow()
  const { store } = editor.session

  const isValidConnection: IsValidConnection<FlowEdge> = ({ source, target }) => {
    const state = store.getState()
    return connectionProblem(state.document, { ...wayFrom(state, source), to: target }) === null
  }

  const onConnect = ({ source, target }: Connection): void => {
    const state = store.getState()
    state.run(connectSteps(state.document, { ...wayFrom(state, source), to: target }, newId))
  }

  const onConnectEnd = (event: MouseEvent | TouchEvent, end: FinalConnectionState): void => {
    if (end.isValid === true || end.fromNode === null) return
    const state = store.getState()
    const way = wayFrom(state, end.fromNode.id)
    if (end.toNode !== null) {
      const problem = connectionProblem(state.document, { ...way, to: end.toNode.id })
      if (problem !== null) state.say(problem, 'refused')
      return
    }
    const touch = 'changedTouches' in event ? event.changedTouches[0] : event
    openQuickAdd(editor, { kind: 'port', ...way }, { dropAt: flow.screenToFlowPosition({ x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }) })
  }

  const onReconnect = (edge: FlowEdge, { target }: Connection): void => {
    const state = store.getState()
    state.run(reconnectEdge(state.document, { edgeId: edge.id, from: edge.source, port: edge.data?.port ?? 'next', to: target }))
  }

  const onReconnectEnd = (...[, edge, , end]: [event: MouseEvent | TouchEvent, edge: FlowEdge, handle: unknown, end: FinalConnectionState]): void => {
    const state = store.getState()
    if (end.isValid === true) return
    if (end.toNode === null) { state.run(disconnectEdge(state.document, edge.id)); return }
    const problem = connectionProblem(state.document, { from: edge.source, port: edge.data?.port ?? 'next', to: end.toNode.id })
    if (problem !== null) state.say(problem, 'refused')
  }

  return { isValidConnection, onConnect, onConnectEnd, onReconnect, onReconnectEnd }
}
