import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { ruleArbitrary } from '../testing/rule-arbitrary.ts'
import { conditionsInWords, ruleInWords } from './rule-in-words.ts'
import type { Rule } from './rule-structure.ts'

describe('a rule in words', () => {
  const cases: readonly [Rule, string][] = [
    [{ trait: 'plan', is: 'equals', value: 'pro' }, 'plan is pro'],
    [{ trait: 'age', is: 'between', value: [18, 30] }, 'age is between 18 and 30'],
    [{ trait: 'country', is: 'in', value: ['DE', 'AT', 'CH', 'FR', 'IT', 'ES', 'PT'] }, 'country is one of DE, AT, CH, FR, IT and 2 more'],
    [{ trait: 'renewal', is: 'inNext', value: 'P7D' }, 'renewal is in the next 7 days'],
    [{ trait: 'tags', is: 'hasAll', value: ['vip', 'press'] }, 'tags has all of vip, press'],
    [{ op: 'not', rule: { trait: 'tags', is: 'hasAtLeast', value: 1 } }, 'not (tags has at least 1 value)'],
    [{ trait: 'tags', is: 'hasFewerThan', value: 3 }, 'tags has fewer than 3 values'],
    [{ trait: 'email', is: 'isNotSet' }, 'email is not set'],
    [{ trait: 'nick', is: 'equals', value: '' }, 'nick is ""'],
    [{ event: 'Visit', count: { atLeast: 1 } }, 'did "Visit"'],
    [{ event: 'Visit', count: { atMost: 0 }, within: 'P30D' }, 'did not do "Visit" in the last 30 days'],
    [{ event: 'Order', count: { exactly: 1 }, where: [{ property: 'total', is: 'gt', value: 100 }] }, 'did "Order" exactly once where total is more than 100'],
    [{ event: 'Visit', count: { atLeast: 2 }, within: 'P30D', during: { from: '18:00', to: '22:00', weekdays: [1, 5] } }, 'did "Visit" at least 2 times in the last 30 days from 18:00 to 22:00 on Mondays, Fridays by their own clock'],
    [{ event: 'Visit', time: 'last', is: 'inLast', value: 'P7D', during: { from: '00:00', to: '06:00', clock: 'workspace' } }, 'last "Visit" from 00:00 to 06:00 by the clock of the workspace was in the last 7 days'],
    [{ op: 'not', rule: { trait: 'plan', is: 'isSet' } }, 'not (plan is set)'],
    [{ op: 'not', rule: { list: 'lst_a' } }, 'not (is on the list "lst_a")'],
    [{ anniversary: 'birthday', is: 'today' }, 'anniversary of birthday is today'],
    [{ anniversary: 'birthday', is: 'inDays', value: 7 }, 'anniversary of birthday is in 7 days'],
    [{ anniversary: 'birthday', is: 'inNextDays', value: 1 }, 'anniversary of birthday is today or in the next 1 day'],
    [{ anniversary: 'birthday', is: 'inLastDays', value: 2 }, 'anniversary of birthday is today or in the last 2 days'],
    [{ anniversary: 'birthday', is: 'inMonth', value: 2 }, 'anniversary of birthday is in February'],
    [{ sequence: [{ event: 'Cart' }, { event: 'Order', where: [{ property: 'total', is: 'gt', value: 5 }] }], inside: 'PT1H', without: { event: 'Help' }, count: { atLeast: 2 }, within: 'P30D' }, 'did "Cart" and then "Order" where total is more than 5 at most 1 hour later without "Help" in between at least 2 times in the last 30 days'],
    [{ sequence: [{ event: 'Cart' }, { event: 'Order' }], count: { exactly: 0 } }, 'did not do "Cart" and then "Order"'],
    [{ sample: 'spring', percent: 12.5 }, 'is in a random 12.5 % ("spring")'],
    [{ consent: 'email', is: 'subscribed' }, 'has subscribed to e-mail'],
    [{ op: 'not', rule: { consent: 'email', is: 'unknown' } }, 'not (has said nothing about e-mail)'],
    [{ reachable: 'email' }, 'can be reached by e-mail'],
    [{ message: 'opened', count: { atLeast: 2 }, within: 'P30D' }, 'opened an e-mail at least 2 times in the last 30 days'],
    [{ message: 'sent', count: { atMost: 0 }, template: 'tpl_a' }, 'never was sent the e-mail "tpl_a"'],
    [{ message: 'clicked', count: { atLeast: 1 }, journey: 'wf_a', node: 'n1' }, 'clicked in an e-mail of the journey "wf_a", step n1'],
    [{ op: 'and', rules: [] }, 'everybody'],
    [{ op: 'or', rules: [] }, 'nobody'],
    [
      { op: 'and', rules: [{ trait: 'a', is: 'isSet' }, { op: 'or', rules: [{ trait: 'b', is: 'isSet' }, { event: 'C', count: { atLeast: 2 } }] }] },
      'a is set and (b is set or did "C" at least 2 times)',
    ],
  ]
  it.each(cases)('%j', (rule, words) => { expect(ruleInWords(rule)).toBe(words) })

  it('is never empty, whatever the rule', () => {
    fc.assert(fc.property(ruleArbitrary(), (rule) => { expect(ruleInWords(rule).trim()).not.toBe('') }), { numRuns: 200 })
  })
})

describe('conditions in words', () => {
  it('joins what must hold together', () => {
    expect(conditionsInWords([{ property: 'page', is: 'startsWith', value: '/shop' }, { property: 'items', is: 'gte', value: 2 }])).toBe('page starts with /shop and items is at least 2')
    expect(conditionsInWords([])).toBe('')
  })
})
