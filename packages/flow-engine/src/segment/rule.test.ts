import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { JsonValue } from '../model/json.ts'
import { ruleArbitrary } from '../testing/rule-arbitrary.ts'
import { parseRule, ruleJsonSchema, ruleSchema } from './rule.ts'
import { ruleStructure } from './rule-structure.ts'

function issuesOf(value: unknown): { path: (string | number)[]; message: string }[] {
  const parsed = parseRule(value)
  return parsed.ok ? [] : parsed.issues
}

const leaf = { trait: 'plan', is: 'equals', value: 'pro' }
const event = { event: 'visit', count: { atLeast: 1 } }

describe('a sound rule is read as it is', () => {
  test.each<unknown>([
    leaf, event,
    { op: 'and', rules: [] },
    { op: 'or', rules: [leaf, { op: 'not', rule: event }] },
    { trait: 'address.city', is: 'in', value: ['Köln', 5, true] },
    { trait: 'plan', is: 'isSet' },
    { trait: 'score', is: 'between', value: [1, 1] },
    { trait: 'renewal', is: 'between', value: ['2026-01-31', '2026-01-31T08:00:00+01:00'] },
    { event: 'Order Completed', count: { atLeast: 2 }, within: 'P90D', where: [{ property: 'total', is: 'gt', value: 100 }] },
    { event: 'visit', count: { exactly: 0 }, where: [] },
    { list: 'lst_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f' },
    { event: 'Order Completed', measure: 'sum', of: 'total', is: 'gte', value: 100, within: 'P90D' },
    { event: 'Order Completed', measure: 'distinct', of: 'items.sku', is: 'between', value: [2, 2], where: [{ property: 'total', is: 'gt', value: 0 }] },
    { event: 'Order Completed', time: 'last', is: 'longerAgo', value: 'P60D' },
    { event: 'Order Completed', time: 'first', is: 'after', value: '2026-01-31' },
  ])('%j', (rule) => {
    expect(parseRule(rule)).toEqual({ ok: true, rule })
  })
})

