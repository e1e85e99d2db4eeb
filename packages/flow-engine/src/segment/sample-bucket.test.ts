import { expect, test } from 'vitest'
import { splitBucket } from '../model/split-bucket.ts'
import { isInSample, sampleBucket } from './sample-bucket.ts'

const people = Array.from({ length: 5_000 }, (_, index) => `cus_${index.toString(16).padStart(32, '0')}`)
const drawn = (sample: string, percent: number): string[] => people.filter((id) => isInSample({ sample, percent }, id))

test('somebody falls where a split of that salt at a node called sample puts them', () => {
  for (const id of people.slice(0, 50)) expect(sampleBucket({ sample: 'spring' }, id)).toBe(splitBucket('spring', 'sample', id))
})

test('a larger share of one name holds the smaller one; nobody and everybody are the ends', () => {
  const [small, large] = [drawn('spring', 10), new Set(drawn('spring', 25))]
  expect(small.every((id) => large.has(id))).toBe(true)
  expect([drawn('spring', 0).length, drawn('spring', 100).length]).toEqual([0, people.length])
})

test('the share is about what it says, and another name draws other people', () => {
  const [one, other] = [drawn('spring', 10), new Set(drawn('summer', 10))]
  // Five standard deviations of 5,000 draws at a tenth are 106.
  expect(Math.abs(one.length - 500)).toBeLessThan(106)
  expect(one.filter((id) => other.has(id)).length).toBeLessThan(100)
})

test('a name no database could hold draws the people its storable form draws', () => {
  expect(drawn('half\ud83d\0', 30)).toEqual(drawn('half\ufffd\ufffd', 30))
})
