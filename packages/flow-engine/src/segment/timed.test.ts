import { expect, test } from 'vitest'
import { atLeast, every, forEver, opposite, some } from './timed.ts'
import type { Timed } from './timed.ts'

const yes = (until: number): Timed => ({ holds: true, until })
const no = (until: number): Timed => ({ holds: false, until })

test('all of several hold until the first stops, and fail until the last that fails could turn', () => {
  expect(every([yes(10), yes(20)])).toEqual(yes(10))
  expect(every([yes(10), no(20), no(30)])).toEqual(no(30))
  expect(every([])).toEqual(forEver(true))
})

test('any of several holds until the last stops, and fails until the first could turn', () => {
  expect(some([yes(10), yes(20), no(5)])).toEqual(yes(20))
  expect(some([no(10), no(20)])).toEqual(no(10))
  expect(some([])).toEqual(forEver(false))
})

test('a number of several holds while that many are left, and fails until enough could have come', () => {
  expect(atLeast(2, [yes(10), yes(20), yes(30), no(1)])).toEqual(yes(20))
  expect(atLeast(3, [yes(10), no(20), no(30), no(40)])).toEqual(no(30))
  expect(atLeast(3, [yes(10), no(20)])).toEqual(no(Infinity))
  expect(atLeast(0, [no(1)])).toEqual(forEver(true))
})

test('the opposite turns when the answer does', () => {
  expect(opposite(yes(10))).toEqual(no(10))
})
