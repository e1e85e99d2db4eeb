import { expect, test } from 'vitest'
import { exactMs, isDuration, parseDuration } from './duration.ts'

const none = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 }

test.each([
  ['P90D', { days: 90 }],
  ['P1Y2M3W4DT5H6M7S', { years: 1, months: 2, weeks: 3, days: 4, hours: 5, minutes: 6, seconds: 7 }],
  ['P1M', { months: 1 }],
  ['PT1M', { minutes: 1 }],
  ['PT0.5S', { seconds: 0.5 }],
  ['P2W', { weeks: 2 }],
  ['P0D', {}],
  ['P1000Y', { years: 1000 }],
])('reads %s', (text, parts) => {
  expect(parseDuration(text)).toEqual({ ...none, ...parts })
})

test.each([
  '', 'P', 'PT', 'P1DT', 'P1', '1D', 'p1d', '-P1D', 'P-1D', 'P1.5D', 'PT1.5H', 'PT0.0005S', 'P1H', 'PT1D', 'P1D ', 'P1M1Y', '90 days', 'P1D\n',
])('refuses %j', (text) => {
  expect(parseDuration(text)).toBeNull()
  expect(isDuration(text)).toBe(false)
})

test('refuses durations that no calendar date could be moved by', () => {
  expect(parseDuration('P2000Y')).toBeNull()
  expect(parseDuration('P999999999Y')).toBeNull()
  expect(parseDuration('PT999999999H')).toBeNull()
})

test('counts weeks, days and time in milliseconds, and leaves months out', () => {
  expect(exactMs(parseDuration('P1Y1M1W1DT1H1M1.001S') ?? none)).toBe(8 * 86_400_000 + 3_661_001)
})
