import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EventFact, Facts } from '../model/facts.ts'
import { parseInstant } from '../model/instant-text.ts'
import type { JsonObject } from '../model/json.ts'
import { customersNear, factsOf } from '../testing/customers-near-rule.ts'
import { nowArbitrary, ruleArbitrary } from '../testing/rule-arbitrary.ts'
import { evaluateRule } from './evaluate-rule.ts'
import type { EventCondition, Rule } from './rule.ts'

const at = (text: string): number => parseInstant(text) ?? NaN
const now = at('2026-03-31T12:00:00Z')

function person(traits: JsonObject, ...events: [name: string, occurredAt: string, properties?: JsonObject][]): Facts {
  return factsOf({ traits, events: events.map(([name, occurredAt, properties]): EventFact => ({ name, occurredAt: at(occurredAt), properties: properties ?? {} })) })
}

const pro: Rule = { trait: 'plan', is: 'equals', value: 'pro' }
const german: Rule = { trait: 'profile.country', is: 'equals', value: 'DE' }

test('groups mean and, or and not; an empty and holds for everybody, an empty or for nobody', () => {
  const both = person({ plan: 'Pro', profile: { country: 'de' } })
  const one = person({ plan: 'Pro' })
  const holds = (rule: Rule): boolean[] => [both, one, person({})].map((facts) => evaluateRule(rule, facts, now))
  expect(holds({ op: 'and', rules: [pro, german] })).toEqual([true, false, false])
  expect(holds({ op: 'or', rules: [pro, german] })).toEqual([true, true, false])
  expect(holds({ op: 'not', rule: pro })).toEqual([false, false, true])
  expect(holds({ op: 'and', rules: [] })).toEqual([true, true, true])
  expect(holds({ op: 'or', rules: [] })).toEqual([false, false, false])
})

test('a list holds for those who are on it, and for nobody where lists were not loaded', () => {
  const [vips, guests] = [`lst_${'a'.repeat(32)}`, `lst_${'b'.repeat(32)}`]
  const facts = factsOf({ traits: {}, events: [], lists: [vips] })
  expect([vips, guests].map((list) => evaluateRule({ list }, facts, now))).toEqual([true, false])
  const { lists: _notLoaded, ...without } = facts
  expect(evaluateRule({ list: vips }, without, now)).toBe(false)
})

describe('counts of events', () => {
  const buyer = person({}, ['Order Completed', '2026-03-01', { total: 50 }], ['Order Completed', '2026-03-20', { total: 150 }], ['order completed', '2026-03-30'])
  const counted = (condition: Partial<EventCondition>, facts = buyer): boolean => evaluateRule({ event: 'Order Completed', count: { atLeast: 1 }, ...condition }, facts, now)

  test('compare at least, at most and exactly', () => {
    expect([1, 2, 3].map((n) => counted({ count: { atLeast: n } }))).toEqual([true, true, false])
    expect([0, 1, 2, 3].map((n) => counted({ count: { atMost: n } }))).toEqual([false, false, true, true])
    expect([0, 1, 2, 3].map((n) => counted({ count: { exactly: n } }))).toEqual([false, false, true, false])
  })

  test('someone without any event did it exactly and at most 0 times', () => {
    expect(counted({ count: { atMost: 0 } }, person({}))).toBe(true)
    expect(counted({ count: { exactly: 0 } }, person({}))).toBe(true)
    expect(counted({ count: { atLeast: 1 } }, person({}))).toBe(false)
  })

  test('tell names apart by case', () => {
    expect(evaluateRule({ event: 'order completed', count: { exactly: 1 } }, buyer, now)).toBe(true)
    expect(evaluateRule({ event: 'ORDER COMPLETED', count: { exactly: 0 } }, buyer, now)).toBe(true)
  })

  test('only events that satisfy every condition count', () => {
    expect(counted({ count: { exactly: 1 }, where: [{ property: 'total', is: 'gt', value: 100 }] })).toBe(true)
    expect(counted({ count: { exactly: 0 }, where: [{ property: 'total', is: 'gt', value: 100 }, { property: 'total', is: 'lt', value: 100 }] })).toBe(true)
    expect(counted({ count: { exactly: 2 }, where: [{ property: 'voucher', is: 'isNotSet' }] })).toBe(true)
  })

  test('a window begins just after its start and ends now; without one an event of the future counts', () => {
    const shopper = (occurredAt: string): Facts => person({}, ['Order Completed', occurredAt])
    expect(counted({ within: 'P1M' }, shopper('2026-02-28T12:00:00Z'))).toBe(false)
    expect(counted({ within: 'P1M' }, shopper('2026-02-28T12:00:00.001Z'))).toBe(true)
    expect(counted({ within: 'P1M' }, shopper('2026-03-31T12:00:00Z'))).toBe(true)
    expect(counted({ within: 'P1M' }, shopper('2026-03-31T12:00:00.001Z'))).toBe(false)
    expect(counted({}, shopper('2026-03-31T12:00:00.001Z'))).toBe(true)
    // Midnight of a clock change somewhere: the window is counted in UTC, so a day is always 24 hours.
    expect(counted({ within: 'P3D' }, shopper('2026-03-28T12:00:00.001Z'))).toBe(true)
    expect(counted({ within: 'P3D' }, shopper('2026-03-28T12:00:00Z'))).toBe(false)
  })
})

