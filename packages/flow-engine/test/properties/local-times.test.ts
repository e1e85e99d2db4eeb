import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { dateValueOf, instantAt, localParts, momentOf, nextYearly, plusDays, weekdayOf, windowAt, type LocalDate } from '../../src/time.ts'
import { journey, runToQuiet } from '../../src/testing/index.ts'
import { day, daysOfChange, firstShown, hour, minute, openingsAround, wallClock, wallOf, zones } from './wall-clock.ts'

// A time on the wall is an instant exactly once a day: what is skipped comes with the first minute after the gap, what is shown
// twice comes the first time. Held against somebody who looks at the wall every minute.

vi.setConfig({ testTimeout: 60_000 })

/** Days of the calendar (midnight in Greenwich), most of them beside a change of the clocks. Samoa left one out in 2011. */
const daysIn = new Map(zones.map((timeZone) => [timeZone, [...daysOfChange(timeZone, [2025, 2028]), ...(timeZone === 'Pacific/Apia' ? daysOfChange(timeZone, [2011, 2012]) : [])]]))
const place = fc.constantFrom(...zones).chain((timeZone) => {
  const changes = daysIn.get(timeZone) ?? []
  const anyDay = fc.integer({ min: Date.UTC(2025, 0) / day, max: Date.UTC(2028, 0) / day }).map((number) => number * day)
  const date = changes.length === 0 ? anyDay : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...changes) }, { weight: 1, arbitrary: anyDay })
  return fc.record({ timeZone: fc.constant(timeZone), date })
})
const minuteOfDay = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 240 }) }, { weight: 2, arbitrary: fc.nat(1439) }, { weight: 1, arbitrary: fc.constantFrom(0, 120, 150, 180, 540, 1439) })

const dateOf = (date: number): LocalDate => {
  const at = new Date(date)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}
const textOf = (date: number): string => new Date(date).toISOString().slice(0, 10)
const iso = (instant: number): string => new Date(instant).toISOString()

describe('the instant of a time on the wall', () => {
  it('is the first minute at which the wall has come to it', () => {
    fc.assert(fc.property(place, minuteOfDay, ({ timeZone, date }, at) => {
      expect(iso(instantAt(dateOf(date), at, timeZone))).toBe(iso(firstShown(date + at * minute, timeZone)))
    }), { numRuns: 1500 })
  })

  it('is met in gaps and overlaps as well', () => {
    const seen = fc.sample(fc.tuple(place, minuteOfDay), { numRuns: 4000, seed: 1 }).map(([{ timeZone, date }, at]) => {
      const [wall, shown] = [date + at * minute, firstShown(date + at * minute, timeZone)]
      if (wallOf(shown, timeZone) !== wall) return 'skipped'
      return [30 * minute, hour].some((later) => wallOf(shown + later, timeZone) === wall) ? 'twice' : 'once'
    })
    for (const kind of ['skipped', 'twice', 'once']) expect(seen.filter((each) => each === kind).length).toBeGreaterThan(15)
  })

  it.each(zones)('comes exactly once on every day of 400 in %s, whatever the time', (timeZone) => {
    for (const at of [0, 30, 90, 150, 540, 1439]) {
      const first = Date.UTC(2026, 0, 15)
      const instants = Array.from({ length: 400 }, (_, index) => instantAt(plusDays(dateOf(first), index), at, timeZone))
      expect(instants.map((instant) => wallClock(instant, timeZone).slice(0, 10))).toEqual(instants.map((_, index) => textOf(first + index * day)))
      for (const [index, instant] of instants.entries()) if (index > 0) expect(instant - (instants[index - 1] ?? 0)).toBeGreaterThan(22 * hour)
    }
  })

  it('of the day that Samoa left out is the beginning of the next', () => {
    for (let at = 0; at < 1440; at += 15) expect(instantAt({ year: 2011, month: 12, day: 30 }, at, 'Pacific/Apia')).toBe(Date.parse('2011-12-30T10:00:00Z'))
    expect([wallClock(Date.parse('2011-12-30T09:59:59Z'), 'Pacific/Apia'), wallClock(Date.parse('2011-12-30T10:00:00Z'), 'Pacific/Apia')]).toEqual(['2011-12-29 23:59:59', '2011-12-31 00:00:00'])
  })
})

describe('days of the calendar', () => {
  it('follow each other and the week as the platform counts them', () => {
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1900, 0) / day, max: Date.UTC(2200, 0) / day }), fc.integer({ min: -800, max: 800 }), (number, days) => {
      expect(plusDays(dateOf(number * day), days)).toEqual(dateOf((number + days) * day))
      expect(weekdayOf(dateOf(number * day))).toBe(new Date(number * day).getUTCDay() || 7)
    }))
  })
})

