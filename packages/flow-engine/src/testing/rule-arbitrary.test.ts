import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleJsonSchema } from '../segment/rule.ts'
import { customersNear, factsOf } from './customers-near-rule.ts'
import { nowArbitrary, ruleArbitrary } from './rule-arbitrary.ts'
import { evaluateRule } from '../segment/evaluate-rule.ts'

// Every law and the comparison of the two back ends are worth as much as what is drawn for them.

test('every operator, kind of count and kind of group of the schema is drawn', () => {
  const drawn = fc.sample(ruleArbitrary(), { numRuns: 2000, seed: 1 }).map((rule) => JSON.stringify(rule)).join(' ')
  const words = [...JSON.stringify(ruleJsonSchema()).matchAll(/"(?:enum":\[([^\]]+)|const":("\w+"))/g)].flatMap((match) => (match[1] ?? match[2] ?? '').split(','))
  expect(new Set(words).size).toBeGreaterThan(20)
  expect(words.filter((word) => !drawn.includes(`:${word}`))).toEqual([])
  for (const field of ['"atLeast"', '"atMost"', '"exactly"', '"within"', '"where"']) expect(drawn).toContain(field)
})

test('most rules divide the customers that are drawn for them', () => {
  const scenes = fc.tuple(ruleArbitrary(), nowArbitrary()).chain(([rule, now]) =>
    fc.array(customersNear(rule, now), { minLength: 12, maxLength: 12 }).map((customers) => customers.map((customer) => evaluateRule(rule, factsOf(customer), now))))
  const answers = fc.sample(scenes, { numRuns: 300, seed: 1 })
  expect(answers.filter((each) => new Set(each).size === 2).length).toBeGreaterThan(150)
}, 60_000)
