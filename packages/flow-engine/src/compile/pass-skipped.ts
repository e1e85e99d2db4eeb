import type { JourneyDocument, JourneyEdge, JourneyNode } from '../document/journey-document.ts'
import { definitionOf, journeyGraph, portsOf, type JourneyGraph } from './journey-graph.ts'

/** The port people pass a skipped node by: `next`, else its first; null where a journey ends. */
export function passingPort(node: JourneyNode): string | null {
  const ports = portsOf(node)
  return ports.includes('next') ? 'next' : ports[0] ?? null
}

/**
 * The journey as people go through it: ways into a skipped node lead on to where it lets them pass to. It is left out with
 * whatever only its other ways led to, so nothing that is said or planned is about what nobody meets.
 */
export function passSkipped(document: JourneyDocument): JourneyDocument {
  const skipped = new Set(document.nodes.flatMap(({ id, skipped: isSkipped }) => (isSkipped === true ? [id] : [])))
  // Ids used twice are an error of their own, which must not vanish with one of the two.
  if (skipped.size === 0 || new Set(document.nodes.map(({ id }) => id)).size < document.nodes.length) return document
  const drawn = journeyGraph(document)
  const led = (id: string): string | null => ledOn(drawn, skipped, id)
  const passed: JourneyDocument = {
    ...document,
    nodes: document.nodes.flatMap((node) => (skipped.has(node.id) ? [] : [ledJump(node, led)])),
    edges: document.edges.flatMap((edge) => (skipped.has(edge.from) ? [] : ledEdge(edge, led))),
  }
  const { reachable } = journeyGraph(passed)
  const isCutOff = (id: string): boolean => drawn.reachable.has(id) && !reachable.has(id)
  return {
    ...passed,
    nodes: passed.nodes.filter(({ id }) => !isCutOff(id)),
    edges: passed.edges.filter(({ from, to }) => !isCutOff(from) && !isCutOff(to)),
  }
}

/** Where people are who are led to a node: there, or behind all that are skipped in a row; null for nowhere. */
function ledOn({ nodes, edgesByPort }: JourneyGraph, skipped: ReadonlySet<string>, start: string): string | null {
  const seen = new Set<string>()
  let id = start
  while (skipped.has(id)) {
    const node = nodes.get(id)
    if (node === undefined || seen.has(id)) return null
    seen.add(id)
    const next = edgesByPort.get(id)?.get(definitionOf(node).target === undefined ? passingPort(node) ?? '' : 'next')
    if (next === undefined) return null
    id = next.to
  }
  return id
}

function ledEdge(edge: JourneyEdge, led: (id: string) => string | null): JourneyEdge[] {
  const to = led(edge.to)
  return to === null ? [] : [{ ...edge, to }]
}

/** A jump past the end of a journey leaves it. */
function ledJump(node: JourneyNode, led: (id: string) => string | null): JourneyNode {
  if (node.kind !== 'jump') return node
  const to = led(node.config.to)
  return to === null ? { id: node.id, kind: 'exit', ...(node.name === undefined ? {} : { name: node.name }), config: {} } : { ...node, config: { to } }
}