describe('a window of the day', () => {
  const weekdays = fc.oneof(fc.constant([1, 2, 3, 4, 5, 6, 7]), fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }))
  const window = fc.record({ weekdays, from: minuteOfDay, to: minuteOfDay })

  it('is open and opens next as somebody sees it who looks at the wall every minute', () => {
    fc.assert(fc.property(place, window, fc.integer({ min: -12 * 60, max: 36 * 60 }), ({ timeZone, date }, of, minutes) => {
      const now = date + minutes * minute
      const expected = openingsAround(of, now, timeZone).find(({ closesAt }) => closesAt > now)
      if (expected === undefined) throw new Error('A month without an opening')
      expect(windowAt(of, now, timeZone)).toEqual({ isOpen: expected.opensAt <= now, ...expected })
    }), { numRuns: 400 })
  })

  it('is asked while it is open, while it is shut, past midnight and on days that skip it', () => {
    const seen = fc.sample(fc.tuple(place, window, fc.integer({ min: -12 * 60, max: 36 * 60 })), { numRuns: 400, seed: 1 }).flatMap(([{ timeZone, date }, of, minutes]) => {
      const state = windowAt(of, date + minutes * minute, timeZone)
      return [state?.isOpen === true ? 'open' : 'shut', of.to <= of.from ? 'past midnight' : 'within a day']
    })
    for (const kind of ['open', 'shut', 'past midnight', 'within a day']) expect(seen.filter((each) => each === kind).length).toBeGreaterThan(80)
  })

  it('lets nobody wait who comes when it opens, and nobody in when it closes', () => {
    fc.assert(fc.property(place, window, ({ timeZone, date }, of) => {
      const state = windowAt(of, date, timeZone)
      if (state === null) throw new Error('It never opens')
      expect(windowAt(of, state.opensAt, timeZone)).toEqual({ ...state, isOpen: true })
      expect(windowAt(of, state.closesAt - 1, timeZone)).toEqual({ ...state, isOpen: true })
      expect(windowAt(of, state.closesAt, timeZone)?.closesAt).toBeGreaterThan(state.closesAt)
    }), { numRuns: 300 })
  })
})

describe('a moment found from a day', () => {
  const offset = fc.option(fc.record({ direction: fc.constantFrom('before' as const, 'after' as const), months: fc.nat(14), days: fc.nat(40) }))

  /** The calendar on paper: the month first, its last day when it is too short, then the days. */
  function onPaper(date: number, by: { direction: 'before' | 'after'; months: number; days: number } | null): number {
    if (by === null) return date
    const sign = by.direction === 'after' ? 1 : -1
    const from = new Date(date)
    const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + sign * by.months, 1)
    const last = new Date(first)
    last.setUTCMonth(last.getUTCMonth() + 1, 0)
    return first + (Math.min(from.getUTCDate(), last.getUTCDate()) - 1 + sign * by.days) * day
  }
  const written = (by: { direction: 'before' | 'after'; months: number; days: number } | null) => (by === null ? null : { direction: by.direction, by: `P${by.months}M${by.days}D` })

  it('is the day on paper, at the first minute the wall has come to the time', () => {
    fc.assert(fc.property(place, offset, fc.option(minuteOfDay), ({ timeZone, date }, by, at) => {
      const value = dateValueOf(textOf(date))
      if (value === null) throw new Error(textOf(date))
      const expected = firstShown(onPaper(date, by) + (at ?? 0) * minute, timeZone)
      expect(iso(momentOf(value, { offset: written(by), timeOfDay: at }, timeZone))).toBe(iso(expected))
    }), { numRuns: 800 })
  })

  it('is the same for an instant of that day where the person is, once a time of the day is set', () => {
    fc.assert(fc.property(place, offset, minuteOfDay, fc.nat(1439), ({ timeZone, date }, by, at, then) => {
      const instant = firstShown(date + then * minute, timeZone)
      const shown = Math.floor(wallOf(instant, timeZone) / day) * day
      expect(iso(momentOf({ kind: 'instant', at: instant }, { offset: written(by), timeOfDay: at }, timeZone))).toBe(iso(firstShown(onPaper(shown, by) + at * minute, timeZone)))
    }), { numRuns: 400 })
  })

  it('with hours and no time of the day is that much elapsed time away', () => {
    fc.assert(fc.property(place, fc.nat(80), fc.boolean(), ({ timeZone, date }, hours, isAfter) => {
      const value = dateValueOf(textOf(date))
      if (value === null) throw new Error(textOf(date))
      const moment = momentOf(value, { offset: { direction: isAfter ? 'after' : 'before', by: `PT${hours}H` }, timeOfDay: null }, timeZone)
      expect(iso(moment)).toBe(iso(firstShown(date, timeZone) + (isAfter ? hours : -hours) * hour))
    }), { numRuns: 200 })
  })
})

