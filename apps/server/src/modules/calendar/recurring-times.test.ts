import { createRequire } from 'node:module'
import fc from 'fast-check'
import type * as Rrule from 'rrule'
import { describe, expect, it } from 'vitest'
import { floatingOf, floatingText } from './floating-time.ts'
import type { Floating } from './floating-time.ts'
import { readRecurrence } from './recurrence-parts.ts'
import type { RecurrenceParts } from './recurrence-parts.ts'
import { onlyTime, recurringTimes } from './recurring-times.ts'
import type { LocalTimes } from './recurring-times.ts'

const at = (text: string): Floating => floatingOf(text) ?? Number.NaN

function partsOf(rule: string): RecurrenceParts {
  const read = readRecurrence(rule)
  if (!read.ok) throw new Error(read.reason)
  return read.parts
}

const timesOf = (start: string, rule: string, timeZone = 'UTC'): LocalTimes => recurringTimes({ start: at(start), parts: partsOf(rule), timeZone })

function listed(times: LocalTimes, from: Floating, most: number): Floating[] {
  const found: Floating[] = []
  for (let next = times.after(from - 1); next !== null && found.length < most; next = times.after(next)) found.push(next)
  return found
}

const days = (start: string, rule: string, most = 40): string => listed(timesOf(start, rule), at(start), most).map((each) => floatingText(each).slice(0, 10)).join(' ')

