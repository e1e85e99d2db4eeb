import { expect, test } from 'vitest'
import { explanationNeeds, ruleNeeds, ruleNeedsMemory } from './rule-needs.ts'
import type { Rule } from './rule.ts'

const rule: Rule = {
  op: 'and',
  rules: [
    { trait: 'plan', is: 'equals', value: 'pro' },
    { op: 'not', rule: { event: 'visit', count: { atLeast: 1 } } },
    { op: 'or', rules: [{ event: 'Order Completed', count: { atLeast: 1 }, where: [{ property: 'email', is: 'isSet' }] }, { trait: 'plan', is: 'isSet' }, { event: 'visit', count: { atMost: 3 } }] },
  ],
}

test('names every event and trait once, and no property', () => {
  expect(ruleNeeds(rule)).toEqual({ events: ['visit', 'Order Completed'], eventProperties: ['Order Completed'], segments: [], lists: [], templates: [], journeys: [], traits: ['plan'], channels: [], consents: [], dependsOnTime: false, dependsOnZone: false })
  expect(ruleNeeds({ op: 'or', rules: [] })).toEqual({ events: [], eventProperties: [], segments: [], lists: [], templates: [], journeys: [], traits: [], channels: [], consents: [], dependsOnTime: false, dependsOnZone: false })
})

test('names the channels it asks about', () => {
  const { channels, consents, dependsOnTime } = ruleNeeds({ op: 'or', rules: [{ reachable: 'email' }, { op: 'not', rule: { consent: 'email', is: 'unsubscribed' } }, { consent: 'email', is: 'unknown' }] })
  expect({ channels, consents, dependsOnTime }).toEqual({ channels: ['email'], consents: ['email'], dependsOnTime: false })
})

test('of an anniversary it names the trait, and that the clock of the person has a say', () => {
  const { traits, dependsOnZone } = ruleNeeds({ op: 'not', rule: { anniversary: 'renewal', is: 'today' } })
  expect({ traits, dependsOnZone }).toEqual({ traits: ['renewal'], dependsOnZone: true })
})

test('names the events that are recorded of mails, and what they came from', () => {
  const [template, journey] = [`tpl_${'a'.repeat(32)}`, `wf_${'b'.repeat(32)}`]
  const asks: Rule = { op: 'or', rules: [{ message: 'opened', count: { atLeast: 1 }, template }, { message: 'bounced', count: { atLeast: 2 }, within: 'P1D' }, { op: 'not', rule: { message: 'opened', count: { atLeast: 1 }, journey, node: 'n1' } }] }
  const { events, eventProperties, templates, journeys, dependsOnTime } = ruleNeeds(asks)
  expect({ events, eventProperties, templates, journeys, dependsOnTime }).toEqual({ events: ['Email Opened', 'Email Bounced'], eventProperties: ['Email Opened'], templates: [template], journeys: [journey], dependsOnTime: true })
  expect(ruleNeeds({ message: 'sent', count: { atLeast: 1 } }).dependsOnTime).toBe(false)
  expect(ruleNeedsMemory(asks)).toBe(false)
})

test('needs to know what was sent as well to explain what became of mails, and nothing more otherwise', () => {
  expect(explanationNeeds({ op: 'not', rule: { message: 'clicked', count: { atLeast: 1 } } })).toMatchObject({ events: ['Email Clicked', 'Email Sent'], eventProperties: ['Email Sent'] })
  expect(explanationNeeds(rule)).toEqual(ruleNeeds(rule))
})

test('of hours it says that the clock of the person has a say, and that they are answered in memory', () => {
  const hours: Rule = { event: 'visit', count: { atLeast: 1 }, during: { from: '18:00', to: '22:00' } }
  expect([ruleNeeds(hours).dependsOnZone, ruleNeeds(hours).dependsOnTime, ruleNeedsMemory(hours)]).toEqual([true, false, true])
})

test('of a sequence it names the events of every step, and those whose properties are looked at', () => {
  const needs = ruleNeeds({ sequence: [{ event: 'cart' }, { event: 'order', where: [{ property: 'total', is: 'gt', value: 5 }] }], without: { event: 'help' }, count: { atLeast: 1 } })
  expect([needs.events, needs.eventProperties, needs.dependsOnTime]).toEqual([['cart', 'order', 'help'], ['order'], false])
  expect(ruleNeeds({ sequence: [{ event: 'cart' }, { event: 'order' }], count: { atLeast: 1 }, within: 'P7D' }).dependsOnTime).toBe(true)
})

test('names the lists it asks for, and time does not change them', () => {
  const list = `lst_${'a'.repeat(32)}`
  const { lists, dependsOnTime } = ruleNeeds({ op: 'or', rules: [{ list }, { op: 'not', rule: { list } }] })
  expect({ lists, dependsOnTime }).toEqual({ lists: [list], dependsOnTime: false })
})

test.each<[Rule, boolean]>([
  [{ trait: 'seenAt', is: 'inLast', value: 'P1D' }, true],
  [{ op: 'not', rule: { trait: 'seenAt', is: 'notInLast', value: 'P1D' } }, true],
  [{ op: 'and', rules: [{ trait: 'renewal', is: 'inNext', value: 'P1D' }] }, true],
  [{ event: 'visit', count: { atLeast: 1 }, within: 'P1D' }, true],
  [{ event: 'visit', count: { atLeast: 1 }, where: [{ property: 'due', is: 'inLast', value: 'P1D' }] }, true],
  [{ event: 'visit', count: { atLeast: 1 }, where: [{ property: 'due', is: 'before', value: '2026-01-01' }] }, false],
  [{ trait: 'renewal', is: 'after', value: '2026-01-01' }, false],
  [{ anniversary: 'renewal', is: 'today' }, true],
  [{ anniversary: 'renewal', is: 'inMonth', value: 2 }, false],
])('%j depends on time: %s', (each, expected) => {
  expect(ruleNeeds(each).dependsOnTime).toBe(expected)
})

test('knows the rules that the analytics copy can not answer', () => {
  expect(ruleNeedsMemory(rule)).toBe(false)
  expect(ruleNeedsMemory({ op: 'not', rule: { trait: 'address.city', is: 'equals', value: 'Köln' } })).toBe(true)
  expect(ruleNeedsMemory({ op: 'or', rules: [rule, { consent: 'email', is: 'subscribed' }] })).toBe(true)
  expect(ruleNeedsMemory({ op: 'not', rule: { reachable: 'email' } })).toBe(true)
  expect(ruleNeedsMemory({ op: 'not', rule: { anniversary: 'renewal', is: 'inMonth', value: 2 } })).toBe(true)
})
