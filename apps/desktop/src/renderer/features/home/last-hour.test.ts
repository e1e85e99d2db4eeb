import { expect, it } from 'vitest'
import { lastHour, sumOf } from './last-hour.ts'

it('lets minutes fall out of the hour as they pass, without asking the server', () => {
  expect(lastHour([5, 0, 2], 0, 30_000)).toEqual([5, 0, 2])
  expect(lastHour([5, 0, 2], 0, 60_000)).toEqual([0, 2, 0])
  expect(lastHour([5, 0, 2], 0, 60 * 60_000)).toEqual([0, 0, 0])
  expect(lastHour([5, 0, 2], 1_000, 0)).toEqual([5, 0, 2])
  expect(sumOf([5, 0, 2])).toBe(7)
})
