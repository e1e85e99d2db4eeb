import { useReactFlow, type OnNodeDrag } from '@xyflow/react'
import { useState } from 'react'
import { layoutOf } from '../drawing/layout-of.ts'
import { nearestSlot } from '../drawing/nearest-slot.ts'
import { fragmentOf } from '../kernels/document/fragment.ts'
import { nudgeSteps } from '../kernels/document/intents/arrange-steps.ts'
import { moveSteps } from '../kernels/document/intents/move-steps.ts'
import { changeNote } from '../kernels/document/intents/note-edits.ts'
import { pasteSteps } from '../kernels/document/intents/paste-steps.ts'
import type { Slot } from '../kernels/document/slot.ts'
import type { XY } from '../kernels/layout/journey-layout.ts'
import { useEditor } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import { newId } from '../store/new-id.ts'
import type { FlowNode } from './flow-elements.ts'
import { slotKey } from './use-drop-target.ts'

/** How close to a slot, on the screen, something has to be dropped. */
const reach = 56

interface StepDrag {
  readonly dragged: ReadonlyMap<string, XY>
  readonly handlers: { readonly onNodeDrag: OnNodeDrag<FlowNode>; readonly onNodeDragStop: OnNodeDrag<FlowNode> }
}

const none: ReadonlyMap<string, XY> = new Map()

/** Dragged steps go into the slot they are dropped at, with Alt as a copy; anywhere else they are only drawn elsewhere. */
export function useStepDrag(): StepDrag {
  const { session } = useEditor()
  const flow = useReactFlow()
  const [dragged, setDragged] = useState(none)
  const { store } = session

  const onNodeDrag: OnNodeDrag<FlowNode> = (event, _node, nodes) => {
    setDragged(new Map(nodes.map(({ id, position }) => [id, position])))
    const state = store.getState()
    const { clientX, clientY } = pointOf(event)
    const over = nodes.every(({ type }) => type === 'note') ? null : nearestSlot(layoutOf(state), flow.screenToFlowPosition({ x: clientX, y: clientY }), { reach: reach / flow.getZoom(), isAllowed: (slot) => !isOwn(state, nodes.map(({ id }) => id), slot) })
    if (state.dragging === null || keyOf(state.dragging.over) !== keyOf(over)) store.setState({ dragging: { over } })
  }

  const onNodeDragStop: OnNodeDrag<FlowNode> = (event, node, nodes) => {
    const state = store.getState()
    const over = state.dragging?.over ?? null
    setDragged(none)
    store.setState({ dragging: null })
    for (const each of nodes) if (each.type === 'note') placeNote(state, each)
    const ids = nodes.filter(({ type }) => type === 'step').map(({ id }) => id)
    if (ids.length === 0) return
    if (over !== null) return putInto(store.getState(), { ids, slot: over, isCopy: pointOf(event).altKey })
    const home = layoutOf(state).cards.get(node.id)
    if (home !== undefined) store.getState().run(nudgeSteps(store.getState().document, { ids, by: { x: Math.round(node.position.x - home.x), y: Math.round(node.position.y - home.y) } }))
  }
  return { dragged, handlers: { onNodeDrag, onNodeDragStop } }
}

const keyOf = (slot: Slot | null): string => (slot === null ? '' : slotKey(slot))

const pointOf = (event: MouseEvent | TouchEvent): { clientX: number; clientY: number; altKey: boolean } => {
  const touch = 'touches' in event ? event.changedTouches[0] : event
  return { clientX: touch?.clientX ?? 0, clientY: touch?.clientY ?? 0, altKey: event.altKey }
}

/** The ways into and out of the dragged steps themselves. */
function isOwn({ document }: EditorState, ids: readonly string[], slot: Slot): boolean {
  if (slot.kind === 'port') return ids.includes(slot.from)
  const edge = slot.kind === 'edge' ? document.edges.find(({ id }) => id === slot.edgeId) : undefined
  return edge !== undefined && (ids.includes(edge.from) || ids.includes(edge.to))
}

function putInto(state: EditorState, { ids, slot, isCopy }: { readonly ids: readonly string[]; readonly slot: Slot; readonly isCopy: boolean }): void {
  const fragment = isCopy ? fragmentOf(state.document, ids) : null
  state.run(fragment === null ? moveSteps(state.document, { ids, slot }, newId) : pasteSteps(state.document, { fragment, slot }, newId))
}

function placeNote(state: EditorState, node: FlowNode): void {
  const note = state.document.canvas.notes.find(({ id }) => id === node.id)
  const home = note?.nodeId === undefined ? undefined : layoutOf(state).cards.get(note.nodeId)
  state.run(changeNote(state.document, { id: node.id, x: Math.round(node.position.x - (home?.x ?? 0)), y: Math.round(node.position.y - (home?.y ?? 0)) }))
}
