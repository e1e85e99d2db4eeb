import type { NodeConfigs, NodeKind } from '@sendero/flow-engine/document'
import type { NewId } from './command.ts'

const start: { readonly [Kind in NodeKind]: (newId: NewId) => NodeConfigs[Kind] } = {
  email: () => ({ templateId: '' }),
  webhook: () => ({ method: 'POST', url: '', headers: {}, body: null }),
  notifyTeam: () => ({ url: '', text: '' }),
  wait: () => ({ for: 'P1D' }),
  waitUntil: () => ({ date: { from: 'trait', path: '' }, time: '09:00', yearly: false }),
  waitForWindow: () => ({ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', clock: 'customer' }),
  waitForEvent: () => ({ event: '', where: [], timeout: 'P3D' }),
  waitForSegment: () => ({ segmentId: '', until: 'entered', timeout: 'P7D' }),
  splitRules: (newId) => ({ branches: [{ id: `b-${newId()}`, name: 'Branch 1', rule: { op: 'and', rules: [] } }] }),
  splitEvent: (newId) => ({ branches: [{ id: `b-${newId()}`, name: 'Branch 1', where: [] }] }),
  splitPercent: (newId) => ({ salt: newId(), branches: halves(newId) }),
  experiment: (newId) => ({ salt: newId(), variants: halves(newId), metric: 'converted', minimumSample: 500, confidence: 95, deadline: 'P14D', fallback: '' }),
  holdout: (newId) => ({ salt: newId(), percent: 10 }),
  reachable: () => ({ channel: 'email' }),
  frequencyGate: () => ({ channel: 'email', most: 3, within: 'P7D' }),
  updateCustomer: () => ({ set: {}, unset: [] }),
  tag: () => ({ add: [], remove: [] }),
  list: () => ({ listId: '', action: 'add' }),
  adjustScore: () => ({ by: 10, attribute: 'leadScore' }),
  subscribe: () => ({ channel: 'email', to: 'unsubscribed' }),
  emitEvent: () => ({ event: '', properties: {} }),
  goal: () => ({ name: 'Converted' }),
  exit: () => ({}),
  jump: () => ({ to: '' }),
  startJourney: () => ({ journeyId: '', wait: false, timeout: 'P30D' }),
  throttle: () => ({ limit: 100, per: 'PT1H' }),
}

function halves(newId: NewId): { id: string; name: string; percent: number }[] {
  return ['A', 'B'].map((name) => ({ id: `b-${newId()}`, name, percent: 50 }))
}

/** What a new step is set to: as sensible a start as its kind allows, or left open for a person to say. */
export function startConfig<Kind extends NodeKind>(kind: Kind, newId: NewId): NodeConfigs[Kind] {
  return start[kind](newId)
}
