import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentOf, nextYearly, parseLocalDate, plusDays } from '@sendero/flow-engine/time'
import type { LocalDate } from '@sendero/flow-engine/time'
import { dayMatcher } from './day-matcher.ts'
import type { DateRule, DayAsked } from './day-matcher.ts'

const day = (text: string): LocalDate => parseLocalDate(text) ?? { year: 0, month: 0, day: 0 }
const rule = (yearly: boolean, offset: DateRule['offset'] = null): DateRule => ({ yearly, offset })

const matchesDay = (value: string, asked: DayAsked, zone: string): boolean => dayMatcher(asked).matches(value, zone)
const datesOn = (asked: DayAsked): readonly string[] => dayMatcher(asked).dates

describe('a value', () => {
  it.each<[value: string, on: string, zone: string, DateRule, boolean]>([
    ['2027-03-01', '2027-03-01', 'UTC', rule(false), true],
    ['2026-03-01', '2027-03-01', 'UTC', rule(false), false],
    ['2026-03-01', '2027-03-01', 'UTC', rule(true), true],
    ['2000-02-29', '2027-02-28', 'UTC', rule(true), true],
    ['2000-02-29', '2028-02-28', 'UTC', rule(true), false],
    ['2000-02-29', '2028-02-29', 'UTC', rule(true), true],
    ['2000-02-29', '2027-02-21', 'UTC', rule(true, { direction: 'before', by: 'P7D' }), true],
    ['1990-01-03', '2026-12-27', 'UTC', rule(true, { direction: 'before', by: 'P7D' }), true],
    ['2027-01-31', '2027-02-28', 'UTC', rule(false, { direction: 'after', by: 'P1M' }), true],
    ['2027-03-01T02:00:00Z', '2027-02-28', 'America/New_York', rule(false), true],
    ['2027-03-01T02:00:00Z', '2027-03-01', 'Europe/Berlin', rule(false), true],
    ['2027-03-01T23:30:00+01:00', '2027-03-02', 'Asia/Tokyo', rule(false), true],
    ['1.3.2027', '2027-03-01', 'UTC', rule(false), false],
    ['2027-02-30', '2027-03-02', 'UTC', rule(false), false],
    ['', '2027-03-01', 'UTC', rule(true), false],
  ])('%s on %s in %s', (value, on, zone, asked, expected) => {
    expect(matchesDay(value, { day: day(on), rule: asked }, zone)).toBe(expected)
  })

  const dates = fc.integer({ min: -12_000, max: 30_000 }).map((days) => plusDays({ year: 2000, month: 1, day: 1 }, days))
  const text = ({ year, month, day: number }: LocalDate): string => `${year}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Australia/Lord_Howe')
  const offsets = fc.option(fc.record({ direction: fc.constantFrom('before' as const, 'after' as const), by: fc.constantFrom('P1D', 'P7D', 'P1M', 'P1M15D', 'P3M1D', 'P1Y', 'P2Y6M', 'PT36H', 'P1DT12H', 'P9Y11M30D') }))
  const noon = 12 * 60

  it('is the day on which a step that waits until the date goes on', () => {
    fc.assert(fc.property(dates, zones, offsets, (date, zone, offset) => {
      const at = momentOf({ kind: 'date', date }, { offset, timeOfDay: noon }, zone)
      const days = [-2, -1, 0, 1, 2].map((by) => at + by * 86_400_000).map((instant) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant))
      expect(days.map((on) => matchesDay(text(date), { day: day(on), rule: rule(false, offset) }, zone))).toEqual([false, false, true, false, false])
    }))
  })

  it('is the day on which a yearly wait for the date goes on', () => {
    fc.assert(fc.property(dates, dates, zones, offsets, (date, today, zone, offset) => {
      const after = momentOf({ kind: 'date', date: today }, { offset: null, timeOfDay: noon }, zone)
      const next = nextYearly({ kind: 'date', date }, { offset, timeOfDay: noon, after }, zone)
      const on = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(next)
      expect(matchesDay(text(date), { day: day(on), rule: rule(true, offset) }, zone)).toBe(true)
    }))
  })

  it('holds for no value that the look into the database would pass over', () => {
    fc.assert(fc.property(dates, fc.boolean(), offsets, fc.integer({ min: 0, max: 86_399 }), fc.constantFrom('Z', '+14:00', '-12:00', '+23:59', '-23:59'), zones, fc.boolean(), (on, yearly, offset, second, written, zone, leap) => {
      const asked = { day: on, rule: rule(yearly, offset) }
      const near = dayMatcher(asked).texts
      for (const found of datesOn(asked)) expect(near).toContain(found)
      const [first] = datesOn(asked)
      if (first === undefined) return
      const time = new Date(second * 1000).toISOString().slice(11, 19)
      for (const by of [-2, -1, 0, 1, 2]) {
        const value = `${text(plusDays(day(yearly ? `${leap ? 2024 : 2023}-${first === '02-29' && !leap ? '02-28' : first}` : first), by))}T${time}${written}`
        if (matchesDay(value, asked, zone)) expect(near).toContain(value.slice(yearly ? 5 : 0, 10))
      }
    }))
  })
})

describe('the dates', () => {
  it('tells which values a day is for', () => {
    expect(datesOn({ day: day('2027-02-28'), rule: rule(true) })).toEqual(['02-28', '02-29'])
    expect(datesOn({ day: day('2028-02-28'), rule: rule(true) })).toEqual(['02-28'])
    expect(datesOn({ day: day('2027-03-01'), rule: rule(false, { direction: 'before', by: 'P7D' }) })).toEqual(['2027-03-08'])
    expect(datesOn({ day: day('2027-02-28'), rule: rule(false, { direction: 'after', by: 'P1M' }) })).toEqual(['2027-01-28', '2027-01-29', '2027-01-30', '2027-01-31'])
    expect(datesOn({ day: day('2027-03-30'), rule: rule(false, { direction: 'after', by: 'P1M' }) })).toEqual([])
  })
})
