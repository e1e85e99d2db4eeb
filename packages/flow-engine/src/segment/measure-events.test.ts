import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventFact } from '../model/facts.ts'
import type { JsonValue } from '../model/json.ts'
import { measureEvents, measureHolds, measuredNumber } from './measure-events.ts'
import type { MeasureCondition } from './rule.ts'

const now = Date.UTC(2026, 10, 30)
const dayMs = 86_400_000
const order = (total: JsonValue, daysAgo = 1): EventFact => ({ name: 'Order', occurredAt: now - daysAgo * dayMs, properties: { total } })
const condition = (measure: MeasureCondition['measure'], more: object = {}): MeasureCondition => ({ event: 'Order', measure, of: 'total', is: 'gte', value: 100, ...more } as MeasureCondition)
const measured = (measure: MeasureCondition['measure'], events: readonly EventFact[], more: object = {}): number | null => {
  const found = measureEvents(condition(measure, more), events, now)
  return found === null ? null : measuredNumber(found)
}

test('sums, averages and extremes are over the numbers of the property, wherever they stand', () => {
  const events = [order(10), order([20, 30]), order('40'), order(null), order(0.5)]
  expect((['sum', 'average', 'min', 'max'] as const).map((measure) => measured(measure, events))).toEqual([60.5, 15.125, 0.5, 30])
})

test('different values are told apart as rules compare text', () => {
  expect(measured('distinct', [order('A'), order('a'), order(['b', 'a']), order(1), order('1')])).toBe(3)
})

test('without any value a sum is 0, and there is no average, least or greatest', () => {
  expect((['sum', 'distinct', 'average', 'min', 'max'] as const).map((measure) => measured(measure, [order('much')]))).toEqual([0, 1, null, null, null])
  expect(measured('sum', [])).toBe(0)
  expect(measureHolds(condition('min', { is: 'lt' }), null)).toBe(false)
})

test('only events of the window, with the properties asked for', () => {
  const events = [order(10, 5), order(100, 40), { ...order(1_000), properties: { total: 1_000, isTest: true } }]
  expect(measured('sum', events, { within: 'P30D', where: [{ property: 'isTest', is: 'isNotSet' }] })).toBe(10)
})

// As doubles, 0.1 + 0.2 is more than 0.3, and a sum depends on the order of its parts: ClickHouse adds in any order.
test('decimals add up exactly, in whatever order', () => {
  expect(measureHolds(condition('sum', { is: 'equals', value: 0.3 }), measureEvents(condition('sum'), [order(0.1), order(0.2)], now))).toBe(true)
  fc.assert(fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { maxLength: 20 }), (totals) => {
    const sum = (each: readonly number[]) => measureEvents(condition('sum'), each.map((total) => order(total)), now)
    expect(sum(totals.toReversed())).toEqual(sum(totals))
  }))
})

test('an average is compared without being divided', () => {
  const third = measureEvents(condition('average'), [order(1), order(0), order(0)], now)
  expect(measureHolds(condition('average', { is: 'gt', value: 0.333333 }), third)).toBe(true)
  expect(measureHolds(condition('average', { is: 'lt', value: 0.333334 }), third)).toBe(true)
})
