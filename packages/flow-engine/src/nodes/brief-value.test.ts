import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../model/json.ts'
import { briefValue } from './brief-value.ts'

describe('a value as a decision records it', () => {
  it.each<JsonValue>([null, true, 0, -1.5, '', 'pro', 'x'.repeat(200), [], ['a', 1, null]])('is itself while it is small: %j', (value) => {
    expect(briefValue(value)).toEqual(value)
  })

  it('is cut when it is a long text', () => {
    expect(briefValue('x'.repeat(201))).toBe(`${'x'.repeat(200)}...`)
  })

  it('is only named when it is an object, and when a list stands in a list', () => {
    expect(briefValue({ a: 1 })).toBe('(object)')
    expect(briefValue([{ a: 1 }, [1], 'x'.repeat(300)])).toEqual(['(object)', '(list)', `${'x'.repeat(200)}...`])
  })

  it('is the first twenty of a long list', () => {
    expect(briefValue(Array.from({ length: 25 }, (_, index) => index))).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })

  it('never grows beyond a few thousand characters', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(JSON.stringify(briefValue(value as JsonValue)).length).toBeLessThan(20 * 210 * 6)
    }))
  })
})
