import { nodeKinds, type NodeKind } from '@sendero/flow-engine/document'
import type { DragEvent } from 'react'

const type = 'application/x-sendero-step'

export function carryKind(event: DragEvent, kind: NodeKind): void {
  event.dataTransfer.setData(type, kind)
  event.dataTransfer.effectAllowed = 'copy'
}

/** While something is dragged over, a page may see what kinds of data it carries, but not the data. */
export const carriesKind = (event: DragEvent): boolean => event.dataTransfer.types.includes(type)

export function carriedKind(event: DragEvent): NodeKind | null {
  const data = event.dataTransfer.getData(type)
  return nodeKinds.find(({ kind }) => kind === data)?.kind ?? null
}
