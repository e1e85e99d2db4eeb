import { nodeLabels, type JourneyDocument, type JourneyEdge } from '@sendero/flow-engine/document'
import { entryId, journeyIndex, type JourneyIndex } from '../../graph/journey-index.ts'
import { reachable, stepsBelow } from '../../graph/reachable.ts'
import { refused, type Intent } from '../command.ts'
import type { Edit } from '../edit.ts'
import { sectionsWithout } from '../sections.ts'

/**
 * What becomes of the steps after a removed one. `stitch`: who came before goes on to what came after. `keep`: the same,
 * on one branch, and the steps only the other branches led to go too. `below`: all that could only be got to through it
 * goes too. `gap`: they stay where they are, parked.
 */
export type RemovalMode =
  | { readonly kind: 'stitch' | 'below' | 'gap' }
  | { readonly kind: 'keep'; readonly port: string }

export interface Removal { readonly ids: readonly string[]; readonly mode: RemovalMode }

export function removeSteps(document: JourneyDocument, { ids, mode }: Removal): Intent {
  const index = journeyIndex(document)
  const present = ids.filter((id) => index.nodes.has(id))
  const [first] = present
  if (first === undefined) return refused('The entry cannot be deleted: every journey starts somewhere.')
  const gone = removed(index, present, mode)
  const edits: Edit[] = [...edgeEdits(index, gone, mode), ...nodeEdits(index, gone)]
  const only = gone.size === 1 ? nodeLabels(document).get(first) : undefined
  const before = index.incoming(first).find(({ from }) => !gone.has(from))?.from
  return { ok: true, label: `delete ${only ?? `${gone.size} steps`}`, edits, select: before === undefined || before === entryId ? [] : [before] }
}

function removed(index: JourneyIndex, ids: readonly string[], mode: RemovalMode): ReadonlySet<string> {
  switch (mode.kind) {
    case 'stitch': case 'gap': return new Set(ids)
    case 'below': return new Set(ids.flatMap((id) => stepsBelow(index, id)))
    case 'keep': return new Set(ids.flatMap((id) => {
      const kept = index.edgeAt(id, mode.port)
      const stay = kept === undefined ? new Set<string>() : reachable(index, [kept.to])
      return stepsBelow(index, id).filter((below) => below === id || !stay.has(below))
    }))
  }
}

/** Edges into what goes are led on to where it led, if that is one place; all others of its edges go with it. */
function edgeEdits(index: JourneyIndex, gone: ReadonlySet<string>, mode: RemovalMode): Edit[] {
  return index.document.edges.flatMap((edge): Edit[] => {
    if (gone.has(edge.from)) return [{ kind: 'removeEdge', id: edge.id }]
    if (!gone.has(edge.to)) return []
    const to = mode.kind === 'stitch' || mode.kind === 'keep' ? onlyTarget(index, edge, gone) : null
    return to === null ? [{ kind: 'removeEdge', id: edge.id }] : [{ kind: 'replaceEdge', edge: { ...edge, to } }]
  })
}

function onlyTarget(index: JourneyIndex, edge: JourneyEdge, gone: ReadonlySet<string>): string | null {
  const targets = new Set<string>()
  const seen = new Set<string>()
  const waiting = [edge.to]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const { to } of index.outgoing(id)) {
      if (gone.has(to)) waiting.push(to)
      else targets.add(to)
    }
  }
  const [target] = targets
  // A stitch from a step to itself would be a loop nobody drew.
  return target === undefined || targets.size > 1 || target === edge.from ? null : target
}

/** The nodes with what is kept about them. A note outlives its step: it is pinned to what came before. */
function nodeEdits(index: JourneyIndex, gone: ReadonlySet<string>): Edit[] {
  const { nodes, canvas } = index.document
  const notes = canvas.notes.filter((note) => note.nodeId !== undefined && gone.has(note.nodeId))
  const offsets = [...gone].filter((id) => Object.hasOwn(canvas.offsets, id))
  return [
    ...sectionEdits(index, gone),
    ...notes.map((note): Edit => ({ kind: 'replaceNote', note: { ...note, nodeId: standing(index, note.nodeId ?? entryId, gone) } })),
    ...offsets.map((id): Edit => ({ kind: 'setOffset', id, offset: null })),
    ...nodes.filter(({ id }) => gone.has(id)).map(({ id }): Edit => ({ kind: 'removeNode', id })),
  ]
}

/** A section holds what is left of it; one of which nothing is left goes too. */
function sectionEdits({ document }: JourneyIndex, gone: ReadonlySet<string>): Edit[] {
  const left = sectionsWithout(document, gone)
  return left === null ? [] : [{ kind: 'setSections', sections: left.length === 0 ? null : left }]
}

function standing(index: JourneyIndex, from: string, gone: ReadonlySet<string>): string {
  const seen = new Set<string>()
  let id = from
  while (gone.has(id)) {
    if (seen.has(id)) return entryId
    seen.add(id)
    id = index.incoming(id)[0]?.from ?? entryId
  }
  return id
}
