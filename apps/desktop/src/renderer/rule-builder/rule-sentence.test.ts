import type { Rule } from '@sendero/flow-engine/segment'
import { ruleArbitrary } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { durationWords, ruleSentence, sentenceParts } from './rule-sentence.ts'

const pro: Rule = { trait: 'plan', is: 'equals', value: 'pro' }
const bought: Rule = { event: 'Order Completed', count: { atLeast: 2 }, within: 'P90D' }
const visited: Rule = { event: 'visit', count: { atMost: 0 } }

it.each<[Rule, string]>([
  [{ op: 'and', rules: [pro, bought] }, 'People whose plan is pro and who did Order Completed at least 2 times within the last 90 days'],
  [pro, 'People whose plan is pro'],
  [{ op: 'not', rule: pro }, 'People whose plan is not pro'],
  [visited, 'People who never did visit'],
  [{ op: 'not', rule: visited }, 'People who did visit'],
  [{ op: 'not', rule: bought }, 'People who did not do Order Completed at least 2 times within the last 90 days'],
  [{ op: 'and', rules: [] }, 'Everybody'],
  [{ op: 'or', rules: [] }, 'Nobody'],
  [{ op: 'not', rule: { op: 'or', rules: [pro, visited] } }, 'Everybody except people whose plan is pro or who never did visit'],
  [{ op: 'and', rules: [pro, { op: 'or', rules: [visited, bought] }] }, 'People whose plan is pro and (who never did visit or who did Order Completed at least 2 times within the last 90 days)'],
  [{ op: 'and', rules: [pro, { op: 'not', rule: { op: 'and', rules: [visited] } }] }, 'People whose plan is pro and who are not among those (who never did visit)'],
  [{ trait: 'country', is: 'in', value: ['South Africa', 'France'] }, 'People whose country is any of South Africa or France'],
  [{ trait: 'country', is: 'notIn', value: ['a', 'b', 'c', 'd', 'e'] }, 'People whose country is none of a, b, c and 2 more'],
  [{ trait: 'tags', is: 'hasAll', value: ['vip', 'press', 'b2b'] }, 'People whose tags has all of vip, press and b2b'],
  [{ op: 'not', rule: { trait: 'tags', is: 'hasAtLeast', value: 1 } }, 'People whose tags has fewer than 1 value'],
  [{ trait: 'tags', is: 'hasFewerThan', value: 3 }, 'People whose tags has fewer than 3 values'],
  [{ trait: 'score', is: 'between', value: [1, 1000.5] }, 'People whose score is between 1 and 1,000.5'],
  [{ trait: 'signedUpAt', is: 'before', value: '2026-01-31' }, 'People whose signedUpAt is before 2026-01-31 (UTC)'],
  [{ trait: 'phone', is: 'isNotSet' }, 'People whose phone has no value'],
  [{ event: 'Order Completed', count: { exactly: 1 }, where: [{ property: 'total', is: 'gt', value: 100 }, { property: 'currency', is: 'equals', value: 'EUR' }] }, 'People who did Order Completed exactly once where total is more than 100 and currency is EUR'],
  [{ event: 'Order Completed', measure: 'sum', of: 'total', is: 'gte', value: 100, within: 'P90D' }, 'People whose sum of total of Order Completed within the last 90 days is at least 100'],
  [{ op: 'not', rule: { event: 'visit', measure: 'distinct', of: 'page', is: 'between', value: [2, 5], where: [{ property: 'site', is: 'equals', value: 'shop' }] } }, 'People whose number of different page of visit where site is shop is not between 2 and 5'],
  [{ event: 'Order Completed', time: 'last', is: 'longerAgo', value: 'P60D' }, 'People who last did Order Completed longer ago than 60 days'],
  [{ op: 'not', rule: { event: 'visit', time: 'first', is: 'after', value: '2026-01-31' } }, 'People who are not those who first did visit after 2026-01-31 (UTC)'],
  [{ anniversary: 'birthday', is: 'today' }, 'People whose anniversary of birthday is today'],
  [{ op: 'not', rule: { anniversary: 'birthday', is: 'inDays', value: 7 } }, 'People whose anniversary of birthday is not in exactly 7 days'],
  [{ op: 'not', rule: { anniversary: 'joinedAt', is: 'inNextDays', value: 1 } }, 'People whose anniversary of joinedAt is neither today nor in the next 1 day'],
  [{ anniversary: 'joinedAt', is: 'inLastDays', value: 30 }, 'People whose anniversary of joinedAt is today or in the last 30 days'],
  [{ anniversary: '', is: 'inMonth', value: 2 }, 'People whose anniversary of … is in February'],
  [{ event: 'visit', count: { atLeast: 2 }, within: 'P7D', during: { from: '18:00', to: '22:00', weekdays: [6, 7] }, where: [{ property: 'page', is: 'equals', value: 'shop' }] }, 'People who did visit at least 2 times within the last 7 days from 18:00 to 22:00 on Sat, Sun where page is shop'],
  [{ op: 'not', rule: { event: 'visit', time: 'last', is: 'inLast', value: 'P7D', during: { from: '22:00', to: '', clock: 'workspace' } } }, 'People who are not those who last did visit from 22:00 to … by the clock of the workspace within the last 7 days'],
  [{ event: 'Order', measure: 'sum', of: 'total', is: 'gte', value: 5, during: { from: '00:00', to: '00:00', weekdays: [] } }, 'People whose sum of total of Order from 00:00 to 00:00 on … is at least 5'],
  [{ sequence: [{ event: 'Cart Updated' }, { event: 'Order Completed' }], inside: 'PT1H', without: { event: 'Support Contacted' }, count: { atLeast: 2 }, within: 'P30D' }, 'People who did Cart Updated and then Order Completed no later than 1 hour after without Support Contacted in between at least 2 times within the last 30 days'],
  [{ op: 'not', rule: { sequence: [{ event: 'visit', where: [{ property: 'page', is: 'equals', value: 'shop' }] }, { event: '' }], count: { atLeast: 1 } } }, 'People who did not do visit where page is shop and then … at least once'],
  [{ sequence: [{ event: 'A' }, { event: 'B' }], count: { atMost: 0 } }, 'People who never did A and then B'],
  [{ list: '' }, 'People who are on the list …'],
  [{ op: 'not', rule: { segment: '' } }, 'People who are not in the segment …'],
  [{ sample: 'spring', percent: 12.5 }, 'People who are in a random 12.5 % of everybody, drawn as spring'],
  [{ op: 'not', rule: { sample: '', percent: 10 } }, 'People who are not in a random 10 % of everybody, drawn as …'],
  [{ op: 'and', rules: [{ consent: 'email', is: 'subscribed' }, { reachable: 'email' }] }, 'People who have subscribed to e-mail and whom e-mail reaches'],
  [{ op: 'not', rule: { consent: 'email', is: 'unknown' } }, 'People who have said something about e-mail'],
  [{ op: 'not', rule: { reachable: 'email' } }, 'People whom e-mail does not reach'],
  [{ message: 'opened', count: { atLeast: 1 } }, 'People who opened an e-mail'],
  [{ message: 'sent', count: { atMost: 0 }, template: 'tpl_1', within: 'P30D' }, 'People who were never sent the e-mail … within the last 30 days'],
  [{ op: 'not', rule: { message: 'clicked', count: { atLeast: 2 }, journey: 'wf_1', node: 'n1' } }, 'People who did not click in an e-mail of the journey …, step n1, at least 2 times'],
  [{ op: 'not', rule: { message: 'bounced', count: { exactly: 0 } } }, 'People who had a bounce of an e-mail'],
  [{ trait: '', is: 'gte', value: null as never }, 'People whose … is at least …'],
])('%j reads: %s', (rule, sentence) => {
  expect(ruleSentence(rule)).toBe(sentence)
})

