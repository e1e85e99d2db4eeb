import { sectionsOf } from '../kernels/document/sections.ts'
import { alignBox, type AlignBox, type Alignment } from '../kernels/align/align-box.ts'
import { noteSize } from '../kernels/document/intents/note-edits.ts'
import type { JourneyLayout } from '../kernels/layout/journey-layout.ts'
import type { EditorState } from '../store/editor-state.ts'
import { sectionBox } from './section-box.ts'

interface Dragged { readonly id: string; readonly type?: string | undefined; readonly position: { readonly x: number; readonly y: number } }

const none: Alignment = { dx: 0, dy: 0, lines: [] }

/**
 * How a dragged note, or a whole section, comes to stand in line with cards, notes and sections. Single steps have their place by
 * the layout and are not held to lines.
 */
export function alignDragged({ document }: Pick<EditorState, 'document'>, layout: JourneyLayout, { dragged, reach }: { readonly dragged: readonly Dragged[]; readonly reach: number }): Alignment {
  const ids = new Set(dragged.map(({ id }) => id))
  const mine = boxOfDragged(document, layout, dragged)
  if (mine === null) return none
  const notes = document.canvas.notes.filter(({ id }) => !ids.has(id)).map(({ x, y, width = noteSize.width, height = noteSize.height, nodeId }): AlignBox => { const home = nodeId === undefined ? undefined : layout.cards.get(nodeId); return { x: x + (home?.x ?? 0), y: y + (home?.y ?? 0), width, height } })
  const cards = [...layout.cards].flatMap(([id, box]) => (ids.has(id) ? [] : [box]))
  const sections = sectionsOf(document).flatMap((section) => (section.nodeIds.some((id) => ids.has(id)) ? [] : sectionBox(section, layout) ?? []))
  return alignBox(mine, [...cards, ...notes, ...sections], reach)
}

/** Null for anything but one note, or all steps of one section. */
function boxOfDragged(document: EditorState['document'], layout: JourneyLayout, dragged: readonly Dragged[]): AlignBox | null {
  const [first] = dragged
  if (first === undefined) return null
  if (dragged.length === 1 && first.type === 'note') {
    const note = document.canvas.notes.find(({ id }) => id === first.id)
    return { ...first.position, width: note?.width ?? noteSize.width, height: note?.height ?? noteSize.height }
  }
  const ids = dragged.filter(({ type }) => type === 'step').map(({ id }) => id)
  const section = sectionsOf(document).find(({ nodeIds }) => nodeIds.length === ids.length && nodeIds.every((id) => ids.includes(id)))
  const box = section === undefined || ids.length !== dragged.length ? null : sectionBox(section, layout)
  const home = layout.cards.get(first.id)
  return box === null || home === undefined ? null : { ...box, x: box.x + first.position.x - home.x, y: box.y + first.position.y - home.y }
}
