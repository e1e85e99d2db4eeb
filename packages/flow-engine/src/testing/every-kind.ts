import type { JourneyDocument, JourneyNode } from '../document/journey-document.ts'
import { journey } from './journey-builder.ts'

/** A journey with one node of each kind in it that compiles: for what must hold of every kind there is, also of the next one. */
export function journeyOfEveryKind(): JourneyDocument {
  return journey().onEvent('Order', { key: 'properties.orderId' })
    .goalWhen('paid', { event: 'Paid' }).exitWhen('gone', { leaves: 'seg_1' })
    .holdout('holdout', 10).at('holdout', 'heldOut').exit('exit')
    .at('holdout', 'next').frequencyGate('gate', 3, 'P7D').reachable('reachable').throttle('throttle', 100, 'PT1H')
    .waitForWindow('window', { from: '09:00', to: '17:00' }).email('email').waitForEvent('event', 'visit', { timeout: 'P2D' })
    .splitEvent('by-event', { big: [{ property: 'amount', is: 'gte', value: 100 }] }).notifyTeam('team')
    .at('by-event', 'else').splitRules('by-rules', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).webhook('webhook')
    .at('by-rules', 'else').splitPercent('by-percent', { a: 50, b: 50 }).updateCustomer('update', { seen: true }).tag('tag', ['vip']).list('list', `lst_${'1'.repeat(32)}`).adjustScore('score', 5)
    .subscribe('subscribe', 'subscribed').emitEvent('emit', 'Scored').waitUntil('until', { from: 'trait', path: 'renewsAt' }).waitForSegment('segment', 'seg_2').goal('goal')
    .at('by-percent', 'b').startJourney('other', 'jrn_2', { wait: true }).wait('wait', 'P1D').experiment('test', { x: 50, y: 50 }).jump('jump', 'team').document()
}

/** One node of each kind. */
export const everyKind: readonly JourneyNode[] = journeyOfEveryKind().nodes
