import type { JourneyNode } from '@sendero/flow-engine/document'

/** The same ports, everything else as it may be published: what stands in for a step whose settings are no values yet. */
export function standIn(node: JourneyNode): unknown {
  return { ...node, config: configOf(node) }
}

const anyDay = 'P1D'

function configOf(node: JourneyNode): unknown {
  switch (node.kind) {
    case 'email': return { templateId: 'any' }
    case 'webhook': return { method: 'GET', url: 'https://example.com', headers: {}, body: null }
    case 'notifyTeam': return { url: 'https://example.com', text: 'any' }
    case 'wait': return { for: anyDay }
    case 'waitUntil': return { date: { from: 'trait', path: 'any' }, yearly: false }
    case 'waitForWindow': return { weekdays: [1], from: '09:00', to: '17:00', clock: 'customer' }
    case 'waitForEvent': return { event: 'any', where: [], timeout: anyDay }
    case 'waitForSegment': return { segmentId: 'any', until: 'entered', timeout: anyDay }
    case 'splitRules': return { branches: node.config.branches.map(({ id }) => ({ id, rule: { op: 'and', rules: [] } })) }
    case 'splitEvent': return { branches: node.config.branches.map(({ id }) => ({ id, where: [] })) }
    case 'splitPercent': return { salt: 'any', branches: evenShares(node.config.branches) }
    case 'experiment': return { ...node.config, salt: 'any', variants: evenShares(node.config.variants), metric: 'converted', minimumSample: 1, confidence: 95, deadline: anyDay, fallback: '' }
    case 'holdout': return { salt: 'any', percent: 10 }
    case 'reachable': return { channel: 'email' }
    case 'frequencyGate': return { channel: 'email', most: 1, within: anyDay }
    case 'updateCustomer': return { set: {}, unset: ['any'] }
    case 'tag': return { add: ['any'], remove: [] }
    case 'list': return { listId: 'any', action: 'add' }
    case 'adjustScore': return { by: 1, attribute: 'any' }
    case 'subscribe': return { channel: 'email', to: 'unsubscribed' }
    case 'emitEvent': return { event: 'any', properties: {} }
    case 'goal': return { name: 'any' }
    case 'exit': return {}
    case 'jump': return { to: node.config.to }
    // Whether it waits decides which ways lead out of it.
    case 'startJourney': return { journeyId: 'any', wait: node.config.wait, timeout: anyDay }
    case 'throttle': return { limit: 1, per: anyDay }
  }
}

/** Shares of 100 with two decimals that add up, whatever the number of branches. */
function evenShares(branches: readonly { readonly id: string }[]): { readonly id: string; readonly percent: number }[] {
  const share = Math.floor(10_000 / Math.max(1, branches.length))
  return branches.map(({ id }, at, all) => ({ id, percent: (at === all.length - 1 ? 10_000 - share * (all.length - 1) : share) / 100 }))
}
