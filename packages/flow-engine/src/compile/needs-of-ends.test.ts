import { describe, expect, it } from 'vitest'
import type { PlanEnd } from '../model/plan.ts'
import type { Rule } from '../segment/rule.ts'
import { journey } from '../testing/journey-builder.ts'
import { needsOfEnds } from './needs-of-ends.ts'

const end = (when: PlanEnd['when']): PlanEnd => ({ id: 'e', kind: 'goal', name: '', when })
const rule: Rule = { op: 'or', rules: [{ event: 'visit', count: { atLeast: 2 } }, { event: 'buy', count: { atLeast: 1 }, where: [{ property: 'total', is: 'gt', value: 5 }] }, { trait: 'plan', is: 'isSet' }] }

describe('what must be loaded to look at the ends of a journey', () => {
  it('is nothing for events, which are handed over', () => {
    expect(needsOfEnds([end({ kind: 'event', event: 'buy', where: [] })])).toEqual({ events: [], eventProperties: [], segments: [] })
  })

  it('is the segments they name, and what their rules look at', () => {
    expect(needsOfEnds([end({ kind: 'segmentLeft', segmentId: 'seg_b' }), end({ kind: 'segmentEntered', segmentId: 'seg_a' }), end({ kind: 'rule', rule: JSON.parse(JSON.stringify(rule)) as never })]))
      .toEqual({ events: ['buy', 'visit'], eventProperties: ['buy'], segments: ['seg_a', 'seg_b'] })
  })

  it('is what people said, and whether they are reached, where a rule asks', () => {
    const asks: Rule = { op: 'and', rules: [{ reachable: 'email' }, { op: 'not', rule: { consent: 'email', is: 'unknown' } }] }
    expect(needsOfEnds([end({ kind: 'rule', rule: JSON.parse(JSON.stringify(asks)) as never })])).toEqual({ events: [], eventProperties: [], segments: [], channels: ['email'], consents: ['email'] })
  })

  it('is in order for a single rule as well', () => {
    expect(needsOfEnds([end({ kind: 'rule', rule: JSON.parse(JSON.stringify(rule)) as never })]).events).toEqual(['buy', 'visit'])
  })
})

describe('what every step of a journey with ends must load', () => {
  const plan = journey().goalWhen('often', { rule }).exitWhen('gone', { leaves: 'seg_cart' }).email('n1').wait('n2', 'P1D').splitRules('n3', { a: { event: 'click', count: { atLeast: 1 } } }).exit('n4').plan()

  it('is its own needs and those of the ends, from the start on', () => {
    expect(plan.startNeeds).toEqual({ events: ['buy', 'visit'], eventProperties: ['buy'], segments: ['seg_cart'] })
    expect(plan.nodes['n2']?.needs).toEqual({ events: ['buy', 'click', 'visit'], eventProperties: ['buy'], segments: ['seg_cart'] })
    expect(plan.nodes['n4']?.needs).toEqual(plan.startNeeds)
    expect(plan.watch?.needs).toEqual(plan.startNeeds)
  })

  it('names the segments to be kept, in the plan as a whole', () => {
    expect(plan.segmentIds).toEqual(['seg_1', 'seg_cart'])
  })
})
