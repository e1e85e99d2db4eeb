import { ruleArbitrary } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRuleText } from './read-rule-text.ts'

describe('a rule as text', () => {
  it('is read whatever its layout', () => {
    fc.assert(fc.property(ruleArbitrary(), fc.constantFrom(undefined, 2, '\t'), (rule, layout) => {
      // JSON knows no negative zero.
      expect(readRuleText(JSON.stringify(rule, null, layout))).toEqual({ rule: JSON.parse(JSON.stringify(rule)) as unknown, problems: [] })
    }))
  })

  const wrong = JSON.stringify({ op: 'and', rules: [{ trait: 'plan', is: 'same', value: 1 }, { op: 'not', rule: { event: 'x', count: { atLeast: 1 }, where: [{ property: 'p', is: 'in', value: [] }] } }] }, null, 2)

  it('says at the very value what is wrong with it', () => {
    const { rule, problems } = readRuleText(wrong)
    expect(rule).toBeNull()
    expect(problems.map(({ line, from, to }) => [line, wrong.slice(from, to)])).toEqual([[6, '"same"'], [20, '[]']])
  })

  it('names the line where the text stops to be JSON', () => {
    expect(readRuleText('{\n  "op": "and",\n  "rules": [}\n}').problems).toMatchObject([{ line: 3 }])
    expect(readRuleText('').problems).toMatchObject([{ line: 1, message: expect.stringContaining('not JSON') as string }])
    expect(readRuleText('{"op": "and", "rules": []').problems).toHaveLength(1)
  })

  it('points at the nearest thing there is when a field is missing', () => {
    const text = '{\n  "trait": "plan",\n  "is": "equals"\n}'
    expect(readRuleText(text).problems).toMatchObject([{ line: 1, from: 0 }])
  })
})
