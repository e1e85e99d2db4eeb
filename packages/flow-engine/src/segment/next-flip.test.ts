import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../model/facts.ts'
import { parseInstant } from '../model/instant-text.ts'
import type { JsonObject } from '../model/json.ts'
import { customersNear, factsOf } from '../testing/customers-near-rule.ts'
import { nowArbitrary, ruleArbitrary } from '../testing/rule-arbitrary.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { nextFlip } from './next-flip.ts'
import { ruleNeeds } from './rule-needs.ts'
import type { Rule } from './rule.ts'

const at = (text: string): number => parseInstant(text) ?? NaN

function visitor(...times: string[]): Facts {
  return factsOf({ traits: {}, events: times.map((time) => ({ name: 'visit', occurredAt: at(time), properties: {} })) })
}

function withTraits(traits: JsonObject): Facts {
  return factsOf({ traits, events: [] })
}

function flip(rule: Rule, facts: Facts, now: string): string | null {
  const instant = nextFlip(rule, facts, at(now))
  return instant === null ? null : new Date(instant).toISOString()
}

const visited: Rule = { event: 'visit', count: { atLeast: 1 }, within: 'P30D' }

describe('the answer turns', () => {
  test('when the last event of a window leaves it, not when the first does', () => {
    expect(flip(visited, visitor('2026-01-01', '2026-01-20'), '2026-01-25')).toBe('2026-02-19T00:00:00.000Z')
    expect(flip({ op: 'not', rule: visited }, visitor('2026-01-01', '2026-01-20'), '2026-01-25')).toBe('2026-02-19T00:00:00.000Z')
    expect(flip({ ...visited, count: { atLeast: 2 } }, visitor('2026-01-01', '2026-01-20'), '2026-01-25')).toBe('2026-01-31T00:00:00.000Z')
  })

  test('when an event dated in the future arrives in the window', () => {
    expect(flip(visited, visitor('2026-03-01T08:00:00Z'), '2026-02-01')).toBe('2026-03-01T08:00:00.000Z')
    expect(flip({ event: 'visit', count: { atLeast: 1 } }, visitor('2026-03-01T08:00:00Z'), '2026-02-01')).toBeNull()
  })

  test('when enough events are gone for at most, and when the number is hit or missed for exactly', () => {
    const often = visitor('2026-01-01', '2026-01-10', '2026-01-20')
    expect(flip({ ...visited, count: { atMost: 1 } }, often, '2026-01-25')).toBe('2026-02-09T00:00:00.000Z')
    expect(flip({ ...visited, count: { exactly: 2 } }, often, '2026-01-25')).toBe('2026-01-31T00:00:00.000Z')
    expect(flip({ ...visited, count: { exactly: 2 } }, often, '2026-01-31')).toBe('2026-02-09T00:00:00.000Z')
  })

  test('when a date of a trait passes out of the last or into the next days', () => {
    expect(flip({ trait: 'renewal', is: 'inNext', value: 'P7D' }, withTraits({ renewal: '2026-03-10' }), '2026-02-01')).toBe('2026-03-03T00:00:00.000Z')
    expect(flip({ trait: 'renewal', is: 'inNext', value: 'P7D' }, withTraits({ renewal: '2026-03-10' }), '2026-03-05')).toBe('2026-03-10T00:00:00.000Z')
    expect(flip({ trait: 'seen', is: 'inLast', value: 'P7D' }, withTraits({ seen: ['2026-03-10', '2026-03-08'] }), '2026-03-11')).toBe('2026-03-17T00:00:00.000Z')
    expect(flip({ trait: 'seen', is: 'notInLast', value: 'P7D' }, withTraits({ seen: '2026-03-10' }), '2026-03-11')).toBe('2026-03-17T00:00:00.000Z')
  })

  test('when a month has passed by the calendar, also where the month is short', () => {
    const monthly: Rule = { ...visited, within: 'P1M' }
    expect(flip(monthly, visitor('2026-01-15T12:00:00Z'), '2026-01-20')).toBe('2026-02-15T12:00:00.000Z')
    // February has no 31st: the month of 31 January is over when March begins.
    expect(flip(monthly, visitor('2026-01-31T12:00:00Z'), '2026-02-20')).toBe('2026-03-01T00:00:00.000Z')
    // A month before 29 March is 28 February, as it is on 28 March: from midnight till noon the visit is in again.
    expect(flip(monthly, visitor('2026-02-28T12:00:00Z'), '2026-03-28T13:00:00Z')).toBe('2026-03-29T00:00:00.000Z')
    expect(flip(monthly, visitor('2026-02-28T12:00:00Z'), '2026-03-29T00:00:00Z')).toBe('2026-03-29T12:00:00.000Z')
  })

  test('only as far as the rest of the rule lets it', () => {
    const pro: Rule = { trait: 'plan', is: 'equals', value: 'pro' }
    expect(flip({ op: 'and', rules: [pro, visited] }, visitor('2026-01-20'), '2026-01-25')).toBeNull()
    expect(flip({ op: 'or', rules: [{ op: 'not', rule: pro }, visited] }, visitor('2026-01-20'), '2026-01-25')).toBeNull()
  })
})