it('says what a list is called, once that is known', () => {
  const rule: Rule = { op: 'and', rules: [{ list: 'lst_1' }, { op: 'not', rule: { list: 'lst_2' } }] }
  expect(ruleSentence(rule, (id) => (id === 'lst_1' ? 'Guests' : null))).toBe('People who are on the list Guests and who are not on the list …')
})

it('says what a template, a journey and its step are called, once that is known', () => {
  const names: Readonly<Record<string, string>> = { tpl_1: 'Welcome', wf_1: 'Onboarding', 'wf_1 n1': 'First mail' }
  expect(ruleSentence({ message: 'unsubscribed', count: { atLeast: 1 }, template: 'tpl_1', journey: 'wf_1', node: 'n1' }, (id) => names[id] ?? null)).toBe('People who unsubscribed from the e-mail Welcome of the journey Onboarding, step First mail')
})

it('says every name that was chosen', () => {
  fc.assert(fc.property(ruleArbitrary(), (rule) => {
    const said = new Set(sentenceParts(rule).filter((part) => part.isGiven).map(({ text }) => text))
    for (const [, name] of JSON.stringify(rule).matchAll(/"(?:trait|anniversary|event|property|of|sample)":"((?:[^"\\]|\\.)*)"/g)) expect(said).toContain(JSON.parse(`"${name ?? ''}"`))
  }))
})

it.each([['P90D', '90 days'], ['P1Y2M', '1 year and 2 months'], ['PT1H', '1 hour'], ['P0D', '0 days'], ['later', 'later'], ['', '…']])('%s is %s', (iso, said) => {
  expect(durationWords(iso)).toBe(said)
})
