import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Facts } from '../model/facts.ts'
import { explainRules } from '../nodes/explain-rules.ts'
import { customersNear, factsOf } from '../testing/customers-near-rule.ts'
import { nowArbitrary, ruleArbitrary } from '../testing/rule-arbitrary.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { rulesLookBack } from './rule-lookback.ts'
import type { Rule } from './rule.ts'

const day = 86_400_000
const often = (event: string, within?: string): Rule => ({ event, count: { atLeast: 1 }, ...(within === undefined ? {} : { within }) })

test('goes as far back as the longest window of any rule, a day to spare, with months of 31 days', () => {
  expect(rulesLookBack([often('visit', 'P30D'), { op: 'not', rule: often('visit', 'P90D') }, often('buy', 'P1M')])).toEqual({ visit: 91 * day, buy: 32 * day })
})

test('has no name that any rule wants to know everything of', () => {
  expect(rulesLookBack([{ sequence: [{ event: 'cart' }, { event: 'order' }], without: { event: 'help' }, inside: 'P9D', within: 'P30D', count: { atLeast: 1 } }])).toEqual({ cart: 31 * day, order: 31 * day, help: 31 * day })
  expect(rulesLookBack([often('visit', 'P30D'), { op: 'or', rules: [often('visit'), often('buy', 'P1D')] }])).toEqual({ buy: 2 * day })
  expect(rulesLookBack([{ event: 'buy', time: 'last', is: 'longerAgo', value: 'P30D' }, { trait: 'plan', is: 'isSet' }])).toEqual({})
})

/** What a shell loads that is told how far back to look. */
function lookingBack(facts: Facts, rule: Rule, now: number): Facts {
  const within = rulesLookBack([rule])
  return { ...facts, events: new Map([...facts.events].map(([name, events]) => [name, events.filter(({ occurredAt }) => occurredAt > now - (within[name] ?? Infinity))])) }
}

test('looks as far back for what happened with mails', () => {
  expect(rulesLookBack([{ message: 'opened', count: { atLeast: 1 }, within: 'P30D' }, { message: 'sent', count: { atLeast: 1 } }])).toEqual({ 'Email Opened': 31 * day })
})

test('leaves out nothing that changes an answer or what is told of it', () => {
  const scene = fc.tuple(ruleArbitrary(), nowArbitrary()).chain(([rule, now]) => customersNear(rule, now).map((person) => ({ rule, now, person })))
  let left = 0
  fc.assert(fc.property(scene, ({ rule, now, person }) => {
    const facts = factsOf(person)
    const fewer = lookingBack(facts, rule, now)
    left += [...facts.events].reduce((sum, [name, events]) => sum + events.length - (fewer.events.get(name)?.length ?? 0), 0)
    expect(evaluateRule(rule, fewer, now)).toBe(evaluateRule(rule, facts, now))
    expect(explainRules([rule], fewer, now)).toEqual(explainRules([rule], facts, now))
  }), { numRuns: 2_000 })
  expect(left).toBeGreaterThan(0)
})
