import { useState } from 'react'
import type { DragEvent, HTMLAttributes } from 'react'
import { useBuilder } from './builder-context.ts'
import { moveTo, placeOf } from './rule-edits.ts'
import type { RuleDraft } from './rule-draft.ts'
import type { EditRule } from './use-rule-draft.ts'

export interface DropPlace { readonly groupId: number; readonly index: number }

/** What is being dragged inside a builder, and where it would go. */
export interface PartDrag {
  readonly partId: number | null
  readonly over: DropPlace | null
  start(partId: number): void
  hover(place: DropPlace): void
  drop(): void
  end(): void
}

export function usePartDragging(edit: EditRule): PartDrag {
  const [state, setState] = useState<{ readonly partId: number | null; readonly over: DropPlace | null }>({ partId: null, over: null })
  const end = (): void => { setState({ partId: null, over: null }) }
  return {
    ...state, end,
    start: (partId) => { setState({ partId, over: null }) },
    hover: (over) => { setState((before) => (before.over?.groupId === over.groupId && before.over.index === over.index ? before : { ...before, over })) },
    drop: () => {
      const { partId, over } = state
      if (partId !== null && over !== null) edit((draft) => moveTo(draft, partId, over))
      end()
    },
  }
}

type Handlers = Pick<HTMLAttributes<HTMLElement>, 'onDragOver' | 'onDrop'>

/** Lets a part be dragged by its handle, and others be dropped before or behind it. */
export function usePartDrag(partId: number): { readonly handle: Pick<HTMLAttributes<HTMLElement>, 'draggable' | 'onDragStart' | 'onDragEnd'>; readonly row: Handlers; readonly mark: 'before' | 'after' | null } {
  const { draft, drag } = useBuilder()
  return {
    handle: {
      draggable: true, onDragEnd: drag.end,
      onDragStart: (event) => {
        event.stopPropagation()
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', '')
        const row = event.currentTarget.closest('[data-part]')
        if (row !== null) event.dataTransfer.setDragImage(row, 16, 16)
        drag.start(partId)
      },
    },
    row: dropHandlers(drag, (event) => {
      const place = placeOf(draft, partId)
      const { top, height } = event.currentTarget.getBoundingClientRect()
      return place === null ? null : { groupId: place.group.id, index: place.index + (event.clientY > top + height / 2 ? 1 : 0) }
    }),
    mark: markOf(draft, drag, partId),
  }
}

/** Lets parts be dropped at the end of a group. */
export function useDropAtEnd(groupId: number, count: number): { readonly area: Handlers; readonly isOver: boolean } {
  const { drag } = useBuilder()
  return { area: dropHandlers(drag, () => ({ groupId, index: count })), isOver: drag.over?.groupId === groupId && drag.over.index === count && count === 0 }
}

function dropHandlers(drag: PartDrag, placeAt: (event: DragEvent<HTMLElement>) => DropPlace | null): Handlers {
  if (drag.partId === null) return {}
  return {
    onDragOver: (event) => {
      const place = placeAt(event)
      if (place === null) return
      event.preventDefault()
      event.stopPropagation()
      drag.hover(place)
    },
    onDrop: (event) => {
      event.preventDefault()
      event.stopPropagation()
      drag.drop()
    },
  }
}

/** Where the line is drawn: before the part at the place, or behind the last one. */
function markOf(draft: RuleDraft, { over }: PartDrag, partId: number): 'before' | 'after' | null {
  const place = over === null ? null : placeOf(draft, partId)
  if (place === null || over?.groupId !== place.group.id) return null
  if (over.index === place.index) return 'before'
  return over.index === place.group.parts.length && place.index === place.group.parts.length - 1 ? 'after' : null
}
