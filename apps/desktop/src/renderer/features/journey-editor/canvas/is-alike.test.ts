import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAlike } from './is-alike.ts'

const plain = fc.jsonValue({ maxDepth: 3 })

describe('two values', () => {
  it('are alike when they are written alike', () => {
    fc.assert(fc.property(plain, (value) => isAlike(value, structuredClone(value))))
  })

  it('are alike only then', () => {
    fc.assert(fc.property(plain, plain, (a, b) => isAlike(a, b) === (sorted(a) === sorted(b))))
  })

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }], [{ a: 1, b: 2 }, { a: 1 }], [{ a: null }, {}], [[1, 2], [1]], [[1], [1, 2]], [{ x: [{ y: 1 }] }, { x: [{ y: 2 }] }], [[], {}], [{}, []], [null, {}],
  ])('are not alike when one has something else: %j, %j', (a, b) => { expect(isAlike(a, b)).toBe(false) })
})

/** As text, whatever the order of the fields. -0 is written as 0. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (Object.is(part, -0)) return 'minus zero'
    return typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part
  })
}
