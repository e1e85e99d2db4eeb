import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from './instant-text.ts'
import { instantOfLocal, isTimeZone, localParts } from './time-zone.ts'

const at = (text: string): number => parseInstant(text) ?? NaN
const wall = (year: number, month: number, day: number, hour: number, minute = 0) => ({ year, month, day, hour, minute, second: 0, millisecond: 0 })

test('knows IANA names and nothing else', () => {
  for (const name of ['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3', 'Asia/Kathmandu']) expect(isTimeZone(name)).toBe(true)
  for (const name of ['', 'Berlin', 'Mars/Olympus', '+02:00', '02:00', 'Europe/Berlin ', 'x'.repeat(100), '../etc/passwd']) expect(isTimeZone(name)).toBe(false)
})

test.each([
  ['UTC', '2026-11-23T15:00:00.123Z', { ...wall(2026, 11, 23, 15), millisecond: 123 }],
  ['Asia/Kathmandu', '2026-11-23T23:00:00Z', wall(2026, 11, 24, 4, 45)],
  ['America/Los_Angeles', '2026-01-01T07:59:00Z', wall(2025, 12, 31, 23, 59)],
  ['Europe/Berlin', '2026-03-29T00:59:00Z', wall(2026, 3, 29, 1, 59)],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', wall(2026, 3, 29, 3)],
])('the clock on a wall in %s at %s', (timeZone, instant, expected) => {
  expect(localParts(at(instant), timeZone)).toEqual(expected)
})

test('a time the clock skips lands later by the gap', () => {
  expect(instantOfLocal(wall(2026, 3, 29, 2, 30), 'Europe/Berlin')).toBe(at('2026-03-29T01:30:00Z'))
  expect(instantOfLocal(wall(2026, 3, 8, 2, 30), 'America/New_York')).toBe(at('2026-03-08T07:30:00Z'))
  // Lord Howe moves by half an hour; Samoa left out a whole day.
  expect(instantOfLocal(wall(2026, 10, 4, 2, 15), 'Australia/Lord_Howe')).toBe(at('2026-10-03T15:45:00Z'))
  expect(instantOfLocal(wall(2011, 12, 30, 12), 'Pacific/Apia')).toBe(at('2011-12-30T22:00:00Z'))
})

test('of a time the clock shows twice the first is taken', () => {
  expect(instantOfLocal(wall(2026, 10, 25, 2, 30), 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'))
  expect(instantOfLocal(wall(2026, 11, 1, 1, 30), 'America/New_York')).toBe(at('2026-11-01T05:30:00Z'))
})

test('a time shown once comes back as the same instant', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland', 'Asia/Kathmandu', 'Australia/Lord_Howe')
  const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2037, 0) })
  fc.assert(fc.property(instants, zones, (instant, timeZone) => {
    const local = localParts(instant, timeZone)
    const back = instantOfLocal(local, timeZone)
    // The second showing of an hour in autumn is read as the first: the wall alone can not tell them apart.
    expect(localParts(back, timeZone)).toEqual(local)
    expect(back).toBeLessThanOrEqual(instant)
  }))
})
