import { describe, expect, it } from 'vitest'
import { parseInstant } from './instant-text.ts'
import type { JsonValue } from './json.ts'
import { dateValueOf, momentOf, nextYearly, type DateValue, type MomentRule } from './local-moment.ts'
import { parseTimeOfDay } from './local-time.ts'

const iso = (instant: number): string => new Date(instant).toISOString().replace('.000', '')
const at = (text: string): number => parseInstant(text) ?? Number.NaN
function valueOf(text: string): DateValue {
  const value = dateValueOf(text)
  if (value === null) throw new Error(text)
  return value
}
/** `before P7D 09:00`, each part with `-` for none. */
function ruleOf(text: string): MomentRule {
  const [direction, by = '', time = ''] = text.split(' ')
  return { offset: direction === 'before' || direction === 'after' ? { direction, by } : null, timeOfDay: parseTimeOfDay(time) }
}

describe('a value that says when', () => {
  it('is a day of the calendar or an instant', () => {
    expect(dateValueOf('2026-12-24')).toEqual({ kind: 'date', date: { year: 2026, month: 12, day: 24 } })
    expect(dateValueOf('2026-12-24T08:00:00+01:00')).toEqual({ kind: 'instant', at: at('2026-12-24T07:00:00Z') })
  })

  it.each<JsonValue | undefined>([undefined, null, 0, 1_700_000_000_000, true, '', 'tomorrow', '24.12.2026', '2026-02-30', '2026-12-24T08:00', ' 2026-12-24', ['2026-12-24'], { date: '2026-12-24' }])('is not %j', (value) => {
    expect(dateValueOf(value)).toBeNull()
  })
})

describe('the moment of a day', () => {
  it.each([
    ['2026-12-24', '- - -', 'UTC', '2026-12-24T00:00:00Z', 'its midnight'],
    ['2026-12-24', '- - -', 'Europe/Berlin', '2026-12-23T23:00:00Z', 'where the person is'],
    ['2026-12-24', '- - 09:00', 'Europe/Berlin', '2026-12-24T08:00:00Z', 'at a time of the day'],
    ['2026-12-24', 'before P7D 09:00', 'Europe/Berlin', '2026-12-17T08:00:00Z', 'a week before'],
    ['2026-12-24', 'after P1M 09:00', 'Europe/Berlin', '2027-01-24T08:00:00Z', 'a month after'],
    ['2026-03-31', 'before P1M 09:00', 'Europe/Berlin', '2026-02-28T08:00:00Z', 'a month before the 31st'],
    ['2028-02-29', 'after P1Y 09:00', 'UTC', '2029-02-28T09:00:00Z', 'a year after a leap day'],
    ['2026-03-30', 'before P1D 02:30', 'Europe/Berlin', '2026-03-29T01:00:00Z', 'a time the day skips: the first after it'],
    ['2026-10-26', 'before P1D 02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z', 'a time the day shows twice: the first'],
    ['2026-12-24', 'before PT24H 09:00', 'UTC', '2026-12-23T09:00:00Z', '24 hours are a day'],
    ['2026-12-24', 'before PT2H 09:00', 'UTC', '2026-12-24T09:00:00Z', 'a time of the day wins over hours'],
    ['2026-12-24', 'before PT2H -', 'UTC', '2026-12-23T22:00:00Z', 'without a time hours count from midnight'],
    ['2026-12-24', 'after P1DT6H -', 'Europe/Berlin', '2026-12-25T05:00:00Z', 'days first, then hours'],
    ['2026-03-29', 'after PT6H -', 'Europe/Berlin', '2026-03-29T05:00:00Z', 'hours are elapsed time, also over a change'],
    ['2026-09-06', '- - -', 'America/Santiago', '2026-09-06T04:00:00Z', 'a day that begins at one'],
    ['2026-09-07', 'before P1D -', 'America/Santiago', '2026-09-06T04:00:00Z', 'also when it is reached from another'],
    ['2026-09-06', 'after P1D -', 'America/Santiago', '2026-09-07T03:00:00Z', 'and the next begins at midnight again'],
    ['2011-12-30', '- - 09:00', 'Pacific/Apia', '2011-12-30T10:00:00Z', 'a day that was left out: as the next begins'],
    ['2011-12-31', 'before P1D 09:00', 'Pacific/Apia', '2011-12-30T10:00:00Z', 'also when it is reached from another'],
    ['2011-12-29', 'after P2D 09:00', 'Pacific/Apia', '2011-12-30T19:00:00Z', 'and is a day of the calendar all the same'],
  ])('%s with %s in %s is %s: %s', (value, rule, timeZone, expected) => {
    expect(iso(momentOf(valueOf(value), ruleOf(rule), timeZone))).toBe(expected)
  })
})

