import type { Slot } from '../kernels/document/slot.ts'
import { useEditorState } from '../store/editor-context.ts'

export const slotKey = (slot: Slot): string => (slot.kind === 'edge' ? `edge ${slot.edgeId}` : slot.kind === 'port' ? `port ${slot.from} ${slot.port}` : 'parked')

/** The class of a button while something is dragged: it grows into a target, and shows when it would be hit. */
export function useDropTarget(slot: Slot): string {
  const isDragging = useEditorState(({ dragging }) => dragging !== null)
  const isHit = useEditorState(({ dragging }) => dragging?.over !== null && dragging !== null && slotKey(dragging.over) === slotKey(slot))
  return isHit ? 'target hit' : isDragging ? 'target' : ''
}
