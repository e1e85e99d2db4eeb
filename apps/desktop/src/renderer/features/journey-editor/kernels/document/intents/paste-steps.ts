import { nodeLabels, type JourneyDocument, type JourneyEdge } from '@sendero/flow-engine/document'
import { journeyIndex } from '../../graph/journey-index.ts'
import { refused, type Intent, type NewId } from '../command.ts'
import { connectionProblem } from '../connection-problem.ts'
import { applyEdits, type Edit } from '../edit.ts'
import { fragmentOf, type Fragment } from '../fragment.ts'
import { partOf } from '../part.ts'
import { renewed } from '../renewed.ts'
import { placePart, slotAfter, type Slot } from '../slot.ts'

interface Paste {
  readonly fragment: Fragment
  readonly slot: Slot
  /** Also lead the ways out of the copied steps to where they led, as far as those steps are in this document. */
  readonly withLinks?: boolean
}

const mostNodes = 2000

/** Puts copied steps into a slot, under new ids. Where they cannot be put in between, they are parked. */
export function pasteSteps(document: JourneyDocument, { fragment, slot, withLinks = false }: Paste, newId: NewId): Intent {
  if (document.nodes.length + fragment.nodes.length > mostNodes) return refused(`A journey has at most ${mostNodes} steps.`)
  const fresh = renewed(fragment, newId)
  const part = partOf(fresh.nodes, fresh.edges)
  if (part === null) return refused('There is nothing to paste.')
  const placing = placePart(document, { part, slot: part.tail === null && slot.kind !== 'parked' && isTaken(document, slot) ? { kind: 'parked' } : slot }, newId)
  if (!placing.ok) return placing
  const edits = withLinks ? [...placing.edits, ...linkEdits(applyEdits(document, placing.edits), fresh.links)] : placing.edits
  const count = fresh.nodes.length
  const label = count === 1 ? nodeLabels(applyEdits(document, edits)).get(part.head) ?? 'a step' : `${count} steps`
  return { ok: true, label: `paste ${label}`, edits, select: fresh.nodes.map(({ id }) => id) }
}

function isTaken(document: JourneyDocument, slot: Slot): boolean {
  return slot.kind === 'edge' || (slot.kind === 'port' && journeyIndex(document).edgeAt(slot.from, slot.port) !== undefined)
}

function linkEdits(document: JourneyDocument, links: readonly JourneyEdge[]): Edit[] {
  const possible = links.filter((edge) => journeyIndex(document).edgeAt(edge.from, edge.port) === undefined && connectionProblem(document, edge) === null)
  return possible.map((edge, index) => ({ kind: 'addEdge', edge, at: document.edges.length + index }))
}

/** A copy right after the original (the last of them), or parked where nothing can follow. */
export function duplicateSteps(document: JourneyDocument, ids: readonly string[], newId: NewId): Intent {
  const fragment = fragmentOf(document, ids)
  if (fragment === null) return refused('Select a step to duplicate. The entry exists only once.')
  const part = partOf(fragment.nodes, fragment.edges)
  const after = part?.tail?.from
  const slot = after === undefined ? null : slotOf(document, part?.tail ?? null) ?? slotAfter(document, after)
  const pasted = pasteSteps(document, { fragment, slot: slot ?? { kind: 'parked' } }, newId)
  return pasted.ok ? { ...pasted, label: pasted.label.replace('paste', 'duplicate') } : pasted
}

/** A copy of a step and all below it, parked: it is another way to go, for the person to connect. */
export function duplicateBelow(document: JourneyDocument, ids: readonly string[], newId: NewId): Intent {
  const fragment = fragmentOf(document, ids)
  if (fragment === null) return refused('Select a step to duplicate.')
  const pasted = pasteSteps(document, { fragment, slot: { kind: 'parked' } }, newId)
  return pasted.ok ? { ...pasted, label: pasted.label.replace('paste', 'duplicate') } : pasted
}

const slotOf = (document: JourneyDocument, tail: { readonly from: string; readonly port: string } | null): Slot | null =>
  (tail !== null && journeyIndex(document).ports(tail.from).includes(tail.port) ? { kind: 'port', ...tail } : null)