describe('laws, over generated rules and customers', () => {
  const scene = fc.tuple(ruleArbitrary(), ruleArbitrary(), nowArbitrary()).chain(([a, b, time]) =>
    fc.record({ a: fc.constant(a), b: fc.constant(b), time: fc.constant(time), facts: fc.oneof(customersNear(a, time), customersNear(b, time)).map(factsOf) }))
  const law = (title: string, check: (of: { a: Rule; b: Rule; holds: (rule: Rule) => boolean; facts: Facts; time: number }) => void): void => {
    test(title, () => fc.assert(fc.property(scene, ({ a, b, time, facts }) => check({ a, b, time, facts, holds: (rule) => evaluateRule(rule, facts, time) }))), 60_000)
  }

  law('not turns every answer round', ({ a, holds }) => {
    expect(holds({ op: 'not', rule: a })).toBe(!holds(a))
  })

  law('De Morgan', ({ a, b, holds }) => {
    expect(holds({ op: 'not', rule: { op: 'and', rules: [a, b] } })).toBe(holds({ op: 'or', rules: [{ op: 'not', rule: a }, { op: 'not', rule: b }] }))
    expect(holds({ op: 'not', rule: { op: 'or', rules: [a, b] } })).toBe(holds({ op: 'and', rules: [{ op: 'not', rule: a }, { op: 'not', rule: b }] }))
  })

  law('every negated operator is the opposite of the plain one', ({ a, holds }) => {
    for (const leaf of leavesOf(a)) {
      const is = 'trait' in leaf ? positive[leaf.is] : undefined
      if (is !== undefined) expect(holds(leaf)).toBe(!holds({ ...leaf, is } as Rule))
    }
  })

  law('atLeast n + 1 implies atLeast n and excludes atMost n; exactly is both bounds', ({ a, holds }) => {
    for (const leaf of leavesOf(a)) {
      if (!('event' in leaf)) continue
      for (const n of [1, 2, 3]) {
        if (holds({ ...leaf, count: { atLeast: n + 1 } })) expect(holds({ ...leaf, count: { atLeast: n } })).toBe(true)
        expect(holds({ ...leaf, count: { atLeast: n + 1 } })).toBe(!holds({ ...leaf, count: { atMost: n } }))
        expect(holds({ ...leaf, count: { exactly: n } })).toBe(holds({ ...leaf, count: { atLeast: n } }) && holds({ ...leaf, count: { atMost: n } }))
      }
    }
  })

  law('a longer window never counts less', ({ a, holds }) => {
    const windows = ['PT0S', 'PT1H', 'P1D', 'P7D', 'P1M', 'P3M', 'P1Y', 'P200Y']
    for (const leaf of leavesOf(a)) {
      if (!('event' in leaf)) continue
      for (const n of [1, 2]) {
        const answers = windows.map((within) => holds({ ...leaf, within, count: { atLeast: n } }))
        expect(answers).toEqual(answers.toSorted((x, y) => Number(x) - Number(y)))
      }
    }
  })

  law('the order of rules in a group does not matter', ({ a, b, holds }) => {
    expect(holds({ op: 'and', rules: [a, b] })).toBe(holds({ op: 'and', rules: [b, a] }))
    expect(holds({ op: 'or', rules: [a, b] })).toBe(holds({ op: 'or', rules: [b, a] }))
  })
})

const positive: { [negated: string]: string } = { notEquals: 'equals', notIn: 'in', notContains: 'contains', notInLast: 'inLast', isNotSet: 'isSet', hasFewerThan: 'hasAtLeast' }

function leavesOf(rule: Rule): Exclude<Rule, { op: string }>[] {
  if (!('op' in rule)) return [rule]
  return rule.op === 'not' ? leavesOf(rule.rule) : rule.rules.flatMap(leavesOf)
}
