import { portsOf, type JourneyEdge, type JourneyNode } from '@sendero/flow-engine/document'
import type { NewId } from './command.ts'

/** Nodes that are put into a journey together: people come in at `head` and go on at `tail`, if they can. */
export interface Part {
  readonly nodes: readonly JourneyNode[]
  readonly edges: readonly JourneyEdge[]
  readonly head: string
  readonly tail: { readonly from: string; readonly port: string } | null
}

/** Any nodes with the edges between them. Null without nodes. The head is the first that nothing among them leads to. */
export function partOf(nodes: readonly JourneyNode[], edges: readonly JourneyEdge[]): Part | null {
  const targets = new Set(edges.map(({ to }) => to))
  const head = nodes.find(({ id }) => !targets.has(id)) ?? nodes[0]
  return head === undefined ? null : { nodes, edges, head: head.id, tail: tailOf(head, nodes, edges) }
}

/** Nodes one after the other, each at the first port of the one before; null when something would follow a node without ports. */
export function chainOf(nodes: readonly JourneyNode[], newId: NewId): Part | null {
  const edges = nodes.slice(1).flatMap((node, index): JourneyEdge[] => {
    const before = nodes[index]
    const port = before === undefined ? undefined : portsOf(before)[0]
    return before === undefined || port === undefined ? [] : [{ id: `e-${newId()}`, from: before.id, port, to: node.id }]
  })
  return edges.length < nodes.length - 1 ? null : partOf(nodes, edges)
}

/** The first open port on the way down from the head, taking ports in order. */
function tailOf(head: JourneyNode, nodes: readonly JourneyNode[], edges: readonly JourneyEdge[]): Part['tail'] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const byPort = new Map(edges.map((edge) => [`${edge.from} ${edge.port}`, edge.to]))
  const seen = new Set<string>()
  const waiting = [head]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node.id)) continue
    seen.add(node.id)
    const next: JourneyNode[] = []
    for (const port of portsOf(node)) {
      const to = byPort.get(`${node.id} ${port}`)
      if (to === undefined) return { from: node.id, port }
      const target = byId.get(to)
      if (target !== undefined) next.push(target)
    }
    waiting.push(...next.reverse())
  }
  return null
}