describe('a wrong rule is refused at the field that is wrong', () => {
  test.each<[unknown, (string | number)[], RegExp]>([
    [null, [], /This is null/],
    ['plan', [], /This is a string/],
    [[leaf], [], /This is a list/],
    [{}, [], /Use a group/],
    [{ ...leaf, ...event }, [], /Use a group/],
    [{ list: 'seg_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f' }, ['list'], /the id of a list/],
    [{ list: 'lst_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f', is: 'on' }, ['is'], /Allowed here: list/],
    [{ event: 'Order', measure: 'median', of: 'total', is: 'gte', value: 1 }, ['measure'], /sum, average, min, max or distinct/],
    [{ event: 'Order', measure: 'sum', of: 'total', is: 'contains', value: 1 }, ['is'], /gt, gte, lt, lte, equals, between/],
    [{ event: 'Order', measure: 'sum', of: 'total', is: 'gte', value: '1' }, ['value'], /Use a number/],
    [{ event: 'Order', measure: 'sum', of: 'total', is: 'between', value: [5, 1] }, ['value'], /lower one first/],
    [{ event: 'Order', measure: 'sum', count: { atLeast: 1 } }, [], /count and measure ask different things/],
    [{ event: 'Order', measure: 'sum', of: 'total', is: 'gte', value: 1, where: [{ property: 'x', is: 'same' }] }, ['where', 0, 'is'], /Use one of the operators/],
    [{ event: 'Order', time: 'last', is: 'inLast', value: '30 days' }, ['value'], /ISO 8601 duration/],
    [{ event: 'Order', time: 'last', is: 'before', value: 'P30D' }, ['value'], /Use a date/],
    [{ event: 'Order', time: 'latest', is: 'inLast', value: 'P30D' }, ['time'], /first or last/],
    [{ event: 'visit', count: { atLeast: 1 }, during: { from: '24:00', to: '02:00' } }, ['during', 'from'], /00:00 to 23:59/],
    [{ event: 'visit', count: { atLeast: 1 }, during: { from: '22:00' } }, ['during', 'to'], /time of day/],
    [{ event: 'visit', count: { atLeast: 1 }, during: { from: '22:00', to: '02:00', weekdays: [0] } }, ['during', 'weekdays', 0], /1 for Monday/],
    [{ event: 'visit', count: { atLeast: 1 }, during: { from: '22:00', to: '02:00', clock: 'server' } }, ['during', 'clock'], /customer .* workspace/],
    [{ event: 'visit', count: { atLeast: 1 }, during: { from: '22:00', to: '02:00', days: [1] } }, ['during', 'days'], /Unknown field/],
    [{ sequence: [{ event: 'a' }], count: { atLeast: 1 } }, ['sequence'], /two steps/],
    [{ sequence: [{ event: 'a' }, { event: '' }], count: { atLeast: 1 } }, ['sequence', 1, 'event'], /name of an event/],
    [{ sequence: [{ event: 'a' }, { event: 'b' }], inside: 'P1M', count: { atLeast: 1 } }, ['inside'], /without years and months/],
    [{ sequence: [{ event: 'a' }, { event: 'b' }] }, ['count'], /exactly one of/],
    [{ sequence: [{ event: 'a', where: [{ property: 'p', is: 'near', value: 1 }] }, { event: 'b' }], count: { atLeast: 1 } }, ['sequence', 0, 'where', 0, 'is'], /Use one of the operators/],
    [{ sequence: [{ event: 'a' }, { event: 'b' }], without: { event: 'c', where: [{ property: '', is: 'isSet' }] }, count: { atLeast: 1 } }, ['without', 'where', 0, 'property'], /name of an attribute/],
    [{ anniversary: 'birthday' }, ['is'], /today, inDays, inNextDays, inLastDays, inMonth/],
    [{ anniversary: 'birthday', is: 'today', value: 1 }, ['value'], /Allowed here: anniversary, is/],
    [{ anniversary: 'birthday', is: 'inDays', value: 366 }, ['value'], /1 to 365/],
    [{ anniversary: 'birthday', is: 'inMonth', value: 13 }, ['value'], /month, 1 for January to 12/],
    [{ anniversary: '', is: 'today' }, ['anniversary'], /name of an attribute/],
    [{ consent: 'email' }, ['is'], /subscribed, unsubscribed, unproven or unknown/],
    [{ consent: 'pigeon', is: 'subscribed' }, ['consent'], /a channel: email/],
    [{ reachable: 'email', is: 'subscribed' }, ['is'], /Allowed here: reachable/],
    [{ reachable: 5 }, ['reachable'], /a channel: email/],
    [{ message: 'read', count: { atLeast: 1 } }, ['message'], /sent, opened, clicked, bounced or unsubscribed/],
    [{ message: 'opened' }, ['count'], /exactly one of/],
    [{ message: 'opened', count: { atLeast: 1 }, template: 'wf_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f' }, ['template'], /the id of a template/],
    [{ message: 'opened', count: { atLeast: 1 }, node: 'n1' }, ['journey'], /journey the step belongs to/],
    [{ message: 'opened', count: { atLeast: 1 }, where: [] }, ['where'], /Allowed here: message, count, within, template, journey, node/],
    [{ message: 'opened', event: 'Order', count: { atLeast: 1 } }, [], /Use a group/],
    [{ sample: '', percent: 10 }, ['sample'], /the same people/],
    [{ sample: 'spring' }, ['percent'], /0 to 100/],
    [{ sample: 'spring', percent: 33.333 }, ['percent'], /two decimals/],
    [{ sample: 'spring', percent: 101 }, ['percent'], /0 to 100/],
    [{ sample: 'spring', percent: 5, seed: 1 }, ['seed'], /Allowed here: sample, percent/],
    [{ op: 'xor', rules: [] }, ['op'], /and, or or not/],
    [{ op: 'and' }, ['rules'], /list of rules/],
    [{ op: 'and', rules: [leaf, { op: 'or', rules: [5] }] }, ['rules', 1, 'rules', 0], /This is a number/],
    [{ op: 'not' }, ['rule'], /This is missing/],
    [{ op: 'not', rule: leaf, rules: [] }, ['rules'], /Unknown field.*op and rule/],
    [{ ...leaf, is: 'eq' }, ['is'], /equals, notEquals, in, notIn, contains, notContains, startsWith, endsWith, gt, gte, lt, lte, between, isSet, isNotSet, before, after, inLast, notInLast, inNext, hasAll, hasAtLeast, hasFewerThan\./],
    [{ trait: 'plan' }, ['is'], /operators/],
    [{ trait: '', is: 'isSet' }, ['trait'], /name of an attribute/],
    [{ trait: 5, is: 'isSet' }, ['trait'], /name of an attribute/],
    [{ trait: 'plan', is: 'isSet', value: 'x' }, ['value'], /Unknown field. Allowed here: trait, is/],
    [{ ...leaf, extra: 1 }, ['extra'], /Unknown field. Allowed here: trait, is, value/],
    [{ trait: 'plan', is: 'equals' }, ['value'], /text of at most 1000 characters, a number, true or false/],
    [{ ...leaf, value: null }, ['value'], /text of at most 1000/],
    [{ ...leaf, value: 'x'.repeat(1001) }, ['value'], /at most 1000/],
    [{ ...leaf, value: Infinity }, ['value'], /a number/],
    [{ trait: 'plan', is: 'in', value: 'pro' }, ['value'], /list of 1 to 1000/],
    [{ trait: 'plan', is: 'in', value: [] }, ['value'], /list of 1 to 1000/],
    [{ trait: 'plan', is: 'in', value: ['pro', null] }, ['value', 1], /a number, true or false/],
    [{ trait: 'plan', is: 'contains', value: '' }, ['value'], /1 to 1000 characters/],
    [{ trait: 'tags', is: 'hasAll', value: [] }, ['value'], /list of 1 to 20/],
    [{ trait: 'tags', is: 'hasAll', value: Array.from({ length: 21 }, () => 'x') }, ['value'], /list of 1 to 20/],
    [{ trait: 'tags', is: 'hasAtLeast', value: 0 }, ['value'], /1 to 100/],
    [{ trait: 'tags', is: 'hasFewerThan', value: 1.5 }, ['value'], /whole number/],
    [{ trait: 'score', is: 'gt', value: 'many' }, ['value'], /a number, a date/],
    [{ trait: 'score', is: 'lte', value: true }, ['value'], /a number, a date/],
    [{ trait: 'score', is: 'between', value: [1] }, ['value'], /two numbers or two dates/],
    [{ trait: 'score', is: 'between', value: [1, '2026-01-31'] }, ['value'], /two numbers or two dates/],
    [{ trait: 'score', is: 'between', value: [2, 1] }, ['value'], /lower one first/],
    [{ trait: 'score', is: 'between', value: ['2026-02-01', '2026-01-31'] }, ['value'], /lower one first/],
    [{ trait: 'renewal', is: 'before', value: 5 }, ['value'], /date \(2026-01-31\)/],
    [{ trait: 'renewal', is: 'after', value: '2026-02-30' }, ['value'], /date \(2026-01-31\)/],
    [{ trait: 'renewal', is: 'inLast', value: '3 days' }, ['value'], /P90D/],
    [{ event: 'visit' }, ['count'], /atLeast/],
    [{ event: '', count: { atLeast: 1 } }, ['event'], /name of an event/],
    [{ event: 'visit', count: { atLeast: 0 } }, ['count', 'atLeast'], /atLeast from 1/],
    [{ event: 'visit', count: { atLeast: 1, atMost: 2 } }, ['count'], /exactly one of/],
    [{ event: 'visit', count: { exactly: 1.5 } }, ['count'], /whole number/],
    [{ event: 'visit', count: { atMost: 1_000_001 } }, ['count', 'atMost'], /1000000/],
    [{ ...event, within: '90' }, ['within'], /P90D/],
    [{ ...event, where: leaf }, ['where'], /list of at most 20/],
    [{ ...event, where: Array.from({ length: 21 }, () => ({ property: 'a', is: 'isSet' })) }, ['where'], /at most 20/],
    [{ ...event, where: [leaf] }, ['where', 0, 'property'], /name of an attribute/],
    [{ ...event, where: [{ property: 'total', is: 'above', value: 1 }] }, ['where', 0, 'is'], /operators/],
    [{ ...event, from: 'x' }, ['from'], /Allowed here: event, count, within, where/],
  ])('%j', (rule, path, message) => {
    const issues = issuesOf(rule)
    expect(issues.map((issue) => issue.path)).toContainEqual(path)
    expect(issues.find((issue) => JSON.stringify(issue.path) === JSON.stringify(path))?.message).toMatch(message)
  })

  test('with every mistake at once', () => {
    expect(issuesOf({ op: 'and', rules: [{ trait: 'a', is: '?' }, { ...event, within: 1, where: [{ property: 'a', is: '?' }] }, 1] }).map((issue) => issue.path)).toEqual([
      ['rules', 0, 'is'], ['rules', 1, 'where', 0, 'is'], ['rules', 1, 'within'], ['rules', 2],
    ])
  })

  // The server embeds the schema in its own; the path of the outer field has to stand in front.
  test('also inside another schema', () => {
    const parsed = z.strictObject({ rule: ruleSchema }).safeParse({ rule: { op: 'not', rule: { trait: 'a', is: '?' } } })
    expect(parsed.error?.issues.map((issue) => issue.path)).toEqual([['rule', 'rule', 'is']])
  })
})

