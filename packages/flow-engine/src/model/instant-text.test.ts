import { expect, test } from 'vitest'
import { daysInMonth, isInstantText, parseInstant, utcInstant, utcWallTime } from './instant-text.ts'

test.each([
  ['1970-01-01', 0],
  ['2026-01-31', Date.UTC(2026, 0, 31)],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['2000-02-29', Date.UTC(2000, 1, 29)],
  ['2026-01-31T08:00:00Z', Date.UTC(2026, 0, 31, 8)],
  ['2026-01-31t08:00:00z', Date.UTC(2026, 0, 31, 8)],
  ['2026-01-31 08:00:00Z', Date.UTC(2026, 0, 31, 8)],
  ['2026-01-31T08:00:00.5Z', Date.UTC(2026, 0, 31, 8, 0, 0, 500)],
  ['2026-01-31T08:00:00.123999Z', Date.UTC(2026, 0, 31, 8, 0, 0, 123)],
  ['2026-01-31T00:30:00+01:00', Date.UTC(2026, 0, 30, 23, 30)],
  ['2026-01-31T08:00:00-03:30', Date.UTC(2026, 0, 31, 11, 30)],
  ['1969-12-31T23:59:59.999Z', -1],
  ['0050-01-01', Date.parse('0050-01-01T00:00:00Z')],
])('reads %s', (text, instant) => {
  expect(parseInstant(text)).toBe(instant)
  expect(isInstantText(text)).toBe(true)
})

test.each([
  '', '2026', '2026-01', '2026-1-31', '26-01-31', '2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-01-00',
  '2026-01-31T08:00', '2026-01-31T08:00:00', '2026-01-31T24:00:00Z', '2026-01-31T08:60:00Z', '2026-01-31T08:00:60Z', '2026-01-31T08:00:00+24:00',
  '2026-01-31T08:00:00+0100', ' 2026-01-31', '2026-01-31\n', '1769817600000', 'now', '+002026-01-31',
])('does not take %j for an instant', (text) => {
  expect(parseInstant(text)).toBeNull()
})

test('a wall time in UTC and its instant are the same thing, also in the first century', () => {
  for (const instant of [0, -1, Date.UTC(2024, 1, 29, 23, 59, 59, 999), Date.parse('0001-01-01T00:00:00Z')]) {
    expect(utcInstant(utcWallTime(instant))).toBe(instant)
  }
})

test('knows how long months are', () => {
  expect([2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29])
  expect([1, 4, 6, 9, 11, 12].map((month) => daysInMonth(2026, month))).toEqual([31, 30, 30, 30, 30, 31])
})
