import { nodeLabels, portsOf, type Entry, type JourneyDocument, type JourneyNode, type NodeConfigs, type NodeKind } from '@sendero/flow-engine/document'
import { journeyIndex } from '../../graph/journey-index.ts'
import { refused, type Intent } from '../command.ts'
import type { Edit } from '../edit.ts'
import { removeSteps } from './remove-steps.ts'

const gone = 'That step is no longer there.'

/** Changes what a step does. Edges of ports it no longer has go; the steps they led to stay, parked. */
export function setConfig<Kind extends NodeKind>(document: JourneyDocument, { id, config }: { readonly id: string; readonly config: NodeConfigs[Kind] }): Intent {
  const index = journeyIndex(document)
  const node = index.nodes.get(id)
  if (node === undefined) return refused(gone)
  const changed = { ...node, config } as unknown as JourneyNode
  const ports = portsOf(changed)
  const lost = index.outgoing(id).filter((edge) => !ports.includes(edge.port))
  const edits: Edit[] = [...lost.map((edge): Edit => ({ kind: 'removeEdge', id: edge.id })), { kind: 'replaceNode', node: changed }]
  return { ok: true, label: `change ${nodeLabels(document).get(id) ?? id}`, edits, mergeKey: lost.length > 0 ? undefined : `config ${id}` }
}

/** Takes a branch off a split, with the steps only it led to, or leaving them parked. */
export function removeBranch(document: JourneyDocument, { id, port, withSteps }: { readonly id: string; readonly port: string; readonly withSteps: boolean }): Intent {
  const index = journeyIndex(document)
  const node = index.nodes.get(id)
  const changed = node === undefined ? null : withoutBranch(node, port)
  if (changed === null) return refused(gone)
  const edge = index.edgeAt(id, port)
  const below = withSteps && edge !== undefined && index.incoming(edge.to).length === 1 ? removeSteps(document, { ids: [edge.to], mode: { kind: 'below' } }) : null
  const removed = below?.ok === true ? below.edits.filter((edit) => !(edit.kind === 'removeEdge' && edit.id === edge?.id)) : []
  return {
    ok: true,
    label: `delete a branch of ${nodeLabels(document).get(id) ?? id}`,
    edits: [...removed, ...(edge === undefined ? [] : [{ kind: 'removeEdge', id: edge.id } as const]), { kind: 'replaceNode', node: changed }],
  }
}

/** Null for a node whose ways out are not branches a person made. */
function withoutBranch(node: JourneyNode, port: string): JourneyNode | null {
  switch (node.kind) {
    case 'splitRules': return { ...node, config: { branches: node.config.branches.filter(({ id }) => id !== port) } }
    case 'splitEvent': return { ...node, config: { branches: node.config.branches.filter(({ id }) => id !== port) } }
    case 'splitPercent': return { ...node, config: { ...node.config, branches: node.config.branches.filter(({ id }) => id !== port) } }
    case 'experiment': {
      const { variants, fallback } = node.config
      return { ...node, config: { ...node.config, variants: variants.filter(({ id }) => id !== port), fallback: fallback === port ? '' : fallback } }
    }
    default: return null
  }
}

/** An empty name takes it away: the step is then called by its kind. */
export function renameStep(document: JourneyDocument, { id, name }: { readonly id: string; readonly name: string }): Intent {
  const node = journeyIndex(document).nodes.get(id)
  if (node === undefined) return refused(gone)
  const { name: _old, ...unnamed } = node
  const text = name.trim().slice(0, 200)
  const renamed = (text === '' ? unnamed : { ...node, name: text }) as JourneyNode
  return { ok: true, label: `rename ${nodeLabels(document).get(id) ?? id}`, edits: [{ kind: 'replaceNode', node: renamed }], mergeKey: `name ${id}` }
}

export function setEntry(_document: JourneyDocument, entry: Entry): Intent {
  return { ok: true, label: 'change the entry', edits: [{ kind: 'setEntry', entry }], mergeKey: 'entry' }
}
