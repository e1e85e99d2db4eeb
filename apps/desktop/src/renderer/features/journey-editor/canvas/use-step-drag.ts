import { useReactFlow, type OnNodeDrag } from '@xyflow/react'
import { useState } from 'react'
import { layoutOf } from '../drawing/layout-of.ts'
import { nearestSlot } from '../drawing/nearest-slot.ts'
import type { HelperLine } from '../kernels/align/align-box.ts'
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
import { alignDragged } from './align-dragged.ts'
import type { FlowNode } from './flow-elements.ts'
import { slotKey } from './use-drop-target.ts'

/** How close to a slot, on the screen, something has to be dropped. */
const reach = 56

/** How close to a line, on the screen, a note or a section is taken to it. */
const lineReach = 6

interface StepDrag {
  readonly lines: readonly HelperLine[]
  readonly dragged: ReadonlyMap<string, XY>
  readonly handlers: { readonly onNodeDrag: OnNodeDrag<FlowNode>; readonly onNodeDragStop: OnNodeDrag<FlowNode> }
}

const none: ReadonlyMap<string, XY> = new Map()
const noLines: readonly HelperLine[] = []

/** Dragged steps go into the slot they are dropped at, with Alt as a copy; anywhere else they are only drawn elsewhere. */
export function useStepDrag(): StepDrag {
  const { session } = useEditor()
  const flow = useReactFlow()
  const [dragged, setDragged] = useState(none)
  const [lines, setLines] = useState(noLines)
  const { store } = session

  /** Where they stand once they are in line; with Ctrl or the command key they are held to none. */
  const inLine = (event: MouseEvent | TouchEvent, nodes: readonly FlowNode[], isOverSlot: boolean) => {
    const state = store.getState()
    const isFree = isOverSlot || ('ctrlKey' in event && (event.ctrlKey || event.metaKey))
    const { dx, dy, lines: found } = isFree ? { dx: 0, dy: 0, lines: noLines } : alignDragged(state, layoutOf(state), { dragged: nodes, reach: lineReach / flow.getZoom() })
    return { lines: found, places: new Map(nodes.map(({ id, position }) => [id, { x: position.x + dx, y: position.y + dy }])) }
  }

  const onNodeDrag: OnNodeDrag<FlowNode> = (event, _node, nodes) => {
    const state = store.getState()
    const { clientX, clientY } = pointOf(event)
    const over = nodes.every(({ type }) => type === 'note') ? null : nearestSlot(layoutOf(state), flow.screenToFlowPosition({ x: clientX, y: clientY }), { reach: reach / flow.getZoom(), isAllowed: (slot) => !isOwn(state, nodes.map(({ id }) => id), slot) })
    const { lines: found, places } = inLine(event, nodes, over !== null)
    setDragged(places)
    setLines(found)
    if (state.dragging === null || keyOf(state.dragging.over) !== keyOf(over)) store.setState({ dragging: { over } })
  }

  const onNodeDragStop: OnNodeDrag<FlowNode> = (event, node, nodes) => {
    const state = store.getState()
    const over = state.dragging?.over ?? null
    const { places } = inLine(event, nodes, over !== null)
    setDragged(none)
    setLines(noLines)
    store.setState({ dragging: null })
    for (const each of nodes) if (each.type === 'note') placeNote(store.getState(), each.id, places.get(each.id) ?? each.position)
    const ids = nodes.filter(({ type }) => type === 'step').map(({ id }) => id)
    if (ids.length === 0) return
    if (over !== null) return putInto(store.getState(), { ids, slot: over, isCopy: pointOf(event).altKey })
    const home = layoutOf(state).cards.get(node.id)
    const place = places.get(node.id) ?? node.position
    if (home !== undefined) store.getState().run(nudgeSteps(store.getState().document, { ids, by: { x: Math.round(place.x - home.x), y: Math.round(place.y - home.y) } }))
  }
  return { dragged, lines, handlers: { onNodeDrag, onNodeDragStop } }
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

function placeNote(state: EditorState, id: string, place: XY): void {
  const note = state.document.canvas.notes.find((each) => each.id === id)
  const home = note?.nodeId === undefined ? undefined : layoutOf(state).cards.get(note.nodeId)
  state.run(changeNote(state.document, { id, x: Math.round(place.x - (home?.x ?? 0)), y: Math.round(place.y - (home?.y ?? 0)) }))
}
