import type { NodeKind } from '../nodes/registry.ts'
import { entryNodeId, type JourneyDocument, type JourneyNode } from './journey-document.ts'

export const kindNames: { readonly [Kind in NodeKind]: string } = {
  email: 'E-mail', webhook: 'Webhook', wait: 'Wait', waitForEvent: 'Wait for event', splitRules: 'Split by rules', splitPercent: 'Split by percent',
  updateCustomer: 'Update customer', goal: 'Goal', exit: 'Exit',
}

/** Node id -> how people call it: by its name, else by its kind and, when there are several, by what comes before it. `quote` sets names apart in a sentence. */
export function nodeLabels({ nodes, edges }: JourneyDocument, quote = (name: string): string => name): ReadonlyMap<string, string> {
  const short = new Map(nodes.map((node) => [node.id, shortLabel(node, quote)]))
  const uses = new Map<string, number>()
  for (const label of short.values()) uses.set(label, (uses.get(label) ?? 0) + 1)
  const before = new Map(edges.map(({ from, to }) => [to, from === entryNodeId ? 'the entry' : short.get(from) ?? 'the entry']))
  return new Map([...short].map(([id, label]) => {
    const previous = before.get(id)
    return [id, (uses.get(label) ?? 0) > 1 && previous !== undefined ? `${label} after ${previous}` : label]
  }))
}

function shortLabel(node: JourneyNode, quote: (name: string) => string): string {
  return node.name === undefined || node.name.trim() === '' ? kindNames[node.kind] : quote(node.name)
}

/** How a sentence calls a way out of a node: `next` needs no word. */
export function portName(node: JourneyNode | undefined, port: string): string {
  if (port === 'next') return ''
  if (node?.kind === 'waitForEvent') return port === 'timeout' ? 'time is up' : 'event came'
  if (port === 'else') return 'none of the others'
  const branches: readonly { readonly id: string; readonly name?: string | undefined }[] = node?.kind === 'splitRules' || node?.kind === 'splitPercent' ? node.config.branches : []
  const name = branches.find(({ id }) => id === port)?.name ?? ''
  return `"${name === '' ? port : name}"`
}
