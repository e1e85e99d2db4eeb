import { expect, it } from 'vitest'
import { localMidnight } from './local-midnight.ts'

it.each([
  ['2026-03-10T22:59:59.999Z', 'Europe/Berlin', '2026-03-09T23:00:00.000Z'],
  ['2026-03-10T23:00:00.000Z', 'Europe/Berlin', '2026-03-10T23:00:00.000Z'],
  ['2026-03-29T12:00:00.000Z', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-01-01T03:00:00.000Z', 'America/New_York', '2025-12-31T05:00:00.000Z'],
  ['2026-01-01T00:00:00.000Z', 'UTC', '2026-01-01T00:00:00.000Z'],
])('at %s the day in %s began at %s', (now, zone, began) => {
  expect(new Date(localMidnight(Date.parse(now), zone)).toISOString()).toBe(began)
})
