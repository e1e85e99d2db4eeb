import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonProblems } from './json-problems.ts'

const nested = (levels: number, inner: unknown = 1): unknown => Array.from({ length: levels }).reduce((value: unknown) => ({ a: value }), inner)

describe('JSON that must not reach the schema', () => {
  it('is none of what a canvas saves', () => {
    expect(jsonProblems({ text: 'Grüße 😀 \n\t', list: [1, true, null, { deep: ['x'] }], '': '' })).toEqual([])
  })

  it.each([['NUL', 'a\0b'], ['the first half of a pair', '\ud83d'], ['the second half of a pair', '\ude00x'], ['a pair the wrong way round', '\ude00\ud83d']])('is a text with %s, as a value and as a key', (_, text) => {
    expect(jsonProblems({ list: [1, { note: text }] })).toEqual([{ path: ['list', 1, 'note'], code: 'TEXT_NOT_STORABLE' }])
    expect(jsonProblems({ list: [{ [text]: 1 }] })).toEqual([{ path: ['list', 0], code: 'TEXT_NOT_STORABLE' }])
  })

  it('is what lies deeper than sixty levels, and not what ends there', () => {
    expect(jsonProblems(nested(60))).toEqual([])
    expect(jsonProblems(nested(60, {}))).toEqual([{ path: Array(6).fill('a'), code: 'DOCUMENT_TOO_DEEP' }])
    expect(jsonProblems(nested(60, []))).toHaveLength(1)
    expect(jsonProblems(nested(60, null))).toEqual([])
  })

  // A request full of them would otherwise make an answer far larger than itself.
  it('is named at most twenty times, from the top to the bottom', () => {
    const problems = jsonProblems(Array.from({ length: 50 }, () => '\0'))
    expect(problems.map(({ path }) => path[0])).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })

  it('is found exactly where a text would change by being stored', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\0', '\ud83d', '\ude00', '😀', 'é', '\uffff') }), (text) => {
      const isStorable = !/\p{Surrogate}/u.test(text) && !text.includes('\0')
      expect(jsonProblems([text]).length).toBe(isStorable ? 0 : 1)
    }))
  })
})
