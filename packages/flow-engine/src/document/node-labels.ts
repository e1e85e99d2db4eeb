import type { NodeKind } from '../nodes/registry.ts'
import { entryNodeId, type JourneyDocument, type JourneyNode } from './journey-document.ts'

export const kindNames: { readonly [Kind in NodeKind]: string } = {
  email: 'E-mail', webhook: 'Webhook', notifyTeam: 'Notify team',
  wait: 'Wait', waitUntil: 'Wait until date', waitForWindow: 'Wait for time window', waitForEvent: 'Wait for event', waitForSegment: 'Wait for segment',
  splitRules: 'Split by rules', splitEvent: 'Split by event', splitPercent: 'Split by percent', experiment: 'A/B test', holdout: 'Holdout', reachable: 'Reachable?', frequencyGate: 'Frequency gate',
  updateCustomer: 'Update customer', tag: 'Tag', list: 'List', adjustScore: 'Adjust score', subscribe: 'Subscription', emitEvent: 'Record event',
  goal: 'Goal', exit: 'Exit', jump: 'Jump', startJourney: 'Start journey', throttle: 'Throttle',
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
  const said = node === undefined ? undefined : waysOut[node.kind]?.[port]
  if (said !== undefined) return said
  if (port === 'else') return 'none of the others'
  const name = branchesOf(node).find(({ id }) => id === port)?.name ?? ''
  return `"${name === '' ? port : name}"`
}

const timeIsUp = { timeout: 'time is up' }
const waysOut: { readonly [Kind in NodeKind]?: { readonly [port: string]: string } } = {
  waitForEvent: { ...timeIsUp, event: 'event came' }, waitForSegment: timeIsUp, startJourney: timeIsUp, waitUntil: { missed: 'no such moment' },
  holdout: { heldOut: 'held out' }, reachable: { yes: 'reachable', no: 'not reachable' }, frequencyGate: { tooMany: 'too many already' },
}

/** The branches or variants a person has named. */
function branchesOf(node: JourneyNode | undefined): readonly { readonly id: string; readonly name?: string | undefined }[] {
  switch (node?.kind) {
    case 'splitRules': case 'splitEvent': case 'splitPercent': return node.config.branches
    case 'experiment': return node.config.variants
    default: return []
  }
}
