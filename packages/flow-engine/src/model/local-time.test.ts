import { describe, expect, it } from 'vitest'
import { parseInstant } from './instant-text.ts'
import { instantAt, parseLocalDate, parseTimeOfDay, plusDays, weekdayOf, type LocalDate } from './local-time.ts'

const iso = (instant: number): string => new Date(instant).toISOString().replace('.000', '')
const at = (text: string): number => parseInstant(text) ?? Number.NaN
function day(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === null) throw new Error(text)
  return date
}

describe('a time of the day', () => {
  it.each([['00:00', 0], ['00:01', 1], ['09:00', 540], ['19:30', 1170], ['23:59', 1439]])('%s is minute %i', (text, minute) => {
    expect(parseTimeOfDay(text)).toBe(minute)
  })

  it.each(['', '9:00', '24:00', '23:60', '09:00:00', ' 09:00', '09.00', '0900', '-1:00', '09:0', '١٢:٠٠'])('is not %j', (text) => {
    expect(parseTimeOfDay(text)).toBeNull()
  })
})

describe('a day of the calendar', () => {
  it.each(['2026-01-01', '2028-02-29', '2000-02-29', '9999-12-31', '0001-01-01', '0099-06-15'])('is %s', (text) => {
    const { year, month, day: of } = day(text)
    expect(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`).toBe(text)
  })

  it.each(['', '2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '26-01-01', '2026-01-01T00:00:00Z', '2026-01-01 ', '+2026-01-01'])('is not %j', (text) => {
    expect(parseLocalDate(text)).toBeNull()
  })

  it.each([['2026-03-02', 1], ['2026-03-03', 2], ['2026-03-08', 7], ['2024-02-29', 4], ['1969-12-31', 3], ['1970-01-01', 4], ['2000-01-01', 6], ['1900-01-01', 1], ['1950-04-30', 7], ['1969-12-28', 7]])('%s is weekday %i', (text, weekday) => {
    expect(weekdayOf(day(text))).toBe(weekday)
  })

  it('comes after the one before it, over months, years and leap days', () => {
    expect(plusDays(day('2026-02-28'), 1)).toEqual(day('2026-03-01'))
    expect(plusDays(day('2028-02-28'), 1)).toEqual(day('2028-02-29'))
    expect(plusDays(day('2026-12-31'), 1)).toEqual(day('2027-01-01'))
    expect(plusDays(day('2026-01-01'), -1)).toEqual(day('2025-12-31'))
    expect(plusDays(day('2026-05-05'), 0)).toEqual(day('2026-05-05'))
    expect(plusDays(day('2026-01-01'), 365)).toEqual(day('2027-01-01'))
  })

  it('goes through the week in seven days', () => {
    for (let days = 0; days < 400; days += 1) {
      const date = plusDays(day('2026-01-01'), days)
      expect(weekdayOf(plusDays(date, 1))).toBe(weekdayOf(date) % 7 + 1)
      expect(weekdayOf(plusDays(date, 7))).toBe(weekdayOf(date))
    }
  })
})

describe('the instant of a local time', () => {
  it.each([
    ['2026-01-15', '09:00', 'UTC', '2026-01-15T09:00:00Z', 'nothing to move'],
    ['2026-01-15', '09:00', 'Europe/Berlin', '2026-01-15T08:00:00Z', 'winter'],
    ['2026-07-15', '09:00', 'Europe/Berlin', '2026-07-15T07:00:00Z', 'summer'],
    ['2026-01-15', '00:00', 'Asia/Kathmandu', '2026-01-14T18:15:00Z', 'three quarters of an hour'],
    ['2026-01-15', '09:00', 'America/St_Johns', '2026-01-15T12:30:00Z', 'half an hour'],
    ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00Z', 'the last minute before the gap'],
    ['2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'the first minute that is skipped'],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'the middle of the gap'],
    ['2026-03-29', '02:59', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'the last minute that is skipped'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'the first minute after the gap'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:00:00Z', 'the gap of New York'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z', 'a gap of half an hour'],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z', 'shown twice: the first'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00Z', 'the first minute shown once again'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z', 'shown twice in New York: the first'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z', 'half an hour shown twice: the first'],
    ['2011-12-29', '23:59', 'Pacific/Apia', '2011-12-30T09:59:00Z', 'the last minute before a day is left out'],
    ['2011-12-30', '00:00', 'Pacific/Apia', '2011-12-30T10:00:00Z', 'a day that is left out: the next one'],
    ['2011-12-30', '17:45', 'Pacific/Apia', '2011-12-30T10:00:00Z', 'whatever its time'],
    ['2011-12-31', '00:00', 'Pacific/Apia', '2011-12-30T10:00:00Z', 'as the next one begins'],
    ['2026-02-15', '02:30', 'Africa/Casablanca', '2026-02-15T01:30:00Z', 'the clocks go back for Ramadan: the first'],
    ['2026-03-22', '02:30', 'Africa/Casablanca', '2026-03-22T02:00:00Z', 'and forward after it'],
    ['2026-09-06', '00:30', 'America/Santiago', '2026-09-06T04:00:00Z', 'a day that begins at one'],
  ])('%s %s in %s is %s: %s', (date, time, timeZone, expected) => {
    expect(iso(instantAt(day(date), parseTimeOfDay(time) ?? Number.NaN, timeZone))).toBe(expected)
  })

  it('grows with the minute, over every change of the clocks of a year', () => {
    for (const timeZone of ['Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago']) {
      let before = -Infinity
      for (let days = 0; days < 366; days += 1) {
        for (let minute = 0; minute < 1440; minute += 45) {
          const instant = instantAt(plusDays(day('2026-01-01'), days), minute, timeZone)
          expect(instant).toBeGreaterThanOrEqual(before)
          before = instant
        }
      }
    }
  })

  it('is a whole minute, wherever the gap ends', () => {
    expect(instantAt(day('2026-03-29'), 150, 'Europe/Berlin') % 60_000).toBe(0)
    expect(instantAt(day('2026-10-04'), 135, 'Australia/Lord_Howe')).toBe(at('2026-10-03T15:30:00Z'))
  })

  it('throws for a zone there is not: the shell hands over valid ones only', () => {
    expect(() => instantAt(day('2026-01-15'), 540, 'Mars/Olympus')).toThrow(RangeError)
  })
})