describe('limits', () => {
  const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((rule) => ({ op: 'not', rule }), leaf)
  const wide = (conditions: number): unknown => ({ op: 'or', rules: Array.from({ length: conditions }, () => leaf) })

  test('groups stand at most 10 deep', () => {
    expect(issuesOf(nested(10))).toEqual([])
    expect(issuesOf(nested(11))).toEqual([{ path: Array.from({ length: 10 }, () => 'rule'), message: 'Groups may stand at most 10 deep.' }])
  })

  test('a rule holds at most 200 conditions, those on properties included', () => {
    expect(issuesOf(wide(200))).toEqual([])
    expect(issuesOf(wide(201))).toEqual([{ path: [], message: 'A rule may hold at most 200 conditions, those in "where" and each value of "hasAll" included.' }])
    const events = Array.from({ length: 10 }, () => ({ ...event, where: Array.from({ length: 20 }, () => ({ property: 'a', is: 'isSet' })) }))
    expect(issuesOf({ op: 'and', rules: events })[0]?.message).toMatch(/at most 200 conditions/)
    const every = (times: number) => ({ op: 'and', rules: Array.from({ length: times }, () => ({ trait: 'tags', is: 'hasAll', value: Array.from({ length: 20 }, (_, index) => index) })) })
    expect(issuesOf(every(10))).toEqual([])
    expect(issuesOf(every(11))[0]?.message).toMatch(/at most 200 conditions/)
  })

  test('a rule holds at most 200 groups, also empty ones', () => {
    const empty = { op: 'and', rules: [] }
    expect(issuesOf({ op: 'or', rules: Array.from({ length: 199 }, () => empty) })).toEqual([])
    expect(issuesOf({ op: 'or', rules: Array.from({ length: 200 }, () => empty) })[0]?.message).toMatch(/at most 200 groups/)
  })

  test('the values of a rule hold at most 60000 bytes together', () => {
    const long = (...sizes: number[]) => ({ op: 'or', rules: [{ trait: 'aaa', is: 'in', value: sizes.map((size) => 'x'.repeat(size)) }] })
    const most = Array.from({ length: 59 }, () => 1000)
    // aaa and in are counted too: they travel with the values.
    expect(issuesOf(long(...most, 995))).toEqual([])
    expect(issuesOf(long(...most, 996))[0]?.message).toMatch(/60000 bytes/)
    for (const [text, bytes] of [['é', 2], ['語', 3], ['😀', 4]] as const) {
      const value = Array.from({ length: 60 }, () => text.repeat(990 / bytes))
      expect(issuesOf({ trait: 'a', is: 'in', value })).toEqual([])
      expect(issuesOf({ trait: 'a', is: 'in', value: [...value, text.repeat(1000 / text.length), text.repeat(1000 / text.length)] })[0]?.message).toMatch(/60000 bytes/)
    }
  })

  test('refusing costs little, however large or deep the input', () => {
    const hostile = JSON.parse(`${'{"op":"not","rule":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as unknown
    expect(issuesOf(hostile)).toHaveLength(1)
    expect(issuesOf({ op: 'or', rules: Array.from({ length: 100_000 }, () => ({ op: 'xor' })) }).length).toBeLessThanOrEqual(50)
    expect(issuesOf({ ...leaf, value: JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown })).toHaveLength(1)
  })
})

describe('the schema, its messages and its JSON Schema agree', () => {
  test('the structure accepts every rule without an issue, and refuses every rule with one', () => {
    fc.assert(fc.property(ruleArbitrary(), fc.nat(), fc.constantFrom<JsonValue>(null, 'x', -1, [], {}, 'P1D'), (rule, where, what) => {
      const broken = changedAt(rule as unknown as JsonValue, { left: where % 12 }, what)
      for (const value of [rule, broken]) expect(parseRule(value).ok).toBe(ruleStructure.safeParse(value).success)
    }), { numRuns: 500 })
  }, 60_000)

  test('the JSON Schema lists every kind of leaf and every operator', () => {
    const text = JSON.stringify(ruleJsonSchema())
    for (const word of ['"op"', '"trait"', '"event"', '"within"', '"notInLast"', '"startsWith"', '"exactly"']) expect(text).toContain(word)
  })
})

/** The value with its n-th part, counted from the outside, replaced. */
function changedAt(value: JsonValue, count: { left: number }, by: JsonValue): JsonValue {
  if (count.left-- === 0) return by
  if (Array.isArray(value)) return value.map((each) => changedAt(each, count, by))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, changedAt(each, count, by)]))
}
