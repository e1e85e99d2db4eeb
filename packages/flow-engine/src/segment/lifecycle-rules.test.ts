import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsOf } from '../testing/customers-near-rule.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { lifecycleRules } from './lifecycle-rules.ts'
import type { LifecycleStage } from './lifecycle-rules.ts'
import { parseRule } from './rule.ts'

const now = Date.UTC(2026, 10, 30)
const rules = lifecycleRules({ event: 'Order', amount: 'total', muchPerYear: 100 })
const stages: readonly LifecycleStage[] = ['new', 'active', 'coolingOff', 'lapsed', 'never']
const buyer = (...orders: (readonly [daysAgo: number, total: number])[]) => factsOf({ traits: {}, events: orders.map(([days, total]) => ({ name: 'Order', occurredAt: now - Math.round(days * 86_400_000), properties: { total } })) })
const holding = (facts: ReturnType<typeof buyer>): string[] => Object.entries(rules).filter(([, rule]) => evaluateRule(rule, facts, now)).map(([stage]) => stage)

test('everybody is in exactly one stage, on every edge of them too', () => {
  const days = fc.oneof(fc.constantFrom(0, 30, 60, 180, 29.999, 30.001, 60.001, 180.001), fc.double({ min: 0, max: 400, noNaN: true }))
  fc.assert(fc.property(fc.array(fc.tuple(days, fc.integer({ min: 0, max: 90 })), { maxLength: 4 }), (orders) => {
    expect(stages.filter((stage) => holding(buyer(...orders)).includes(stage))).toHaveLength(1)
  }))
})

test('value is told beside the stage', () => {
  expect(holding(buyer())).toEqual(['never'])
  expect(holding(buyer([10, 5]))).toEqual(['new'])
  expect(holding(buyer([200, 150]))).toEqual(['lapsed', 'bigSpenders'])
  expect(holding(buyer([300, 40], [90, 40], [20, 40]))).toEqual(['active', 'champions', 'bigSpenders'])
})

test('without a number nothing is said about money, and every rule can be saved', () => {
  const without = lifecycleRules({ event: 'Order', amount: null, muchPerYear: 0 })
  expect(Object.keys(without)).not.toContain('bigSpenders')
  for (const rule of [...Object.values(rules), ...Object.values(without)]) expect(parseRule(rule).ok).toBe(true)
})
