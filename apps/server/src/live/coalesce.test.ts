import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCoalescer } from './coalesce.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

test('the first of a key goes out at once, and those that follow closely share the newest', () => {
  const sent: string[] = []
  const coalescer = createCoalescer<string>(250, (message) => sent.push(message))
  for (const message of ['a1', 'a2', 'a3']) coalescer.push('a', message)
  coalescer.push('b', 'b1')
  expect(sent).toEqual(['a1', 'b1'])
  vi.advanceTimersByTime(250)
  expect(sent).toEqual(['a1', 'b1', 'a3'])
})

test('a key that never rests is sent once per interval, and nothing is sent twice', () => {
  const sent: number[] = []
  const coalescer = createCoalescer<number>(250, (message) => sent.push(message))
  for (let at = 0; at < 1000; at += 50) {
    coalescer.push('a', at)
    vi.advanceTimersByTime(50)
  }
  vi.advanceTimersByTime(1000)
  expect(sent).toEqual([0, 200, 450, 700, 950])
  coalescer.push('a', 5000)
  expect(sent.at(-1)).toBe(5000)
})

test('after closing nothing is sent', () => {
  const sent: string[] = []
  const coalescer = createCoalescer<string>(250, (message) => sent.push(message))
  coalescer.push('a', 'a1')
  coalescer.push('a', 'a2')
  coalescer.close()
  vi.advanceTimersByTime(1000)
  expect(sent).toEqual(['a1'])
})
