import fc from 'fast-check'
import { expect, test } from 'vitest'
import { customersNear, factsOf } from '../testing/customers-near-rule.ts'
import { nowArbitrary, ruleArbitrary } from '../testing/rule-arbitrary.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { explainRule } from './explain-rule.ts'
import type { Rule } from './rule.ts'
import { sampleBucket } from './sample-bucket.ts'

const now = Date.UTC(2026, 10, 30)
const daysAgo = (days: number): number => now - days * 86_400_000
const list = `lst_${'a'.repeat(32)}`
const ann = factsOf({
  traits: { plan: 'Pro' }, lists: [list],
  events: [{ name: 'Order', occurredAt: daysAgo(41), properties: { total: 30 } }, { name: 'Order', occurredAt: daysAgo(60), properties: { total: 12.5 } }],
})

test('every line is told with what decided it', () => {
  const rule: Rule = { op: 'and', rules: [
    { trait: 'plan', is: 'equals', value: 'pro' },
    { event: 'Order', count: { atLeast: 1 }, within: 'P30D' },
    { op: 'not', rule: { event: 'Order', measure: 'sum', of: 'total', is: 'gt', value: 50 } },
    { event: 'Order', time: 'last', is: 'inLast', value: 'P45D' },
    { list },
  ] }
  expect(explainRule(rule, ann, now).map(({ depth, holds, found, turnsAt }) => ({ depth, holds, found, turnsAt }))).toEqual([
    { depth: 0, holds: false, found: null, turnsAt: null },
    { depth: 1, holds: true, found: { kind: 'values', values: ['pro'], isSet: true }, turnsAt: null },
    { depth: 1, holds: false, found: { kind: 'count', count: 0, last: daysAgo(41) }, turnsAt: null },
    { depth: 1, holds: true, found: null, turnsAt: null },
    { depth: 2, holds: false, found: { kind: 'measure', value: 42.5 }, turnsAt: null },
    { depth: 1, holds: true, found: { kind: 'moment', at: daysAgo(41) }, turnsAt: daysAgo(-4) },
    { depth: 1, holds: true, found: { kind: 'list', isOn: true }, turnsAt: null },
  ])
})

test('of mails it is told how many counted, when the latest did, and when one last went out', () => {
  const [welcome, other] = ['a', 'b'].map((letter) => `tpl_${letter.repeat(32)}`) as [string, string]
  const mail = (name: string, days: number, templateId: string) => ({ name, occurredAt: daysAgo(days), properties: { templateId } })
  const bob = factsOf({ traits: {}, events: [mail('Email Sent', 60, welcome), mail('Email Sent', 3, welcome), mail('Email Sent', 1, other), mail('Email Opened', 59, welcome), mail('Email Opened', 1, other)] })
  const found = (rule: Rule) => explainRule(rule, bob, now)[0]?.found
  expect(found({ message: 'opened', count: { atLeast: 1 }, template: welcome, within: 'P30D' })).toEqual({ kind: 'messages', count: 0, last: daysAgo(59), lastSent: daysAgo(3) })
  expect(found({ message: 'clicked', count: { atMost: 0 }, template: welcome })).toEqual({ kind: 'messages', count: 0, last: null, lastSent: daysAgo(3) })
  expect(found({ message: 'opened', count: { atLeast: 1 } })).toEqual({ kind: 'messages', count: 2, last: daysAgo(1), lastSent: daysAgo(1) })
})

test('nothing found is told as nothing', () => {
  const nobody = factsOf({ traits: { plan: {} }, events: [] })
  const rule: Rule = { op: 'or', rules: [{ trait: 'plan', is: 'isNotSet' }, { trait: 'city', is: 'isSet' }, { event: 'Order', measure: 'max', of: 'total', is: 'gt', value: 0 }, { event: 'Order', time: 'first', is: 'before', value: '2027-01-01' }, { list }, { sample: 'spring', percent: 50 }, { consent: 'email', is: 'subscribed' }, { reachable: 'email' }, { anniversary: 'plan', is: 'today' }] }
  expect(explainRule(rule, nobody, now).slice(1).map(({ found }) => found)).toEqual([
    { kind: 'values', values: [], isSet: true }, { kind: 'values', values: [], isSet: false }, { kind: 'measure', value: null }, { kind: 'moment', at: null }, { kind: 'list', isOn: false },
    { kind: 'sample', place: sampleBucket({ sample: 'spring' }, nobody.customer.id) / 100 }, { kind: 'consent', status: null }, { kind: 'reach', reason: null }, { kind: 'anniversary', dates: [], next: null, timeZone: 'UTC' },
  ])
})

test('of an anniversary it is told on which day it is, by whose clock, and when it turns', () => {
  const kai = factsOf({ traits: { born: ['2000-02-29', '1970-12-24T22:30:00Z'] }, timeZone: 'Europe/Berlin', events: [] })
  expect(explainRule({ anniversary: 'born', is: 'inNextDays', value: 7 }, kai, now)).toEqual([{
    rule: { anniversary: 'born', is: 'inNextDays', value: 7 }, depth: 0, holds: false, turnsAt: Date.UTC(2026, 11, 16, 23),
    found: { kind: 'anniversary', dates: ['2000-02-29', '1970-12-24'], next: { date: '2026-12-24', days: 24 }, timeZone: 'Europe/Berlin' },
  }])
})

// A screen that says something else than the membership would be worse than none.
test('the first line says what the rule says, and turns when it says so', () => {
  let turning = 0
  fc.assert(fc.property(fc.tuple(ruleArbitrary(), nowArbitrary()).chain(([rule, at]) => fc.record({ rule: fc.constant(rule), at: fc.constant(at), facts: customersNear(rule, at).map(factsOf) })), ({ rule, at, facts }) => {
    const [whole, ...others] = explainRule(rule, facts, at)
    expect(whole?.holds).toBe(evaluateRule(rule, facts, at))
    for (const line of [whole, ...others]) {
      if (line === undefined || line.turnsAt === null) continue
      turning += 1
      expect(line.turnsAt).toBeGreaterThan(at)
      expect(evaluateRule(line.rule, facts, line.turnsAt)).toBe(!line.holds)
    }
  }), { numRuns: 400 })
  expect(turning).toBeGreaterThan(20)
})
