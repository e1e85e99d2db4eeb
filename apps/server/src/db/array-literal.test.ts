import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrayLiteral, jsonLines } from './array-literal.ts'

// The driver's own: what it makes of a list is what PostgreSQL has always been given.
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils.js') as { prepareValue: (value: unknown) => unknown }
const unquoted = (text: unknown): string => String(text).replace(/"(-?\d[\d.e+-]*|true|false|NaN|-?Infinity)"/g, '$1')

test('lists of text, numbers, booleans and nulls read as those of the driver', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'NULL', '"', '\\', '{a,b}', 'a\nb', 'ä"\\'), fc.constant(null), fc.constant(undefined))), (values) => {
    expect(arrayLiteral(values)).toBe(prepareValue(values))
  }))
  fc.assert(fc.property(fc.array(fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null))), (values) => {
    expect(arrayLiteral(values)).toBe(unquoted(prepareValue(values)))
  }))
})

test('lists, dates and bytes in a list are left to the driver', () => {
  for (const value of [[['a']], [new Date(0)], [Buffer.from('a')], [{ a: 1 }], [1n]]) expect(arrayLiteral(value)).toBeNull()
})

test('no JSON text has a line break of its own', () => {
  fc.assert(fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), (values) => {
    expect(jsonLines(values).split('\n').map((line) => JSON.parse(line) as unknown)).toEqual(JSON.parse(JSON.stringify(values)))
  }))
})
