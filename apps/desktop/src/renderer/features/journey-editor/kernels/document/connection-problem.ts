import { nodeKinds, nodeLabels, type JourneyDocument, type NodeKindInfo } from '@sendero/flow-engine/document'
import { entryId, journeyIndex, type JourneyIndex } from '../graph/journey-index.ts'

export interface Connection { readonly from: string; readonly port: string; readonly to: string }

const kinds: ReadonlyMap<string, NodeKindInfo> = new Map(nodeKinds.map((kind) => [kind.kind, kind]))

/** Why a port cannot be led to a step, in words; null when it can. */
export function connectionProblem(document: JourneyDocument, { from, port, to }: Connection): string | null {
  const index = journeyIndex(document)
  if (to === entryId) return 'Nothing can lead back to the entry: people enter once. Connect to the first step instead.'
  if (!index.nodes.has(to)) return 'That step is no longer there.'
  if (from !== entryId && !index.nodes.has(from)) return 'The step this starts from is no longer there.'
  if (!index.ports(from).includes(port)) return index.ports(from).length === 0 ? nothingFollows(index, from) : 'This step has no such way out.'
  if (index.edgeAt(from, port)?.to === to) return 'They are connected already.'
  if (!isAfterWait(index, from, port) && closesLoopWithoutWait(index, from, to)) {
    const label = nodeLabels(document).get(to) ?? 'this step'
    return from === to ? 'A step cannot lead to itself.' : `This would make a loop back to ${label} without a wait in it: people would go round it without end. Add a wait first.`
  }
  return null
}

function nothingFollows({ nodes }: JourneyIndex, id: string): string {
  return nodes.get(id)?.kind === 'jump' ? 'A jump says itself where people go on: choose it in its settings.' : 'A goal or an exit ends the journey: nothing can follow it.'
}

/** Why a jump cannot lead to a step, in words; null when it can. */
export function jumpProblem(document: JourneyDocument, { from, to }: { readonly from: string; readonly to: string }): string | null {
  if (from === to) return 'A step cannot lead to itself.'
  return closesLoopWithoutWait(journeyIndex(document), from, to) ? 'There is no wait between: people would go round without end.' : null
}

/** Whether nobody goes by this way at once. Who need not wait passes a kind that parks only some: most of its ways make no loop safe. */
function isAfterWait(index: JourneyIndex, id: string, port: string): boolean {
  return kinds.get(index.nodes.get(id)?.kind ?? '')?.portsAfterWaiting.includes(port) === true
}

/** Whether a person who gets to `to` could be back at `from` in the same moment. */
function closesLoopWithoutWait(index: JourneyIndex, from: string, to: string): boolean {
  const parks = (id: string): boolean => kinds.get(index.nodes.get(id)?.kind ?? '')?.parks === true
  if (parks(from) || parks(to)) return false
  const seen = new Set<string>()
  const waiting = [to]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === from) return true
    if (seen.has(id) || parks(id)) continue
    seen.add(id)
    for (const edge of index.outgoing(id)) if (!isAfterWait(index, id, edge.port)) waiting.push(edge.to)
    const jump = index.jumpFrom(id)
    if (jump !== null) waiting.push(jump)
  }
  return false
}