// Worked out on a calendar of paper or printed in RFC 5545, 3.8.5.3; not by any program.
describe('rules', () => {
  it.each([
    // From RFC 5545
    ['1997-09-02T09:00', 'FREQ=DAILY;COUNT=4', '1997-09-02 1997-09-03 1997-09-04 1997-09-05'],
    ['1997-09-02T09:00', 'FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12'],
    ['1997-09-02T09:00', 'FREQ=WEEKLY;COUNT=10', '1997-09-02 1997-09-09 1997-09-16 1997-09-23 1997-09-30 1997-10-07 1997-10-14 1997-10-21 1997-10-28 1997-11-04'],
    ['1997-09-02T09:00', 'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH', '1997-09-02 1997-09-04 1997-09-09 1997-09-11 1997-09-16 1997-09-18 1997-09-23 1997-09-25 1997-09-30 1997-10-02'],
    ['1997-09-02T09:00', 'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH', '1997-09-02 1997-09-04 1997-09-16 1997-09-18 1997-09-30 1997-10-02 1997-10-14 1997-10-16'],
    ['1997-09-05T09:00', 'FREQ=MONTHLY;COUNT=10;BYDAY=1FR', '1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05'],
    ['1997-09-07T09:00', 'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU', '1997-09-07 1997-09-28 1997-11-02 1997-11-30 1998-01-04 1998-01-25 1998-03-01 1998-03-29 1998-05-03 1998-05-31'],
    ['1997-09-22T09:00', 'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO', '1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16'],
    ['1997-09-28T09:00', 'FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6', '1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26'],
    ['1997-09-30T09:00', 'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1', '1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30 1997-12-01 1997-12-31 1998-01-01 1998-01-31 1998-02-01'],
    ['1997-09-10T09:00', 'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15', '1997-09-10 1997-09-11 1997-09-12 1997-09-13 1997-09-14 1997-09-15 1999-03-10 1999-03-11 1999-03-12 1999-03-13'],
    ['1997-06-10T09:00', 'FREQ=YEARLY;COUNT=10;BYMONTH=6,7', '1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10 2001-06-10 2001-07-10'],
    ['1997-03-10T09:00', 'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3', '1997-03-10 1999-01-10 1999-02-10 1999-03-10 2001-01-10 2001-02-10 2001-03-10 2003-01-10 2003-02-10 2003-03-10'],
    ['1997-01-01T09:00', 'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200', '1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19 2006-01-01'],
    ['1997-05-19T09:00', 'FREQ=YEARLY;BYDAY=20MO;COUNT=3', '1997-05-19 1998-05-18 1999-05-17'],
    ['1997-05-12T09:00', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3', '1997-05-12 1998-05-11 1999-05-17'],
    ['1997-03-13T09:00', 'FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=7', '1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12 1998-03-19 1998-03-26'],
    ['1997-09-02T09:00', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5', '1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13'],
    ['1997-09-13T09:00', 'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=10', '1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07 1998-03-07 1998-04-11 1998-05-09 1998-06-13'],
    ['1996-11-05T09:00', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3', '1996-11-05 2000-11-07 2004-11-02'],
    ['1997-09-04T09:00', 'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04 1997-10-07 1997-11-06'],
    ['1997-09-29T09:00', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=7', '1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 1998-02-26 1998-03-30'],
    ['1997-08-05T09:00', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05 1997-08-10 1997-08-19 1997-08-24'],
    ['1997-08-05T09:00', 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05 1997-08-17 1997-08-19 1997-08-31'],
    ['2007-01-15T09:00', 'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5', '2007-01-15 2007-01-30 2007-02-15 2007-03-15 2007-03-30'],
    // By hand
    ['2026-01-31T09:00', 'FREQ=MONTHLY;COUNT=4', '2026-01-31 2026-03-31 2026-05-31 2026-07-31'],
    ['2024-02-29T09:00', 'FREQ=YEARLY;COUNT=3', '2024-02-29 2028-02-29 2032-02-29'],
    ['2026-12-24T09:00', 'FREQ=WEEKLY;BYDAY=MO;COUNT=2', '2026-12-28 2027-01-04'],
    ['2026-12-30T09:00', 'FREQ=DAILY;UNTIL=20270102', '2026-12-30 2026-12-31 2027-01-01 2027-01-02'],
    ['2026-12-30T09:00', 'FREQ=DAILY;UNTIL=20270101T085959', '2026-12-30 2026-12-31'],
    ['2026-12-30T09:00', 'FREQ=DAILY;UNTIL=20270101T090000', '2026-12-30 2026-12-31 2027-01-01'],
    ['2026-01-01T09:00', 'FREQ=YEARLY;BYYEARDAY=-1,366;COUNT=4', '2026-12-31 2027-12-31 2028-12-31 2029-12-31'],
    ['2026-01-01T09:00', 'FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=2', '2026-12-28 2032-12-27'],
    ['2026-01-01T09:00', 'FREQ=YEARLY;BYWEEKNO=20;COUNT=2', '2026-05-14 2027-05-20'],
    ['2026-01-01T09:00', 'FREQ=MONTHLY;BYDAY=WE,1MO;COUNT=6', '2026-01-05 2026-01-07 2026-01-14 2026-01-21 2026-01-28 2026-02-02'],
    ['2026-01-01T09:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;COUNT=2', '2044-02-29 2072-02-29'],
    ['2026-01-01T09:00', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', ''],
  ])('from %s %s', (start, rule, expected) => {
    expect(days(start, rule)).toBe(expected)
  })

  it('are looked up from any time on as they are counted from the start', () => {
    const times = timesOf('2026-01-05T09:00', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR;COUNT=40')
    const all = listed(times, 0, 100)
    expect(all).toHaveLength(40)
    for (const [index, time] of all.entries()) {
      expect(times.after(time - 1)).toBe(time)
      expect(times.after(time)).toBe(all[index + 1] ?? null)
      expect([times.has(time), times.has(time + 60_000)]).toEqual([true, false])
    }
  })

  it('an end in UTC is the end by the clock of the zone', () => {
    const rule = 'FREQ=DAILY;UNTIL=20270101T080000Z'
    const last = (timeZone: string): string => floatingText(listed(timesOf('2026-12-30T09:00', rule, timeZone), 0, 9).at(-1) ?? 0)
    expect(last('Europe/Berlin')).toBe('2027-01-01T09:00')
    expect(last('America/New_York')).toBe('2026-12-31T09:00')
  })

  it('a search for what never comes about ends soon', () => {
    const times = timesOf('2006-01-01T09:00', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')
    const began = process.cpuUsage().user
    expect(times.after(at('2026-01-01T09:00'))).toBe(null)
    // A library that goes on to the year 9999 needs 18 seconds of the processor.
    expect(process.cpuUsage().user - began).toBeLessThan(5_000_000)
  })

  it('one time is before itself, and nothing comes after it', () => {
    const once = onlyTime(at('2026-12-24T09:00'))
    expect([once.after(at('2026-12-24T08:59')), once.after(at('2026-12-24T09:00')), once.has(at('2026-12-24T09:00')), once.has(at('2026-12-24T09:01'))]).toEqual([at('2026-12-24T09:00'), null, true, false])
  })
})

const { RRule, Weekday } = createRequire(import.meta.url)('rrule') as typeof Rrule
const weekday = fc.integer({ min: 0, max: 6 })
const listOf = (each: fc.Arbitrary<number>, most = 3): fc.Arbitrary<number[]> => fc.uniqueArray(each, { maxLength: most })
const signed = (most: number): fc.Arbitrary<number> => fc.integer({ min: -most, max: most }).filter((number) => number !== 0)
const plain: fc.Arbitrary<RecurrenceParts> = fc.record({
  freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'), interval: fc.integer({ min: 1, max: 4 }), count: fc.option(fc.integer({ min: 1, max: 60 })), until: fc.constant(null),
  byDay: fc.oneof(fc.constant([]), fc.uniqueArray(weekday.map((number) => ({ weekday: number, nth: null })), { maxLength: 4, selector: (day) => day.weekday }), fc.tuple(weekday, signed(5)).map(([number, nth]) => [{ weekday: number, nth }])),
  byMonthDay: listOf(signed(28)), byMonth: listOf(fc.integer({ min: 1, max: 12 })), byYearDay: fc.constant([]), byWeekNo: fc.constant([]), bySetPos: listOf(fc.constantFrom(1, 2, -1), 1), weekStart: weekday,
})
/** Only what RFC 5545 allows. The other program begins to count positions in the middle of the first week, takes the last but one of a single day for that day, and gives a day twice that is the first and the last: so there is one position, and of those from the end only the last. */
const legal = plain.map((parts): RecurrenceParts => ({
  ...parts,
  byDay: parts.freq === 'MONTHLY' || parts.freq === 'YEARLY' ? parts.byDay : parts.byDay.map((day) => ({ ...day, nth: null })),
  byMonthDay: parts.freq === 'WEEKLY' ? [] : parts.byMonthDay,
  bySetPos: parts.freq === 'DAILY' || parts.freq === 'WEEKLY' || parts.byDay.length + parts.byMonthDay.length + parts.byMonth.length === 0 ? [] : parts.bySetPos,
}))

describe('properties', () => {
  it('another program comes to the same times', () => {
    fc.assert(fc.property(legal, fc.integer({ min: 0, max: 4_000 }), (parts, dayOfStart) => {
      const start = at('2020-01-01T09:30') + dayOfStart * 86_400_000
      const options: Partial<Rrule.Options> = {
        dtstart: new Date(start), freq: RRule[parts.freq], interval: parts.interval, count: parts.count, wkst: parts.weekStart, byweekday: parts.byDay.map(({ weekday: day, nth }) => (nth === null ? day : new Weekday(day, nth))),
        bymonthday: [...parts.byMonthDay], bymonth: [...parts.byMonth], bysetpos: [...parts.bySetPos],
      }
      const filled = Object.fromEntries(Object.entries(options).filter(([, value]) => !Array.isArray(value) || value.length > 0))
      const found = listed(recurringTimes({ start, parts, timeZone: 'UTC' }), start, 50)
      // Asked for more than there is, the other program would go on to the year 9999.
      const expected = found.length === 0 ? [] : new RRule(filled).all((_, place) => place < found.length).slice(0, found.length).map((date) => date.getTime())
      expect(found).toEqual(expected)
    }), { numRuns: 60 })
  })

  it('times come one after the other, at the time of the day asked for, at most once a day', () => {
    fc.assert(fc.property(legal, fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 1439 }), (parts, dayOfStart, minute) => {
      const start = at('2020-01-01T00:00') + dayOfStart * 86_400_000 + minute * 60_000
      const found = listed(recurringTimes({ start, parts, timeZone: 'UTC' }), start, 30)
      for (const [index, time] of found.entries()) {
        expect((time - start) % 86_400_000).toBe(0)
        if (index > 0) expect(time - (found[index - 1] ?? 0)).toBeGreaterThanOrEqual(86_400_000)
      }
    }))
  })
})
