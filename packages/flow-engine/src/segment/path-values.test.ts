import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../model/json.ts'
import { addScalar, attributeLimits, elementsOf, isAbsent, noValues } from './path-values.ts'

const valuesOf = (...scalars: (string | number | boolean)[]) => {
  const values = noValues(true)
  for (const scalar of scalars) addScalar(values, scalar)
  return values
}

describe('the values at one path', () => {
  it('are text for every scalar, and numbers and instants besides where they are some', () => {
    expect(valuesOf('Pro', 5, true, '2026-01-31', '7')).toEqual({
      isSet: true, text: ['pro', '5', 'true', '2026-01-31', '7'], num: [5], time: [Date.UTC(2026, 0, 31)],
    })
  })

  it('keep a number that is not finite as text only: no column of a database holds it', () => {
    expect(valuesOf(Infinity, NaN)).toEqual({ isSet: true, text: ['Infinity', 'NaN'], num: [], time: [] })
  })

  it('end at a hundred, whatever their types', () => {
    const values = valuesOf(...Array.from({ length: 120 }, (_, index) => index % 2 === 0 ? index : `t${index}`))
    expect([values.text.length, values.num.length]).toEqual([attributeLimits.valuesPerPath, 50])
    expect(values.num.at(-1)).toBe(98)
  })
})

describe('a value that is none', () => {
  it.each<[JsonValue | undefined, boolean]>([
    [null, true], [undefined, true], [[], true],
    ['', false], [0, false], [false, false], [{}, false], [[null], false], [[[]], false],
  ])('%j: %j', (value, absent) => { expect(isAbsent(value)).toBe(absent) })
})

describe('the elements of a value', () => {
  it('are itself, or those of the list it is', () => {
    expect(elementsOf('x', 1)).toEqual(['x'])
    expect(elementsOf({ a: 1 }, 1)).toEqual([{ a: 1 }])
    expect(elementsOf([1, null, { a: 1 }], 1)).toEqual([1, null, { a: 1 }])
  })

  it('lie in lists within lists too, as deep as a profile is read', () => {
    expect(elementsOf([1, [2, [3]]], 1)).toEqual([1, 2, 3])
    expect(elementsOf([1, [2, [3]]], 9)).toEqual([1, 2])
    expect(elementsOf([1, [2]], 10)).toEqual([1])
  })
})
