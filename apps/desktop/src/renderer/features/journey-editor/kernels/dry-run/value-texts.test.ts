import { describe, expect, it } from 'vitest'
import { textsOf, valueOfText, withTexts } from './value-texts.ts'

describe('values as they are typed', () => {
  it.each([['true', true], [' 12.5 ', 12.5], ['-3', -3], ['007', '007'], ['1e9', '1e9'], ['pro', 'pro'], ['2026-01-31', '2026-01-31'], ['["a", 1]', ['a', 1]], ['[a]', '[a]']])('%j means %j', (text, value) => {
    expect(valueOfText(text)).toEqual(value)
  })

  it('stand by their paths', () => {
    expect(textsOf({ plan: 'pro', address: { city: 'Rome', zip: 123 }, tags: ['a'], nothing: null })).toEqual({ plan: 'pro', 'address.city': 'Rome', 'address.zip': '123' })
  })

  it('change what was typed anew only, and take away what was emptied', () => {
    const traits = { code: '12', address: { city: 'Rome', zip: 123 }, tags: ['a'] }
    expect(withTexts(traits, { ...textsOf(traits), 'address.city': 'Oslo', plan: 'pro' })).toEqual({ code: '12', address: { city: 'Oslo', zip: 123 }, tags: ['a'], plan: 'pro' })
    expect(withTexts(traits, { code: ' ' })).toEqual({ address: { city: 'Rome', zip: 123 }, tags: ['a'] })
  })
})
