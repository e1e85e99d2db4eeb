import { useReactFlow } from '@xyflow/react'
import type { DragEvent } from 'react'
import { layoutOf } from '../drawing/layout-of.ts'
import { nearestSlot } from '../drawing/nearest-slot.ts'
import { parkAt } from '../drawing/park-at.ts'
import { insertSteps } from '../kernels/document/intents/insert-steps.ts'
import { useEditor } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'
import { carriedKind, carriesKind } from './dragged-kind.ts'
import { slotKey } from './use-drop-target.ts'

const reach = 72

/** Takes a kind that is dragged in from the palette: into the slot it is dropped at, else parked where it is dropped. */
export function usePaletteDrop() {
  const { session } = useEditor()
  const flow = useReactFlow()
  const { store } = session
  const slotAt = (event: DragEvent) => nearestSlot(layoutOf(store.getState()), flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }), { reach: reach / flow.getZoom() })
  return {
    onDragOver: (event: DragEvent): void => {
      if (!carriesKind(event) || store.getState().mode !== 'edit') return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      const over = slotAt(event)
      const { dragging } = store.getState()
      if (dragging === null || (dragging.over === null ? '' : slotKey(dragging.over)) !== (over === null ? '' : slotKey(over))) store.setState({ dragging: { over } })
    },
    onDragLeave: (event: DragEvent<HTMLElement>): void => {
      if (event.currentTarget.contains(event.relatedTarget as globalThis.Node | null)) return
      store.setState({ dragging: null })
    },
    onDrop: (event: DragEvent): void => {
      const kind = carriedKind(event)
      store.setState({ dragging: null })
      if (kind === null) return
      event.preventDefault()
      const state = store.getState()
      const slot = slotAt(event) ?? (state.document.nodes.length === 0 ? { kind: 'port' as const, from: 'entry', port: 'next' } : { kind: 'parked' as const })
      const intent = insertSteps(state.document, { steps: [{ kind }], slot }, newId)
      state.run(slot.kind === 'parked' ? parkAt(state.document, intent, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })) : intent)
    },
  }
}