describe('the yearly return of a day', () => {
  const born = fc.oneof({ weight: 1, arbitrary: fc.constant(Date.UTC(2000, 1, 29)) }, { weight: 4, arbitrary: fc.integer({ min: Date.UTC(1950, 0) / day, max: Date.UTC(2010, 0) / day }).map((number) => number * day) })

  /** Whether the birthday is kept on this day: on the 28th where February has no 29th. */
  function isKept(date: number, of: number): boolean {
    const [then, now] = [new Date(of), new Date(date)]
    const isLeapDay = then.getUTCMonth() === 1 && then.getUTCDate() === 29
    const hasLeapDay = new Date(Date.UTC(now.getUTCFullYear(), 1, 29)).getUTCMonth() === 1
    return now.getUTCMonth() === then.getUTCMonth() && now.getUTCDate() === (isLeapDay && !hasLeapDay ? 28 : then.getUTCDate())
  }

  it('is the next of all days on which it is kept, day by day on the calendar', () => {
    fc.assert(fc.property(born, place, minuteOfDay, fc.integer({ min: -40, max: 40 }), (of, { timeZone, date }, at, days) => {
      const [value, after] = [dateValueOf(textOf(of)), date + 10 * hour]
      if (value === null) throw new Error(textOf(of))
      const kept = Array.from({ length: 900 }, (_, index) => date + (index - 60) * day).filter((each) => isKept(each, of)).map((each) => firstShown(each + days * day + at * minute, timeZone))
      const rule = { offset: days === 0 ? null : { direction: days > 0 ? 'after' as const : 'before' as const, by: `P${Math.abs(days)}D` }, timeOfDay: at, after }
      expect(iso(nextYearly(value, rule, timeZone))).toBe(iso(kept.find((instant) => instant > after) ?? 0))
    }), { numRuns: 300 })
  })

  it('of 29 February comes once in every year of four hundred', () => {
    const leapDay = { kind: 'date', date: { year: 2000, month: 2, day: 29 } } as const
    let at = Date.UTC(1999, 5)
    for (let year = 2000; year < 2400; year += 1) {
      at = nextYearly(leapDay, { offset: null, timeOfDay: 540, after: at }, 'Europe/Berlin')
      const parts = localParts(at, 'Europe/Berlin')
      const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      expect([parts.year, parts.month, parts.day, parts.hour]).toEqual([year, 2, isLeapYear ? 29 : 28, 9])
    }
  })
})

describe('a journey with a message each morning', () => {
  // Somebody who lets people on at nine, once a day: the window opens, and after it has closed they come round again.
  const plan = journey().waitForWindow('n1', { from: '09:00', to: '10:00' }).email('n2').wait('n3', 'PT2H').to('n1').plan()

  it.each(zones)('sends it at nine on every day of 400 in %s, and never twice', (timeZone) => {
    const start = firstShown(Date.UTC(2026, 0, 15, 8), timeZone)
    const world = runToQuiet({ plan, people: [{ customer: { id: 'cus_1', userId: null, traits: {}, timeZone } }], happenings: [{ at: start, customerId: 'cus_1', kind: 'segmentEntered' }], start, until: start + 400 * day })
    const sent = world.runs.flatMap(({ commands }) => commands.map(({ at }) => wallClock(at, timeZone)))
    expect(sent.length).toBeGreaterThanOrEqual(400)
    expect(sent).toEqual(sent.map((_, index) => `${textOf(Date.UTC(2026, 0, 15 + index))} 09:00:00`))
  })

  it('leaves out only the day that Samoa left out', () => {
    const start = Date.parse('2011-12-27T18:00:00Z')
    const world = runToQuiet({ plan, people: [{ customer: { id: 'cus_1', userId: null, traits: {}, timeZone: 'Pacific/Apia' } }], happenings: [{ at: start, customerId: 'cus_1', kind: 'segmentEntered' }], start, until: start + 6 * day })
    expect(world.runs.flatMap(({ commands }) => commands.map(({ at }) => wallClock(at, 'Pacific/Apia'))))
      .toEqual(['2011-12-27 09:00:00', '2011-12-28 09:00:00', '2011-12-29 09:00:00', '2011-12-31 09:00:00', '2012-01-01 09:00:00', '2012-01-02 09:00:00'])
  })
})
