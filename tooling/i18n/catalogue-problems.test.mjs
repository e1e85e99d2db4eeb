import { describe, expect, it } from 'vitest'
import { catalogueProblems } from './catalogue-problems.mjs'
import { messagesIn } from './messages-in.mjs'

const people = '{count, plural, one {# person} other {# people}}'
const keys = new Set(['Save', people])
const whole = { Save: 'Guardar', [people]: '{count, plural, one {# persona} many {# de personas} other {# personas}}' }

describe('a catalogue', () => {
  it('is whole when it says what the product says', () => {
    expect(catalogueProblems('es', whole, keys)).toEqual([])
  })

  it('lacks what is missing or empty', () => {
    expect(catalogueProblems('es', { ...whole, Save: '' }, keys)).toEqual(['es does not translate “Save”.'])
    expect(catalogueProblems('es', { Save: 'Guardar' }, keys)).toEqual([`es does not translate “${people}”.`])
  })

  it('has nothing that no source says', () => {
    expect(catalogueProblems('es', { Old: 'Viejo', ...whole }, keys)).toEqual(['es translates “Old”, which no source says.'])
  })

  it('has the placeholders of its message and the plural forms of its language', () => {
    expect(catalogueProblems('es', { ...whole, [people]: 'personas' }, keys)).toEqual([`es has other placeholders in “${people}”: none for count.`])
    expect(catalogueProblems('es', { ...whole, [people]: '{count, plural, other {# personas}}' }, keys)).toEqual([`es lacks the plural form “one” in “${people}”.`])
    expect(catalogueProblems('es', { ...whole, Save: '{' }, keys)).toEqual([expect.stringContaining('no ICU message')])
  })

  it('is sorted, so that two people can add to it at once', () => {
    expect(catalogueProblems('es', { [people]: whole[people] ?? '', Save: 'Guardar' }, keys)).toEqual([expect.stringContaining('not sorted')])
  })
})

describe('the messages of a file', () => {
  const door = `import { t, tc } from '@sendero/i18n'\n`
  /** @param {string} code */
  const read = (code) => messagesIn('a.ts', `${door}${code}`)

  it('are what it says with t and tc of the house, and nothing else', () => {
    expect(read(`t('Save'); tc('verb', 'Open'); other('No'); test('No')`)).toEqual({ messages: [{ key: 'Save', line: 2 }, { key: 'verb\u0004Open', line: 2 }], problems: [] })
    expect(messagesIn('a.ts', `t('Save')`).messages).toEqual([])
  })

  it('are literals', () => {
    expect(read('t(words)').problems).toEqual(['a.ts:2 The message of t() must be a literal.'])
  })

  it('get the values they have places for', () => {
    expect(read(`t('{a} of <b>{c}</b>', { a, b: (x) => x, c: 1 })`).problems).toEqual([])
    expect(read(`t('{a} people')`).problems).toEqual(['a.ts:2 “{a} people” gets no values.'])
    expect(read(`t('{a} people', { b })`).problems).toEqual(['a.ts:2 “{a} people” gets no value for a.', 'a.ts:2 “{a} people” has no place for b.'])
    expect(read(`t('{a people', { a })`).problems).toEqual([expect.stringContaining('no ICU message')])
  })
})
