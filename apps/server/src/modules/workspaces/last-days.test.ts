import { expect, test } from 'vitest'
import { lastDays } from './last-days.ts'

test('days are those of the zone, not of the server', () => {
  const now = Date.parse('2026-03-01T03:00:00Z')
  expect(lastDays(now, 'UTC', 3)).toEqual({ days: ['2026-02-27', '2026-02-28', '2026-03-01'], from: Date.parse('2026-02-27T00:00:00Z') })
  expect(lastDays(now, 'America/New_York', 3)).toEqual({ days: ['2026-02-26', '2026-02-27', '2026-02-28'], from: Date.parse('2026-02-26T05:00:00Z') })
  expect(lastDays(now, 'Asia/Tokyo', 1)).toEqual({ days: ['2026-03-01'], from: Date.parse('2026-02-28T15:00:00Z') })
})

test('a change of clocks neither drops nor doubles a day', () => {
  expect(lastDays(Date.parse('2026-03-30T10:00:00Z'), 'Europe/Berlin', 4)).toEqual({ days: ['2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30'], from: Date.parse('2026-03-26T23:00:00Z') })
  expect(lastDays(Date.parse('2026-10-26T22:59:00Z'), 'Europe/Berlin', 3).days).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
})

test.each([
  ['2026-03-10T22:59:59.999Z', 'Europe/Berlin', '2026-03-09T23:00:00.000Z'],
  ['2026-03-10T23:00:00.000Z', 'Europe/Berlin', '2026-03-10T23:00:00.000Z'],
  ['2026-03-29T12:00:00.000Z', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-01-01T03:00:00.000Z', 'America/New_York', '2025-12-31T05:00:00.000Z'],
  ['2026-01-01T00:00:00.000Z', 'UTC', '2026-01-01T00:00:00.000Z'],
])('at %s the day in %s began at %s', (now, zone, began) => {
  expect(new Date(lastDays(Date.parse(now), zone, 1).from).toISOString()).toBe(began)
})
