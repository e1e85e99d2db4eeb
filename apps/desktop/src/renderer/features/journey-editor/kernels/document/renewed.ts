import type { JourneyNode } from '@sendero/flow-engine/document'
import type { NewId } from './command.ts'
import type { Fragment } from './fragment.ts'

/** The same steps under new ids, so that a copy has numbers and splits of its own. Branch ids are local to a step and stay. */
export function renewed(fragment: Fragment, newId: NewId): Fragment {
  const ids = new Map(fragment.nodes.map(({ id, kind }) => [id, `${kind}-${newId()}`]))
  const idOf = (id: string): string => ids.get(id) ?? id
  return {
    nodes: fragment.nodes.map((node) => ({ ...withOwnTarget(withOwnSalt(node, newId), idOf), id: idOf(node.id) })),
    edges: fragment.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).map((edge) => ({ ...edge, id: `e-${newId()}`, from: idOf(edge.from), to: idOf(edge.to) })),
    links: fragment.links.filter(({ from }) => ids.has(from)).map((edge) => ({ ...edge, id: `e-${newId()}`, from: idOf(edge.from) })),
  }
}

function withOwnSalt(node: JourneyNode, newId: NewId): JourneyNode {
  switch (node.kind) {
    case 'splitPercent': return { ...node, config: { ...node.config, salt: newId() } }
    case 'experiment': return { ...node, config: { ...node.config, salt: newId() } }
    case 'holdout': return { ...node, config: { ...node.config, salt: newId() } }
    default: return node
  }
}

/** A jump inside the copy leads to the copy; one out of it to where it led. */
function withOwnTarget(node: JourneyNode, idOf: (id: string) => string): JourneyNode {
  return node.kind === 'jump' ? { ...node, config: { to: idOf(node.config.to) } } : node
}
