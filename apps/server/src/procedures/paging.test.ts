import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, toPage } from './paging.ts'

describe('paging', () => {
  it('gives a cursor only when there is more, and the cursor is the key of the last row kept', () => {
    const shape = { key: (row: number) => [row], item: (row: number) => row * 10 }
    expect(toPage([1, 2, 3], 3, shape)).toEqual({ data: [10, 20, 30], nextCursor: null })
    const page = toPage([1, 2, 3, 4], 3, shape)
    expect(page.data).toEqual([10, 20, 30])
    expect(decodeCursor(page.nextCursor ?? undefined, 1)).toEqual([3])
  })

  it.each(['', 'x', encodeCursor([1, 2]), Buffer.from('{"a":1}').toString('base64url'), Buffer.from('[[1]]').toString('base64url')])('refuses the cursor %j as invalid input', (cursor) => {
    expect(() => decodeCursor(cursor, 1)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }) as Error)
  })
})
