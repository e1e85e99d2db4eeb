import { describe, expect, test } from 'vitest'
import { parseInstant } from '../model/instant-text.ts'
import type { JsonObject } from '../model/json.ts'
import { factsOf } from '../testing/customers-near-rule.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { explainRule } from './explain-rule.ts'
import { nextFlip } from './next-flip.ts'
import { passagesOf } from './sequence.ts'
import type { SequenceCondition } from './rule-structure.ts'

const at = (text: string): number => parseInstant(text) ?? NaN
const now = at('2026-11-30T12:00:00Z')
const minute = 60_000

/** `cart 10, order 15`: events and the minute they happened in, in the order of the log. */
function person(events: string, properties: JsonObject = {}) {
  return factsOf({ traits: {}, events: events.split(', ').map((each) => ({ name: each.split(' ')[0] ?? '', occurredAt: now - 1000 * minute + Number(each.split(' ')[1]) * minute, properties })) })
}

const bought: SequenceCondition = { sequence: [{ event: 'cart' }, { event: 'order' }], count: { atLeast: 1 } }
const times = (condition: SequenceCondition, events: string): number => passagesOf(condition, person(events), { now }).length

describe('one event after another', () => {
  test.each<[string, number]>([
    ['cart 1, order 2', 1], ['order 1, cart 2', 0], ['cart 1', 0], ['order 1', 0],
    // The later cart is the one that led to the order.
    ['cart 1, cart 2, order 3', 1],
    ['cart 1, order 2, order 3', 1],
    ['cart 1, order 2, cart 3, order 4', 2],
    ['cart 1, cart 2, order 3, order 4', 1],
    ['order 3, cart 1', 1],
  ])('%s: %i', (events, count) => {
    expect(times(bought, events)).toBe(count)
  })

  test('at most so much later, to the millisecond', () => {
    const within = (inside: string): number => times({ ...bought, inside }, 'cart 1, order 61')
    expect([within('PT1H'), within('PT59M59.999S'), within('P0D')]).toEqual([1, 0, 0])
  })

  test('without another in between, which may come before and after', () => {
    const unaided: SequenceCondition = { ...bought, without: { event: 'help' } }
    expect(['cart 1, help 2, order 3', 'help 1, cart 2, order 3', 'cart 1, order 2, help 3', 'cart 1, help 2, cart 3, order 4'].map((events) => times(unaided, events))).toEqual([0, 1, 1, 1])
    expect(times(bought, 'cart 1, help 2, order 3')).toBe(1)
  })

  // A cart and its order may come in one batch with one time: who was first is known all the same.
  test('at one instant in the order of the event log', () => {
    expect([times(bought, 'cart 5, order 5'), times(bought, 'order 5, cart 5')]).toEqual([1, 0])
    expect(times({ ...bought, without: { event: 'help' } }, 'cart 5, help 5, order 5')).toBe(0)
    expect(times({ ...bought, without: { event: 'help' } }, 'help 5, cart 5, order 5')).toBe(1)
  })

  test('of one name: each may end a sequence and begin the next', () => {
    expect(times({ sequence: [{ event: 'order' }, { event: 'order' }], inside: 'PT10M', count: { atLeast: 1 } }, 'order 1, order 5, order 10, order 30')).toBe(2)
  })

  test('looks only at events that fit the conditions of their step', () => {
    const large = (value: number): SequenceCondition => ({ ...bought, sequence: [{ event: 'cart' }, { event: 'order', where: [{ property: 'total', is: 'gte', value }] }] })
    expect([5, 6].map((value) => passagesOf(large(value), person('cart 1, order 2', { total: 5 }), { now }).length)).toEqual([1, 0])
  })

  test('counts at least, at most and exactly so often, with both steps in the window', () => {
    const often = person('cart 1, order 2, cart 3, order 4')
    const holds = (condition: Partial<SequenceCondition>): boolean => evaluateRule({ ...bought, ...condition }, often, now)
    expect([{ atLeast: 2 }, { atLeast: 3 }, { atMost: 1 }, { exactly: 2 }].map((count) => holds({ count }))).toEqual([true, false, false, true])
    // 999 minutes ago was the first cart: a window that holds its order alone does not hold the sequence.
    expect([{ exactly: 2 }, { exactly: 1 }].map((count) => holds({ within: 'PT998M30S', count }))).toEqual([false, true])
  })

  test('turns when a step leaves the window, and tells when the last one was', () => {
    const condition: SequenceCondition = { ...bought, within: 'PT1000M' }
    const facts = person('cart 1, order 5')
    expect(nextFlip(condition, facts, now)).toBe(now + minute)
    expect(nextFlip(bought, facts, now)).toBeNull()
    expect(explainRule(condition, facts, now + minute)).toMatchObject([{ holds: false, found: { kind: 'count', count: 0, last: now - 995 * minute } }])
  })

  // A clock that is ahead sends what has not yet been: it counts once it has.
  test('holds once its second step has been, not before', () => {
    const condition: SequenceCondition = { ...bought, within: 'P1D' }
    const facts = person('cart 999, order 1005')
    expect([now, now + 5 * minute - 1, now + 5 * minute].map((moment) => evaluateRule(condition, facts, moment))).toEqual([false, false, true])
    expect(nextFlip(condition, facts, now)).toBe(now + 5 * minute)
  })
})
