import { describe, expect, it } from 'vitest'
import type { ScheduleTrigger } from './entry-calendar.ts'
import { scheduleFault } from './schedule-fault.ts'
import { upcomingOccurrences } from './upcoming-occurrences.ts'

const now = Date.parse('2027-03-01T12:00:00Z')
const schedule = (start: string, rule: string | null = null, clock: 'workspace' | 'customer' = 'workspace'): ScheduleTrigger => ({ kind: 'schedule', start, rule, clock, segmentId: null })
const fault = (trigger: ScheduleTrigger): unknown => scheduleFault(trigger, { now, timeZone: 'Europe/Berlin' })

describe('scheduleFault', () => {
  it('finds nothing in what will come about', () => {
    expect(fault(schedule('2027-03-01T13:01'))).toBe(null)
    expect(fault(schedule('2020-01-01T09:00', 'FREQ=WEEKLY'))).toBe(null)
    // By the clocks of people it has yet to be noon in America.
    expect(fault(schedule('2027-03-01T12:00', null, 'customer'))).toBe(null)
  })

  it('tells what is over from what never is', () => {
    expect(fault(schedule('2027-03-01T12:59'))).toEqual({ kind: 'over', first: '2027-03-01T12:59' })
    expect(fault(schedule('2027-02-28T23:00', null, 'customer'))).toEqual({ kind: 'over', first: '2027-02-28T23:00' })
    expect(fault(schedule('2027-01-01T09:00', 'FREQ=DAILY;COUNT=3'))).toEqual({ kind: 'over', first: '2027-01-01T09:00' })
    expect(fault(schedule('2027-01-01T09:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))).toEqual({ kind: 'never' })
    expect(fault(schedule('2027-06-01T09:00', 'FREQ=DAILY;UNTIL=20270501'))).toEqual({ kind: 'never' })
  })

  it('refuses what cannot be followed', () => {
    expect(fault(schedule('2027-02-30T09:00'))).toMatchObject({ kind: 'refused', reason: /no day and time/ })
    expect(fault(schedule('0201-02-28T09:00', 'FREQ=DAILY'))).toMatchObject({ kind: 'refused', reason: /20 years back/ })
    expect(fault(schedule('2207-02-28T09:00'))).toMatchObject({ kind: 'refused', reason: /50 years ahead/ })
    expect(fault(schedule('2027-06-01T09:00', 'FREQ=DAILY;INTERVAL=0'))).toMatchObject({ kind: 'refused', reason: /INTERVAL=0/ })
  })
})

describe('upcomingOccurrences', () => {
  const upcoming = (trigger: Parameters<typeof upcomingOccurrences>[0], timeZone: string): string[] =>
    upcomingOccurrences(trigger, { now, timeZone, most: 5 }).map(({ localTime, at, dates }) => [localTime, new Date(at).toISOString().slice(0, 16), ...(dates ?? [])].join(' '))

  it('gives the next times with their instants where the people are', () => {
    expect(upcoming(schedule('2027-03-27T02:30', 'FREQ=DAILY;COUNT=3'), 'Europe/Berlin')).toEqual(['2027-03-27T02:30 2027-03-27T01:30', '2027-03-28T02:30 2027-03-28T01:00', '2027-03-29T02:30 2027-03-29T00:30'])
    expect(upcoming(schedule('2027-03-01T09:00', 'FREQ=DAILY', 'customer'), 'America/Los_Angeles')[0]).toBe('2027-03-01T09:00 2027-03-01T17:00')
    expect(upcoming(schedule('2027-03-01T09:00', 'FREQ=DAILY', 'customer'), 'Asia/Tokyo')[0]).toBe('2027-03-02T09:00 2027-03-02T00:00')
  })

  it('gives for whose dates the next days are', () => {
    expect(upcoming({ kind: 'date', path: 'birthday', offset: { direction: 'before', by: 'P1D' }, time: '09:00', yearly: true, segmentId: null }, 'UTC')).toEqual([
      '2027-03-02T09:00 2027-03-02T09:00 03-03', '2027-03-03T09:00 2027-03-03T09:00 03-04', '2027-03-04T09:00 2027-03-04T09:00 03-05', '2027-03-05T09:00 2027-03-05T09:00 03-06', '2027-03-06T09:00 2027-03-06T09:00 03-07',
    ])
  })
})
