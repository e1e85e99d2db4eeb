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
