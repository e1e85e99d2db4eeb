import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import { refused, type Intent, type NewId } from '../command.ts'
import { applyEdits, type Edit } from '../edit.ts'
import { fragmentOf } from '../fragment.ts'
import { partOf } from '../part.ts'
import { placePart, type Slot } from '../slot.ts'
import { removeSteps } from './remove-steps.ts'

/** Takes steps out of where they are, closing the gap, and puts them into another slot. They keep their ids and numbers. */
export function moveSteps(document: JourneyDocument, { ids, slot }: { readonly ids: readonly string[]; readonly slot: Slot }, newId: NewId): Intent {
  const fragment = fragmentOf(document, ids)
  const part = fragment === null ? null : partOf(fragment.nodes, fragment.edges)
  if (part === null) return refused('The entry cannot be moved: every journey starts with it.')
  if (touches(document, new Set(ids), slot)) return refused('It is there already.')
  const removal = removeSteps(document, { ids, mode: { kind: 'stitch' } })
  if (!removal.ok) return removal
  const taken = takenOut(document, part.nodes.map(({ id }) => id), removal.edits)
  const placing = placePart(applyEdits(document, taken), { part, slot }, newId)
  if (!placing.ok) return placing
  const [only = ''] = ids
  return { ok: true, label: `move ${ids.length === 1 ? nodeLabels(document).get(only) ?? 'a step' : `${ids.length} steps`}`, edits: [...taken, ...placing.edits], select: [...ids] }
}

/** A slot on an edge of the moved steps themselves is where they are. */
function touches(document: JourneyDocument, ids: ReadonlySet<string>, slot: Slot): boolean {
  if (slot.kind === 'parked') return false
  if (slot.kind === 'port') return ids.has(slot.from) || document.edges.some((edge) => edge.from === slot.from && edge.port === slot.port && ids.has(edge.to))
  const edge = document.edges.find(({ id }) => id === slot.edgeId)
  return edge === undefined || ids.has(edge.from) || ids.has(edge.to)
}

/** Notes stay with the steps they are pinned to, and steps in their sections: only what the move away from their place did to them is dropped. */
function takenOut(document: JourneyDocument, ids: readonly string[], edits: readonly Edit[]): readonly Edit[] {
  const pinned = new Set(document.canvas.notes.filter(({ nodeId }) => nodeId !== undefined && ids.includes(nodeId)).map(({ id }) => id))
  return edits.filter((edit) => edit.kind !== 'setSections' && !(edit.kind === 'replaceNote' && pinned.has(edit.note.id)))
}