describe('of what events come to, and of the first and last', () => {
  const spender = (...orders: [at: string, total: number][]): Facts => factsOf({ traits: {}, events: orders.map(([at, total]) => ({ name: 'Order', occurredAt: parseInstant(at) ?? NaN, properties: { total } })) })
  const spent: Rule = { event: 'Order', measure: 'sum', of: 'total', is: 'gte', value: 100, within: 'P30D' }

  test('the instant at which a sum falls short, not each at which an order leaves the window', () => {
    const facts = spender(['2026-01-01', 5], ['2026-01-02', 5], ['2026-01-10', 60], ['2026-01-12', 40])
    expect(flip(spent, facts, '2026-01-20')).toBe('2026-02-09T00:00:00.000Z')
    expect(flip(spent, facts, '2026-02-09')).toBeNull()
  })

  test('the last order grows old, and is then longer ago for good', () => {
    const facts = spender(['2026-01-01', 1], ['2026-01-10', 1])
    expect(flip({ event: 'Order', time: 'last', is: 'inLast', value: 'P30D' }, facts, '2026-01-20')).toBe('2026-02-09T00:00:00.000Z')
    expect(flip({ event: 'Order', time: 'last', is: 'longerAgo', value: 'P30D' }, facts, '2026-01-20')).toBe('2026-02-09T00:00:00.000Z')
    expect(flip({ event: 'Order', time: 'last', is: 'longerAgo', value: 'P30D' }, facts, '2026-03-01')).toBeNull()
    expect(flip({ event: 'Order', time: 'first', is: 'inLast', value: 'P30D' }, facts, '2026-01-20')).toBe('2026-01-31T00:00:00.000Z')
  })

  test('an order of the future counts as the last once it is reached', () => {
    const facts = spender(['2026-01-01', 1], ['2026-03-01', 1])
    expect(flip({ event: 'Order', time: 'last', is: 'inLast', value: 'P30D' }, facts, '2026-02-20')).toBe('2026-03-01T00:00:00.000Z')
    expect(flip({ event: 'Order', time: 'last', is: 'after', value: '2026-02-01' }, facts, '2026-02-20')).toBe('2026-03-01T00:00:00.000Z')
  })
})

test('never for a rule without time, and for an event that is gone', () => {
  expect(flip({ trait: 'renewal', is: 'after', value: '2026-01-01' }, withTraits({ renewal: '2026-03-10' }), '2026-02-01')).toBeNull()
  expect(flip(visited, visitor('2026-01-01'), '2026-06-01')).toBeNull()
})

// If this were ever late, someone would stay in a segment that they have left, and nothing would look again.
test('the answer is the same at every instant before the flip', () => {
  const scene = fc.tuple(ruleArbitrary(), nowArbitrary()).chain(([rule, now]) =>
    fc.record({ rule: fc.constant(rule), now: fc.constant(now), facts: customersNear(rule, now).map(factsOf), steps: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }) }))
  let turning = 0
  fc.assert(fc.property(scene, ({ rule, now, facts, steps }) => {
    let from = now
    for (let round = 0; round < 6; round += 1) {
      const flipsAt = nextFlip(rule, facts, from)
      if (flipsAt !== null) expect(flipsAt).toBeGreaterThan(from)
      if (flipsAt !== null) expect(ruleNeeds(rule).dependsOnTime).toBe(true)
      const answer = evaluateRule(rule, facts, from)
      const until = flipsAt ?? from + 400 * 86_400_000
      for (const at of [from, until - 1, ...steps.map((step) => from + Math.floor(step * (until - 1 - from)))]) expect(evaluateRule(rule, facts, at)).toBe(answer)
      if (flipsAt === null) return
      if (evaluateRule(rule, facts, flipsAt) !== answer) turning += 1
      from = flipsAt
    }
  }), { numRuns: 1000 })
  // The instants that are given are not only safe but mostly right.
  expect(turning).toBeGreaterThan(100)
}, 60_000)
