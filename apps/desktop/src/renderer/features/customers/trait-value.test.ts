import fc from 'fast-check'
import type { JsonValue } from '@sendero/flow-engine'
import { describe, expect, test } from 'vitest'
import { kindOf, parseTrait, shownTrait, textOf } from './trait-value.ts'
import type { TraitKind } from './trait-value.ts'

const values: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.string({ minLength: 1 }), fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)), fc.integer(), fc.boolean(), fc.constant('2026-02-28'), fc.constant('2026-02-28T10:00:00.000Z'),
  // As it comes from the server, which knows no minus zero.
  fc.jsonValue().filter((value) => typeof value === 'object' && value !== null).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue),
)

describe('the value of a trait', () => {
  test('that is edited and not changed stays what it was, with its type', () => {
    fc.assert(fc.property(values, (value) => {
      expect(parseTrait(textOf(value), kindOf(value))).toEqual({ ok: true, value })
    }))
  })

  test.each<[JsonValue, TraitKind]>([['Rome', 'text'], ['007', 'text'], [7, 'number'], [false, 'boolean'], ['2026-01-31', 'date'], ['2026-01-31T09:30:00Z', 'date'], ['2026-13-31', 'text'], ['2026-01-31 09:30', 'text'], [['a'], 'json'], [{ a: 1 }, 'json']])('%j is of the kind %s', (value, kind) => {
    expect(kindOf(value)).toBe(kind)
  })

  test.each<[string, TraitKind, RegExp]>([
    ['', 'text', /remove the trait/], ['12,5', 'number', /not a number/], ['', 'number', /not a number/], ['Infinity', 'number', /not a number/], ['maybe', 'boolean', /yes or no/], ['31.1.2026', 'date', /2026-01-31/], ['2026-02-31T99:00:00Z', 'date', /2026-01-31/],
    ['{a:1}', 'json', /not JSON/], ['null', 'json', /remove the trait/],
  ])('%j as %s is refused with words that help', (text, kind, problem) => {
    expect(parseTrait(text, kind)).toEqual({ ok: false, problem: expect.stringMatching(problem) as string })
  })

  test('is shown in one line', () => {
    expect([shownTrait(true), shownTrait({ city: 'Rome' }), shownTrait(12.5), shownTrait('a')]).toEqual(['Yes', '{"city":"Rome"}', '12.5', 'a'])
  })
})
