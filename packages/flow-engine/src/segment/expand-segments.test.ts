import { expect, test } from 'vitest'
import { factsOf } from '../testing/customers-near-rule.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { expandSegments, segmentCircle } from './expand-segments.ts'
import type { Rule } from './rule.ts'
import { parseRule } from './rule.ts'

const id = (letter: string): string => `seg_${letter.repeat(32)}`
const segment = (letter: string): Rule => ({ segment: id(letter) })
const pro: Rule = { trait: 'plan', is: 'equals', value: 'pro' }
const visited: Rule = { event: 'visit', count: { atLeast: 1 } }
const rulesOf = (rules: { readonly [letter: string]: Rule }) => (asked: string): Rule | null => rules[asked.charAt(4)] ?? null

test('every segment is replaced by its rule, through any number of others', () => {
  const ruleOf = rulesOf({ a: pro, b: { op: 'and', rules: [segment('a'), { op: 'not', rule: visited }] } })
  expect(expandSegments({ op: 'or', rules: [segment('b'), { op: 'not', rule: segment('a') }, visited] }, ruleOf)).toEqual({
    op: 'or', rules: [{ op: 'and', rules: [pro, { op: 'not', rule: visited }] }, { op: 'not', rule: pro }, visited] })
})

test('one that is gone holds nobody, and so does one that names itself', () => {
  const nobody: Rule = { op: 'or', rules: [] }
  expect(expandSegments(segment('x'), rulesOf({}))).toEqual(nobody)
  expect(expandSegments(segment('a'), rulesOf({ a: { op: 'or', rules: [segment('a'), pro] } }))).toEqual({ op: 'or', rules: [nobody, pro] })
})

test('a circle is found with the way round it', () => {
  const ruleOf = rulesOf({ b: { op: 'not', rule: segment('c') }, c: { op: 'and', rules: [pro, segment('d'), segment('a')] }, d: pro })
  expect(segmentCircle(id('a'), { op: 'or', rules: [segment('d'), segment('b')] }, ruleOf)).toEqual([id('a'), id('b'), id('c'), id('a')])
  expect(segmentCircle(id('a'), segment('a'), ruleOf)).toEqual([id('a'), id('a')])
  expect(segmentCircle(id('e'), { op: 'or', rules: [segment('b'), segment('c')] }, ruleOf)).toBeNull()
})

test('in memory it is answered from who is in the segment, and refused when it names something else', () => {
  const facts = { ...factsOf({ traits: {}, events: [] }), segments: new Set([id('a')]) }
  expect(['a', 'b'].map((letter) => evaluateRule(segment(letter), facts, 0))).toEqual([true, false])
  expect(parseRule(segment('a')).ok).toBe(true)
  expect(parseRule({ segment: 'lst_1' })).toMatchObject({ ok: false, issues: [{ path: ['segment'], message: expect.stringMatching(/the id of a segment/) as string }] })
})