describe('the moment of an instant', () => {
  it.each([
    ['2026-12-24T08:15:30Z', '- - -', 'Europe/Berlin', '2026-12-24T08:15:30Z', 'itself'],
    ['2026-12-24T08:15:30Z', 'before PT2H -', 'Europe/Berlin', '2026-12-24T06:15:30Z', 'two hours before'],
    ['2026-03-29T08:00:00Z', 'before P1D -', 'Europe/Berlin', '2026-03-28T09:00:00Z', 'the same time on the wall a day before'],
    ['2026-12-24T23:30:00Z', '- - 09:00', 'Europe/Berlin', '2026-12-25T08:00:00Z', 'on the day it is where the person is'],
    ['2026-12-24T23:30:00Z', 'before P1D 09:00', 'UTC', '2026-12-23T09:00:00Z', 'the day before, at a time of the day'],
    ['2026-12-24T01:00:00Z', '- - 00:00', 'America/New_York', '2026-12-23T05:00:00Z', 'midnight of the evening it is there'],
  ])('%s with %s in %s is %s: %s', (value, rule, timeZone, expected) => {
    expect(iso(momentOf(valueOf(value), ruleOf(rule), timeZone))).toBe(expected)
  })

  it('is the value itself when the offset is no duration, as a plan never holds', () => {
    expect(momentOf(valueOf('2026-12-24'), { offset: { direction: 'after', by: 'soon' }, timeOfDay: 540 }, 'UTC')).toBe(at('2026-12-24T09:00:00Z'))
  })
})

describe('the yearly return of a date', () => {
  const next = (value: string, rule: string, now: string, timeZone = 'UTC') => iso(nextYearly(valueOf(value), { ...ruleOf(rule), after: at(now) }, timeZone))

  it('is this year when it is still to come, else the next', () => {
    expect(next('1990-05-01', '- - 09:00', '2026-01-15T00:00:00Z')).toBe('2026-05-01T09:00:00Z')
    expect(next('1990-05-01', '- - 09:00', '2026-05-01T08:59:59Z')).toBe('2026-05-01T09:00:00Z')
    expect(next('1990-05-01', '- - 09:00', '2026-05-01T09:00:00Z')).toBe('2027-05-01T09:00:00Z')
    expect(next('1990-05-01', '- - -', '2026-12-31T23:59:59Z')).toBe('2027-05-01T00:00:00Z')
  })

  it('comes for a date that lies in the future as well', () => {
    expect(next('2031-05-01', '- - 09:00', '2026-01-15T00:00:00Z')).toBe('2026-05-01T09:00:00Z')
  })

  // Who was born on a leap day is wished well every year.
  it('of 29 February is the 28th in a year without one', () => {
    expect(next('2000-02-29', '- - 09:00', '2026-01-15T00:00:00Z')).toBe('2026-02-28T09:00:00Z')
    expect(next('2000-02-29', '- - 09:00', '2027-03-01T00:00:00Z')).toBe('2028-02-29T09:00:00Z')
    expect(next('2000-02-29', '- - 09:00', '2028-02-29T09:00:00Z')).toBe('2029-02-28T09:00:00Z')
    expect(next('2000-02-29', '- - 09:00', '2099-12-31T00:00:00Z')).toBe('2100-02-28T09:00:00Z')
  })

  it('is moved by the offset, also into another year', () => {
    expect(next('1990-01-03', 'before P7D 09:00', '2026-12-01T00:00:00Z')).toBe('2026-12-27T09:00:00Z')
    expect(next('1990-12-30', 'after P7D 09:00', '2026-12-31T00:00:00Z')).toBe('2027-01-06T09:00:00Z')
    expect(next('1990-12-30', 'after P7D 09:00', '2027-01-01T00:00:00Z')).toBe('2027-01-06T09:00:00Z')
    expect(next('1990-05-01', 'before P10Y 09:00', '2026-06-01T00:00:00Z')).toBe('2027-05-01T09:00:00Z')
    expect(next('1990-05-01', 'after P10Y 09:00', '2026-06-01T00:00:00Z')).toBe('2027-05-01T09:00:00Z')
  })

  it('goes by the day it is where the person is', () => {
    // New year's night: in Auckland the year has begun.
    expect(next('1990-01-01', '- - 00:30', '2026-12-31T11:15:00Z', 'Pacific/Auckland')).toBe('2026-12-31T11:30:00Z')
    expect(next('1990-01-01', '- - 00:30', '2026-12-31T11:30:00Z', 'Pacific/Auckland')).toBe('2027-12-31T11:30:00Z')
  })

  it('of an instant keeps its time of the day, by the clock where the person is', () => {
    expect(next('2020-07-01T08:15:30Z', '- - -', '2026-01-15T00:00:00Z')).toBe('2026-07-01T08:15:30Z')
    // 09:00 in the summer of Berlin: still 09:00 on the wall when it returns in winter.
    expect(next('2020-01-10T08:00:00Z', 'before P1M -', '2026-02-01T00:00:00Z', 'Europe/Berlin')).toBe('2026-12-10T08:00:00Z')
    expect(next('2020-07-01T22:30:00Z', '- - -', '2026-01-15T00:00:00Z', 'Europe/Berlin')).toBe('2026-07-01T22:30:00Z')
    expect(next('2020-07-01T22:30:00Z', '- - 09:00', '2026-01-15T00:00:00Z', 'Europe/Berlin')).toBe('2026-07-02T07:00:00Z')
  })

  it('lands after the gap when the clocks skip its time that year', () => {
    expect(next('1990-03-29', '- - 02:30', '2026-01-15T00:00:00Z', 'Europe/Berlin')).toBe('2026-03-29T01:00:00Z')
    expect(next('1990-03-29', '- - 02:30', '2026-03-29T01:00:00Z', 'Europe/Berlin')).toBe('2027-03-29T00:30:00Z')
  })
})
