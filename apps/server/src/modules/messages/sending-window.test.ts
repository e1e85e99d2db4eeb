import fc from 'fast-check'
import { localParts } from '@sendero/flow-engine/time'
import { expect, test } from 'vitest'
import type { QuietHours } from '../workspaces/index.ts'
import { openingAt } from './sending-window.ts'
import type { Opening } from './sending-window.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const opening = (hours: QuietHours, now: string, zone: string): string[] => Object.values(openingAt(hours, Date.parse(now), zone)).map((at) => new Date(at as number).toISOString().slice(0, 16))

test.each<[string, QuietHours, string, string, string[]]>([
  ['open now', { from: '09:00', to: '18:00', weekdays: everyDay }, 'Europe/Berlin', '2026-01-13T09:30:00Z', ['2026-01-13T08:00', '2026-01-13T17:00']],
  ['until just before its end', { from: '09:00', to: '18:00', weekdays: everyDay }, 'Europe/Berlin', '2026-01-13T17:00:00Z', ['2026-01-14T08:00', '2026-01-14T17:00']],
  ['over the weekend', { from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] }, 'America/New_York', '2026-01-16T23:00:00Z', ['2026-01-19T14:00', '2026-01-19T23:00']],
  ['over midnight, of the day it began', { from: '20:00', to: '02:00', weekdays: [5] }, 'UTC', '2026-01-17T01:00:00Z', ['2026-01-16T20:00', '2026-01-17T02:00']],
  ['a whole day', { from: '00:00', to: '00:00', weekdays: [3] }, 'Asia/Kathmandu', '2026-01-13T20:00:00Z', ['2026-01-13T18:15', '2026-01-14T18:15']],
  ['its beginning is skipped in spring', { from: '02:30', to: '10:00', weekdays: everyDay }, 'Europe/Berlin', '2026-03-29T00:00:00Z', ['2026-03-29T01:00', '2026-03-29T08:00']],
  ['all of it is skipped in spring', { from: '02:15', to: '02:45', weekdays: everyDay }, 'Europe/Berlin', '2026-03-29T00:00:00Z', ['2026-03-30T00:15', '2026-03-30T00:45']],
  ['half an hour is skipped', { from: '02:15', to: '09:00', weekdays: everyDay }, 'Australia/Lord_Howe', '2026-10-03T15:00:00Z', ['2026-10-03T15:30', '2026-10-03T22:00']],
  ['its beginning comes twice in autumn', { from: '01:30', to: '10:00', weekdays: everyDay }, 'America/New_York', '2026-11-01T05:00:00Z', ['2026-11-01T05:30', '2026-11-01T15:00']],
  ['its end comes twice in autumn', { from: '00:00', to: '02:30', weekdays: everyDay }, 'Europe/Berlin', '2026-10-25T00:45:00Z', ['2026-10-25T23:00', '2026-10-26T01:30']],
  ['its only day does not exist', { from: '09:00', to: '18:00', weekdays: [5] }, 'Pacific/Apia', '2011-12-30T00:00:00Z', ['2012-01-05T19:00', '2012-01-06T04:00']],
  ['summer time pauses for Ramadan', { from: '02:30', to: '09:00', weekdays: everyDay }, 'Africa/Casablanca', '2026-03-22T01:59:00Z', ['2026-03-22T02:00', '2026-03-22T08:00']],
])('%s', (_when, hours, zone, now, expected) => {
  expect(opening(hours, now, zone)).toEqual(expected)
})

const shownAt = (instant: number, zone: string): number => {
  const { year, month, day, hour, minute } = localParts(instant, zone)
  return Date.UTC(year, month - 1, day, hour, minute)
}

/** Somebody who watches the clock on the wall minute by minute, and never turns a page of the calendar back. */
function watched({ from, to, weekdays }: QuietHours, now: number, zone: string): Opening {
  const minute = (text: string): number => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * minuteMs
  const length = to > from ? minute(to) - minute(from) : minute(to) - minute(from) + dayMs
  const began = new Map<number, number>()
  let furthest = -Infinity
  for (let at = Math.floor(now / minuteMs) * minuteMs - 2 * dayMs; ; at += minuteMs) {
    furthest = Math.max(furthest, shownAt(at, zone))
    const today = Math.floor(furthest / dayMs) * dayMs
    for (const date of [today - dayMs, today]) {
      const isOn = weekdays.includes(new Date(date).getUTCDay() || 7) && furthest >= date + minute(from) && furthest < date + minute(from) + length
      if (isOn && !began.has(date)) began.set(date, at)
    }
    for (const [date, opensAt] of began) {
      if (furthest < date + minute(from) + length) continue
      if (at > now) return { opensAt, closesAt: at }
      began.delete(date)
    }
  }
}

/** Instants at which clocks change, and one of a zone whose clocks never do. */
const changes: readonly (readonly [zone: string, at: string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00:00Z'], ['Europe/Berlin', '2026-10-25T01:00:00Z'], ['America/New_York', '2026-03-08T07:00:00Z'], ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'], ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'], ['Asia/Kathmandu', '2026-06-01T00:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'], ['Pacific/Apia', '2021-04-03T14:00:00Z'], ['Africa/Casablanca', '2026-02-15T02:00:00Z'], ['Africa/Casablanca', '2026-03-22T02:00:00Z'],
]

test('the opening is the one that somebody finds who watches the clock minute by minute', () => {
  const time = fc.integer({ min: 0, max: 1_439 }).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
  // Most often near the hours at which clocks change.
  const early = fc.integer({ min: 0, max: 240 }).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
  const hours = fc.record({ from: fc.oneof(time, early, early), to: fc.oneof(time, early, early), weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 3 }) })
  fc.assert(fc.property(fc.constantFrom(...changes), fc.integer({ min: -2 * dayMs, max: 2 * dayMs }), hours, ([zone, at], offset, window) => {
    const now = Date.parse(at) + offset
    expect(openingAt(window, now, zone)).toEqual(watched(window, now, zone))
  }), { numRuns: 120 })
})

test('over 400 days of every zone whose clocks change, the window is open for its length on its days, clock changes apart', () => {
  for (const [zone] of changes) {
    const hours: QuietHours = { from: '08:00', to: '20:00', weekdays: [1, 2, 3, 4, 5] }
    let at = Date.parse('2026-01-01T00:00:00Z')
    let found = 0
    for (const end = at + 400 * dayMs; at < end; found += 1) {
      const { opensAt, closesAt } = openingAt(hours, at, zone)
      expect(closesAt - opensAt).toBe(12 * 60 * minuteMs)
      expect(new Date(shownAt(opensAt, zone)).toISOString().slice(11, 16)).toBe('08:00')
      at = closesAt
    }
    // 1 January 2026 is a Thursday: 57 weeks and a day.
    expect(found).toBeGreaterThanOrEqual(285)
    expect(found).toBeLessThanOrEqual(287)
  }
})
