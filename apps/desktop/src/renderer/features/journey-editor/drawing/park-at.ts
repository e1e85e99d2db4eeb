import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Intent } from '../kernels/document/command.ts'
import { applyEdits, type Edit } from '../kernels/document/edit.ts'
import { journeyLayout, type XY } from '../kernels/layout/journey-layout.ts'

/** The intent with its new, parked steps moved so that the first of them lies with its middle at `place`. */
export function parkAt(document: JourneyDocument, intent: Intent, place: XY): Intent {
  if (!intent.ok) return intent
  const added = intent.edits.flatMap((edit) => edit.kind === 'addNode' ? [edit.node.id] : [])
  const [head = ''] = added
  const box = journeyLayout(applyEdits(document, intent.edits)).cards.get(head)
  if (box === undefined) return intent
  const offset = { x: Math.round(place.x - box.x - box.width / 2), y: Math.round(place.y - box.y - box.height / 2) }
  return { ...intent, edits: [...intent.edits, ...added.map((id): Edit => ({ kind: 'setOffset', id, offset }))] }
}
