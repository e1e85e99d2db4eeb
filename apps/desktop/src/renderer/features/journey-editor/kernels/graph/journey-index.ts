import { portsOf, type JourneyDocument, type JourneyEdge, type JourneyNode } from '@sendero/flow-engine/document'

/** What edges call the entry in `from`; it is no node of the document and has the one port `next`. */
export const entryId = 'entry'

/** A document with its edges both ways. Ids that name nothing are left out: an edge here always joins what exists. */
export interface JourneyIndex {
  readonly document: JourneyDocument
  readonly nodes: ReadonlyMap<string, JourneyNode>
  /** The ports of a node or the entry, in order. */
  ports(id: string): readonly string[]
  edgeAt(id: string, port: string): JourneyEdge | undefined
  /** The edges that leave a node or the entry, in the order of its ports. */
  outgoing(id: string): readonly JourneyEdge[]
  /** The edges that lead to a node, in document order. */
  incoming(id: string): readonly JourneyEdge[]
  /** The step a jump leads to; null for other steps, and for a jump that leads nowhere. */
  jumpFrom(id: string): string | null
  /** The jumps that lead to a step, in document order. */
  jumpsTo(id: string): readonly string[]
}

const none: readonly JourneyEdge[] = []
const nobody: readonly string[] = []
const entryPorts = ['next']

// A document is never changed in place, so what was worked out for it holds as long as anyone has it.
const known = new WeakMap<JourneyDocument, JourneyIndex>()

export function journeyIndex(document: JourneyDocument): JourneyIndex {
  const found = known.get(document)
  if (found !== undefined) return found
  const index = indexOf(document)
  known.set(document, index)
  return index
}

function indexOf(document: JourneyDocument): JourneyIndex {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]))
  const byPort = new Map<string, Map<string, JourneyEdge>>()
  const incoming = new Map<string, JourneyEdge[]>()
  for (const edge of document.edges) {
    if (!nodes.has(edge.to) || (edge.from !== entryId && !nodes.has(edge.from))) continue
    const edges = byPort.get(edge.from) ?? new Map<string, JourneyEdge>()
    if (!edges.has(edge.port)) edges.set(edge.port, edge)
    byPort.set(edge.from, edges)
    const before = incoming.get(edge.to)
    if (before === undefined) incoming.set(edge.to, [edge])
    else before.push(edge)
  }
  const ports = (id: string): readonly string[] => {
    const node = nodes.get(id)
    return node === undefined ? (id === entryId ? entryPorts : []) : portsOf(node)
  }
  const jumps = new Map(document.nodes.flatMap((node) => (node.kind === 'jump' && nodes.has(node.config.to) ? [[node.id, node.config.to] as const] : [])))
  const jumpsTo = new Map<string, string[]>()
  for (const [from, to] of jumps) jumpsTo.set(to, [...jumpsTo.get(to) ?? [], from])
  const outgoing = new Map([...byPort].map(([id, edges]) => [id, ports(id).flatMap((port) => edges.get(port) ?? [])]))
  return {
    document,
    nodes,
    ports,
    edgeAt: (id, port) => byPort.get(id)?.get(port),
    outgoing: (id) => outgoing.get(id) ?? none,
    incoming: (id) => incoming.get(id) ?? none,
    jumpFrom: (id) => jumps.get(id) ?? null,
    jumpsTo: (id) => jumpsTo.get(id) ?? nobody,
  }
}
