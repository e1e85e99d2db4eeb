import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import { refused, type Intent, type NewId } from '../command.ts'
import { applyEdits } from '../edit.ts'
import { newNode, type NewStep } from '../new-node.ts'
import { chainOf } from '../part.ts'
import { placePart, type Slot } from '../slot.ts'

/** Adds one step, or several in a row, at a slot. */
export function insertSteps(document: JourneyDocument, { steps, slot }: { readonly steps: readonly NewStep[]; readonly slot: Slot }, newId: NewId): Intent {
  const nodes = steps.map((step) => newNode(step, newId))
  const part = chainOf(nodes, newId)
  if (part === null) return refused(nodes.length === 0 ? 'There is nothing to add.' : 'A goal, an exit or a jump can only be the last step: nothing follows it.')
  const placing = placePart(document, { part, slot }, newId)
  if (!placing.ok) return placing
  const labels = nodeLabels(applyEdits(document, placing.edits))
  return {
    ok: true,
    label: nodes.length === 1 ? `add ${labels.get(part.head) ?? 'step'}` : `add ${nodes.length} steps`,
    edits: placing.edits,
    select: [part.head],
  }
}
