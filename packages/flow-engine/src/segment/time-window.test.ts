import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, subtractDuration } from '../model/add-duration.ts'
import { parseDuration, type Duration } from '../model/duration.ts'
import { parseInstant } from '../model/instant-text.ts'
import { inNextWindow, inPastWindow } from './time-window.ts'

const at = (text: string): number => parseInstant(text) ?? NaN
const lasting = (text: string): Duration => {
  const duration = parseDuration(text)
  if (duration === null) throw new Error(text)
  return duration
}
const hour = 3_600_000
const isInPast = (mark: number, duration: Duration, now: number): boolean => mark > subtractDuration(now, duration, 'UTC') && mark <= now
const isInNext = (mark: number, duration: Duration, now: number): boolean => mark > now && mark <= addDuration(now, duration, 'UTC')

describe('a window that ends now', () => {
  it('takes an instant in when it happens, and lets it go when it is as old as the window is long', () => {
    const mark = at('2026-01-10T12:00:00Z')
    const seen = (now: string) => inPastWindow(mark, lasting('P7D'), at(now))
    expect(seen('2026-01-10T11:00:00Z')).toEqual({ holds: false, until: mark })
    expect(seen('2026-01-10T12:00:00Z')).toEqual({ holds: true, until: at('2026-01-17T12:00:00Z') })
    expect(seen('2026-01-17T11:59:59.999Z')).toEqual({ holds: true, until: at('2026-01-17T12:00:00Z') })
    expect(seen('2026-01-17T12:00:00Z')).toEqual({ holds: false, until: Infinity })
  })

  // "A month ago" is the 28th of February on four days of March: the instant leaves each noon and is back each midnight.
  it('lets the last of February go and come again at the end of March', () => {
    const mark = at('2026-02-28T12:00:00Z')
    const seen = (now: string) => inPastWindow(mark, lasting('P1M'), at(now))
    expect(seen('2026-03-28T11:00:00Z')).toEqual({ holds: true, until: at('2026-03-28T12:00:00Z') })
    expect(seen('2026-03-28T12:00:00Z')).toEqual({ holds: false, until: at('2026-03-29T00:00:00Z') })
    expect(seen('2026-03-29T00:00:00Z')).toEqual({ holds: true, until: at('2026-03-29T12:00:00Z') })
    expect(seen('2026-03-31T12:00:00Z')).toEqual({ holds: false, until: Infinity })
  })
})

describe('a window that begins now', () => {
  it('takes an instant in when it comes near enough, and lets it go when it is there', () => {
    const mark = at('2026-01-10T12:00:00Z')
    const seen = (now: string) => inNextWindow(mark, lasting('P7D'), at(now))
    expect(seen('2026-01-03T11:59:59Z')).toEqual({ holds: false, until: at('2026-01-03T12:00:00Z') })
    expect(seen('2026-01-03T12:00:00Z')).toEqual({ holds: true, until: mark })
    expect(seen('2026-01-10T12:00:00Z')).toEqual({ holds: false, until: Infinity })
  })
})

describe.each([['ends', inPastWindow, isInPast], ['begins', inNextWindow, isInNext]] as const)('any window that %s now', (_, window, isIn) => {
  // Around the ends of months, with a leap day among them, where calendars fall back.
  const moment = fc.record({ month: fc.integer({ min: 0, max: 26 }), day: fc.integer({ min: 26, max: 33 }), hours: fc.integer({ min: 0, max: 23 }) })
    .map(({ month, day, hours }) => Date.UTC(2023, month, day, hours))
  const duration = fc.record({ months: fc.nat(13), days: fc.nat(3), hours: fc.constantFrom(0, 0, 1, 25) })
    .map(({ months, days, hours }): Duration => ({ years: 0, months, weeks: 0, days, hours, minutes: 0, seconds: 0 }))
  const near = fc.tuple(moment, duration, fc.integer({ min: -80, max: 80 }), fc.boolean()).map(([mark, length, away, isOtherEdge]) => ({
    mark, length, now: (isOtherEdge ? (window === inPastWindow ? addDuration : subtractDuration)(mark, length, 'UTC') : mark) + away * hour,
  }))

  it('holds what the calendar says', () => {
    fc.assert(fc.property(near, ({ mark, length, now }) => {
      expect(window(mark, length, now).holds).toBe(isIn(mark, length, now))
    }), { numRuns: 500 })
  })

  // A segment is looked at again at `until`: one that came too late would keep people in it who are out.
  it('never says it stays longer than it does', () => {
    fc.assert(fc.property(near, ({ mark, length, now }) => {
      const { holds, until } = window(mark, length, now)
      expect(until).toBeGreaterThan(now)
      const last = Math.min(until - 1, now + 40 * 24 * hour)
      for (let later = now; later <= last; later += hour) expect(isIn(mark, length, later)).toBe(holds)
      expect(isIn(mark, length, last)).toBe(holds)
    }), { numRuns: 150 })
  })

  it('comes to rest when time goes on long enough', () => {
    fc.assert(fc.property(near, ({ mark, length, now }) => {
      let until: number = now
      for (let looks = 0; looks < 40 && until !== Infinity; looks += 1) ({ until } = window(mark, length, until))
      expect(until).toBe(Infinity)
    }), { numRuns: 150 })
  })
})
