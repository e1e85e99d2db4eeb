import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import { refused, type Intent } from '../command.ts'
import type { Canvas, Edit, Offset } from '../edit.ts'

const farthest = 1_000_000
const within = (value: number): number => Math.max(-farthest, Math.min(farthest, Math.round(value)))

/** Moves steps by hand, away from where the layout has them. */
export function nudgeSteps(document: JourneyDocument, { ids, by }: { readonly ids: readonly string[]; readonly by: Offset }): Intent {
  if (ids.length === 0 || (by.x === 0 && by.y === 0)) return refused('Nothing was moved.')
  const edits = ids.map((id): Edit => {
    const { x, y } = document.canvas.offsets[id] ?? { x: 0, y: 0 }
    return { kind: 'setOffset', id, offset: { x: within(x + by.x), y: within(y + by.y) } }
  })
  const [only = ''] = ids
  return { ok: true, label: `move ${ids.length === 1 ? nodeLabels(document).get(only) ?? 'the entry' : `${ids.length} steps`}`, edits, mergeKey: `move ${ids.join(' ')}` }
}

/** Puts steps (all, without ids) back to where the layout has them. */
export function tidySteps(document: JourneyDocument, ids?: readonly string[]): Intent {
  const moved = Object.keys(document.canvas.offsets).filter((id) => ids === undefined || ids.includes(id))
  if (moved.length === 0) return refused('Everything is tidy already.')
  return { ok: true, label: 'tidy up', edits: moved.map((id): Edit => ({ kind: 'setOffset', id, offset: null })) }
}

/** Turns the drawing; what was moved by hand turns with it, and notes beside their steps lie below them then, closer by `slimmer`: how much less high than wide a card is. */
export function setDirection(document: JourneyDocument, direction: Canvas['direction'], slimmer = 0): Intent {
  if (document.canvas.direction === direction) return refused('It is drawn this way already.')
  const offsets = Object.entries(document.canvas.offsets).map(([id, { x, y }]): Edit => ({ kind: 'setOffset', id, offset: { x: y, y: x } }))
  const notes = document.canvas.notes.filter(({ nodeId }) => nodeId !== undefined).map((note): Edit => ({ kind: 'replaceNote', note: { ...note, ...(direction === 'LR' ? { x: note.y, y: note.x - slimmer } : { x: note.y + slimmer, y: note.x }) } }))
  return { ok: true, label: direction === 'TB' ? 'draw top to bottom' : 'draw left to right', edits: [{ kind: 'setDirection', direction }, ...offsets, ...notes] }
}
