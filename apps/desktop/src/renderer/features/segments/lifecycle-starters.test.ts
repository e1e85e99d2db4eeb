import { parseRule } from '@sendero/flow-engine/segment'
import { expect, it } from 'vitest'
import { amountToAsk, lifecycleStarters, muchPerYear } from './lifecycle-starters.ts'

const property = (path: string, more: object = {}) => ({ path, types: ['number'], share: 1, examples: [20, 40, 30], ...more })

it('goes by the money of an event, and by nothing that most events lack', () => {
  expect(amountToAsk([property('quantity'), property('grandTotal')])?.path).toBe('grandTotal')
  expect(amountToAsk([property('quantity'), property('total', { types: ['text'] }), property('amount', { share: 0.2 })])).toBeNull()
})

it('takes for much what is three times the usual, in a round number', () => {
  expect(muchPerYear([20, 40, 31])).toBe(90)
  expect(muchPerYear(['12.5', 'x', -3])).toBe(40)
  expect(muchPerYear([])).toBe(100)
})

it('gives rules that can be saved, about money only where money is known, and none for a workspace without events', () => {
  const named = (amount: ReturnType<typeof property> | null): string[] => lifecycleStarters('Order Completed', amount).map(({ name }) => name)
  expect(named(property('total'))).toEqual(['Champions', 'Big spenders', 'New customers', 'Active customers', 'Cooling off', 'Lapsed', 'Never bought'])
  expect(named(null)).not.toContain('Big spenders')
  for (const { rule } of lifecycleStarters('Order Completed', property('total'))) expect(parseRule(rule).ok).toBe(true)
  expect(lifecycleStarters(null, null)).toEqual([])
})
