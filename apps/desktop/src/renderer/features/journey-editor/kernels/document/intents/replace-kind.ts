import { nodeLabels, portsOf, type JourneyDocument, type JourneyNode, type NodeKind } from '@sendero/flow-engine/document'
import { journeyIndex } from '../../graph/journey-index.ts'
import { refused, type Intent, type NewId } from '../command.ts'
import { applyEdits, type Edit } from '../edit.ts'
import { startConfig } from '../start-configs.ts'

/**
 * Makes a step one of another kind. It keeps its id, and so its numbers, its name and its way on: edges keep their port
 * where the new kind has it, else they take the ports in order. What finds no port stays, parked.
 */
export function replaceKind(document: JourneyDocument, { id, kind }: { readonly id: string; readonly kind: NodeKind }, newId: NewId): Intent {
  const index = journeyIndex(document)
  const node = index.nodes.get(id)
  if (node === undefined) return refused('That step is no longer there.')
  if (node.kind === kind) return refused('It is of this kind already.')
  const kept = { ...(node.name === undefined ? {} : { name: node.name }), ...(node.skipped === undefined ? {} : { skipped: node.skipped }) }
  const replacement = { id, kind, ...kept, config: startConfig(kind, newId) } as unknown as JourneyNode
  const ports = portsOf(replacement)
  const outgoing = index.outgoing(id)
  if (ports.length === 0 && outgoing.length > 0) return refused(`Nothing can follow ${kind === 'jump' ? 'a jump' : 'a goal or an exit'}, and other steps follow here. Remove them first.`)
  const free = ports.filter((port) => !outgoing.some((edge) => edge.port === port))
  const edges = outgoing.filter((edge) => !ports.includes(edge.port)).map((edge): Edit => {
    const port = free.shift()
    return port === undefined ? { kind: 'removeEdge', id: edge.id } : { kind: 'replaceEdge', edge: { ...edge, port } }
  })
  const edits: readonly Edit[] = [{ kind: 'replaceNode', node: replacement }, ...edges]
  const labels = [nodeLabels(document).get(id), nodeLabels(applyEdits(document, edits)).get(id)]
  return { ok: true, label: `replace ${labels[0] ?? id}`, edits, select: [id] }
}
