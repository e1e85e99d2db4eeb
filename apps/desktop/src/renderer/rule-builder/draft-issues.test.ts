import type { Rule } from '@sendero/flow-engine/segment'
import { ruleArbitrary } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { issuesByPart } from './draft-issues.ts'
import { draftOf, partsIn } from './rule-draft.ts'

/** Issues as `[the condition, its fields]`. */
function issuesOf(rule: unknown): unknown[] {
  const draft = draftOf(rule as Rule)
  const issues = issuesByPart(draft)
  return partsIn(draft.root).flatMap((part) => { const found = issues.get(part.id); return found ? [[part.kind === 'leaf' ? Object.values(part.leaf)[0] : part.kind, found.map(({ field }) => field)]] : [] })
}

it('a sound rule has none, except where it compares with nothing at all', () => {
  fc.assert(fc.property(ruleArbitrary(), (rule) => {
    if (!JSON.stringify(rule).includes('""')) expect([...issuesByPart(draftOf(rule))]).toEqual([])
  }))
})

it('every issue stands at the very condition it is about', () => {
  expect(issuesOf({ op: 'and', rules: [{ trait: 'a', is: 'equals', value: 'x' }, { op: 'not', rule: { op: 'or', rules: [{ trait: 'b', is: 'gt', value: null }, { trait: '', is: 'isSet' }] } }] })).toEqual([['b', ['value']], ['', ['trait']]])
  expect(issuesOf({ trait: 'b', is: 'between', value: [5, 1] })).toEqual([['b', ['value']]])
  expect(issuesOf({ event: 'e', count: { atLeast: 0 }, within: 'soon', where: [{ property: 'p', is: 'in', value: [] }] })).toEqual([['e', ['where.0.value', 'count.atLeast', 'within']]])
  expect(issuesOf({ event: 'e', count: { exactly: null } })).toEqual([['e', ['count.exactly']]])
  expect(issuesOf({ message: 'opened', count: { atLeast: null }, template: '', journey: '' })).toEqual([['opened', ['template', 'journey', 'count.atLeast']]])
  expect(issuesOf({ event: '', count: { atLeast: 1 }, where: [{ property: '', is: 'isSet' }] })).toEqual([['', ['event', 'where.0.property']]])
})

it('says what to do in the words of the form', () => {
  const messages = (rule: unknown): string[] => [...issuesByPart(draftOf(rule as Rule)).values()].flat().map(({ message }) => message)
  expect(messages({ trait: 'a', is: 'equals', value: '' })).toEqual(['Enter a value, or choose “has no value”.'])
  expect(messages({ trait: 'a', is: 'in', value: [] })).toEqual(['Add at least one value.'])
  expect(messages({ trait: 'a', is: 'between', value: [2, 1] })).toEqual(['Use two numbers or two dates, the lower one first.'])
})
