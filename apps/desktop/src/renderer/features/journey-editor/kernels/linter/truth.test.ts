import { evaluateRule, type Rule } from '@sendero/flow-engine/segment'
import { customersNear, factsOf, nowArbitrary, ruleArbitrary } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumed, decided, type Known } from './truth.ts'

const none: Known = new Map()
const pro: Rule = { trait: 'plan', is: 'equals', value: 'pro' }
const notPro: Rule = { value: 'pro', is: 'notEquals', trait: 'plan' }
const did = (count: object): Rule => ({ event: 'Order', count }) as Rule

describe('what is known of a rule', () => {
  it.each<[string, Rule, Rule, boolean, boolean | null]>([
    ['the same', pro, pro, true, true], ['its opposite', pro, notPro, true, false], ['its opposite, missed', pro, notPro, false, true], ['another value, as a trait may have several', pro, { trait: 'plan', is: 'equals', value: 'free' }, true, null],
    ['the same, wrapped', { op: 'and', rules: [pro] }, pro, true, true], ['a group it is in', pro, { op: 'or', rules: [did({ atLeast: 1 }), pro] }, true, true], ['a part of a missed "or"', { op: 'or', rules: [pro, did({ atLeast: 1 })] }, pro, false, false],
    ['a part of a missed "and"', { op: 'and', rules: [pro, did({ atLeast: 1 })] }, pro, false, null], ['less often', did({ atLeast: 3 }), did({ atLeast: 2 }), true, true], ['more often', did({ atLeast: 3 }), did({ atLeast: 4 }), true, null],
    ['seldomer', did({ atLeast: 3 }), did({ atMost: 2 }), true, false], ['never', did({ atLeast: 1 }), did({ exactly: 0 }), true, false], ['so often exactly', did({ atLeast: 3 }), did({ exactly: 3 }), true, null],
  ])('%s', (_, before, asked, holds, answer) => { expect(decided(asked, assumed(before, holds, none))).toBe(answer) })

  it('finds parts that contradict each other', () => {
    expect(decided({ op: 'and', rules: [pro, { op: 'or', rules: [notPro] }] }, none)).toBe(false)
    expect(decided({ op: 'or', rules: [pro, notPro] }, none)).toBe(true)
    expect(decided({ op: 'and', rules: [did({ atLeast: 5 }), did({ atMost: 4 })] }, none)).toBe(false)
    expect(decided(pro, none)).toBeNull()
  })

  // Two rules on one person at one moment, made to share conditions: what the first tells must be true of the second.
  it('is true of whoever the rules are asked about', () => {
    const mixes = fc.constantFrom<(a: Rule, b: Rule) => Rule>((a) => a, (a) => ({ op: 'not', rule: a }), (a, b) => ({ op: 'and', rules: [b, a] }), (a, b) => ({ op: 'or', rules: [{ op: 'not', rule: a }, b] }), (_, b) => b)
    const asked = fc.tuple(ruleArbitrary(), ruleArbitrary(), nowArbitrary(), mixes).chain(([first, other, now, mixed]) => fc.record({ first: fc.constant(first), second: fc.constant(mixed(first, other)), now: fc.constant(now), customer: customersNear(first, now) }))
    let told = 0
    fc.assert(fc.property(asked, ({ first, second, now, customer }) => {
      const facts = factsOf(customer)
      const answer = decided(second, assumed(first, evaluateRule(first, facts, now), none))
      if (answer === null) return
      told += 1
      expect(answer).toBe(evaluateRule(second, facts, now))
    }), { numRuns: 1000 })
    expect(told).toBeGreaterThan(100)
  })
})
