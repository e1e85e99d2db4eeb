import { describe, expect, it } from 'vitest'
import { sortedJson } from './sorted-json.ts'

describe('sortedJson', () => {
  it('orders keys at every depth and leaves lists as they are', () => {
    expect(JSON.stringify(sortedJson({ b: [3, { z: 1, a: null }, 1], a: { d: true, c: 'x' } }))).toBe('{"a":{"c":"x","d":true},"b":[3,{"a":null,"z":1},1]}')
  })

  it('keeps a key that names the prototype as a plain key', () => {
    const parsed = JSON.parse('{"__proto__": {"x": 1}, "a": 1}') as { a: number }
    expect(JSON.stringify(sortedJson(parsed))).toBe('{"__proto__":{"x":1},"a":1}')
  })
})
