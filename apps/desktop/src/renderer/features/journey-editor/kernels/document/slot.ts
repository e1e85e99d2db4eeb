import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import { entryId, journeyIndex } from '../graph/journey-index.ts'
import type { NewId } from './command.ts'
import type { Edit } from './edit.ts'
import type { Part } from './part.ts'

/** A place where steps can be put. `parked`: beside the journey, connected to nothing. */
export type Slot =
  | { readonly kind: 'edge'; readonly edgeId: string }
  | { readonly kind: 'port'; readonly from: string; readonly port: string }
  | { readonly kind: 'parked' }

export type Placing = { readonly ok: true; readonly edits: readonly Edit[] } | { readonly ok: false; readonly reason: string }

/** Puts a part into a slot. On an edge, what came below follows on the open end of the part. */
export function placePart(document: JourneyDocument, { part, slot }: { readonly part: Part; readonly slot: Slot }, newId: NewId): Placing {
  const added: Edit[] = [
    ...part.nodes.map((node, index): Edit => ({ kind: 'addNode', node, at: document.nodes.length + index })),
    ...part.edges.map((edge, index): Edit => ({ kind: 'addEdge', edge, at: document.edges.length + index })),
  ]
  const at = document.edges.length + part.edges.length
  const way = wayAt(document, slot)
  if (way.kind === 'gone') return { ok: false, reason: 'That place is no longer there.' }
  if (way.kind === 'none') return { ok: true, edits: added }
  if (way.kind === 'open') return { ok: true, edits: [...added, { kind: 'addEdge', edge: { id: `e-${newId()}`, from: way.from, port: way.port, to: part.head }, at }] }
  const { edge } = way
  if (part.tail === null) return { ok: false, reason: cutOff(document, part, edge.to) }
  return { ok: true, edits: [
    ...added,
    { kind: 'replaceEdge', edge: { ...edge, to: part.head } },
    { kind: 'addEdge', edge: { id: `e-${newId()}`, ...part.tail, to: edge.to }, at },
  ] }
}

type Way =
  | { readonly kind: 'gone' }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly from: string; readonly port: string }
  | { readonly kind: 'taken'; readonly edge: JourneyDocument['edges'][number] }

function wayAt(document: JourneyDocument, slot: Slot): Way {
  if (slot.kind === 'parked') return { kind: 'none' }
  const index = journeyIndex(document)
  if (slot.kind === 'edge') {
    const edge = document.edges.find(({ id }) => id === slot.edgeId)
    return edge === undefined ? { kind: 'gone' } : { kind: 'taken', edge }
  }
  if (!index.ports(slot.from).includes(slot.port)) return { kind: 'gone' }
  const edge = index.edgeAt(slot.from, slot.port)
  return edge === undefined ? { kind: 'open', from: slot.from, port: slot.port } : { kind: 'taken', edge }
}

function cutOff(document: JourneyDocument, part: Part, next: string): string {
  const labels = nodeLabels({ ...document, nodes: [...document.nodes, ...part.nodes] })
  const cut = labels.get(next)
  return `${labels.get(part.head) ?? 'This step'} ${part.nodes.at(-1)?.kind === 'jump' ? 'leads elsewhere' : 'ends the journey'}, so ${cut === undefined ? 'what follows' : `“${cut}”`} could not be reached any more. Add it at an open end.`
}

/** Where a step goes that is added after another: its first open port, else in front of what follows on its first port. */
export function slotAfter(document: JourneyDocument, id: string): Slot | null {
  const index = journeyIndex(document)
  if (id !== entryId && !index.nodes.has(id)) return null
  const ports = index.ports(id)
  const open = ports.find((port) => index.edgeAt(id, port) === undefined)
  const port = open ?? ports[0]
  return port === undefined ? null : { kind: 'port', from: id, port }
}

/** The slot a person most likely means when nothing is selected: the first open end below the entry. */
export function firstOpenSlot(document: JourneyDocument): Slot | null {
  const index = journeyIndex(document)
  const seen = new Set<string>()
  const waiting = [entryId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const open = index.ports(id).find((port) => index.edgeAt(id, port) === undefined)
    if (open !== undefined) return { kind: 'port', from: id, port: open }
    waiting.push(...index.outgoing(id).map(({ to }) => to).reverse())
  }
  return null
}
