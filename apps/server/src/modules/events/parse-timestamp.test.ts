import { expect, test } from 'vitest'
import { parseTimestamp } from './parse-timestamp.ts'

test.each([
  ['2012-12-02T00:30:08.276Z', Date.UTC(2012, 11, 2, 0, 30, 8, 276)],
  ['2015-2-02T00:30:08.276Z', Date.UTC(2015, 1, 2, 0, 30, 8, 276)],
  ['2015-2-2T00:30:08Z', Date.UTC(2015, 1, 2, 0, 30, 8)],
  ['2012-12-02T00:30:08+0130', Date.UTC(2012, 11, 1, 23, 0, 8)],
  ['2012-12-02T00:30:08.276123-05:00', Date.UTC(2012, 11, 2, 5, 30, 8, 276)],
  ['2012-12-02', Date.UTC(2012, 11, 2)],
])('%s is one moment', (text, expected) => {
  expect(parseTimestamp(text)).toBe(expected)
})

test.each(['', '1700000000', '2012-12-02T00:30:08', '02/12/2012', '2012-13-02T00:30:08Z', '2012-2-30T00:00:00Z', 'x'.repeat(1000)])('%s could mean any moment or none', (text) => {
  expect(parseTimestamp(text)).toBeNull()
})
