import { describe, expect, it } from 'vitest'
import { parseInstant } from './instant-text.ts'
import { parseTimeOfDay } from './local-time.ts'
import { windowAt, type LocalWindow } from './local-window.ts'

const iso = (instant: number): string => new Date(instant).toISOString().replace('.000', '')
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const minuteOf = (time: string): number => parseTimeOfDay(time) ?? Number.NaN

function window(from: string, to: string, weekdays: readonly number[] = everyDay): LocalWindow {
  return { weekdays, from: minuteOf(from), to: minuteOf(to) }
}

/** `open 09:00Z..17:00Z`, as instants. */
function told(of: LocalWindow, now: string, timeZone = 'UTC'): string {
  const state = windowAt(of, parseInstant(now) ?? Number.NaN, timeZone)
  return state === null ? 'never' : `${state.isOpen ? 'open' : 'shut'} ${iso(state.opensAt)} ${iso(state.closesAt)}`
}

describe('a window of the day', () => {
  const office = window('09:00', '17:00')

  it.each([
    ['2026-01-15T08:59:59.999Z', 'shut 2026-01-15T09:00:00Z 2026-01-15T17:00:00Z'],
    ['2026-01-15T09:00:00Z', 'open 2026-01-15T09:00:00Z 2026-01-15T17:00:00Z'],
    ['2026-01-15T12:34:56Z', 'open 2026-01-15T09:00:00Z 2026-01-15T17:00:00Z'],
    ['2026-01-15T16:59:59.999Z', 'open 2026-01-15T09:00:00Z 2026-01-15T17:00:00Z'],
    ['2026-01-15T17:00:00Z', 'shut 2026-01-16T09:00:00Z 2026-01-16T17:00:00Z'],
    ['2026-01-15T23:00:00Z', 'shut 2026-01-16T09:00:00Z 2026-01-16T17:00:00Z'],
  ])('is at %s: %s', (now, expected) => {
    expect(told(office, now)).toBe(expected)
  })

  it('goes by the clocks of the zone', () => {
    expect(told(office, '2026-01-15T07:59:00Z', 'Europe/Berlin')).toBe('shut 2026-01-15T08:00:00Z 2026-01-15T16:00:00Z')
    expect(told(office, '2026-07-15T07:00:00Z', 'Europe/Berlin')).toBe('open 2026-07-15T07:00:00Z 2026-07-15T15:00:00Z')
    expect(told(office, '2026-01-15T01:00:00Z', 'Asia/Kathmandu')).toBe('shut 2026-01-15T03:15:00Z 2026-01-15T11:15:00Z')
  })
})

describe('a window on some days of the week', () => {
  // 2026-01-16 is a Friday.
  it('waits for the next of them', () => {
    expect(told(window('09:00', '17:00', [1, 2, 3, 4, 5]), '2026-01-16T17:00:00Z')).toBe('shut 2026-01-19T09:00:00Z 2026-01-19T17:00:00Z')
    expect(told(window('09:00', '17:00', [5]), '2026-01-16T17:00:00Z')).toBe('shut 2026-01-23T09:00:00Z 2026-01-23T17:00:00Z')
    expect(told(window('09:00', '17:00', [4]), '2026-01-16T10:00:00Z')).toBe('shut 2026-01-22T09:00:00Z 2026-01-22T17:00:00Z')
  })

  it('knows the weekday where the person is', () => {
    // Friday 23:30 in London is Saturday in Kathmandu.
    expect(told(window('00:00', '08:00', [6]), '2026-01-16T23:30:00Z', 'Asia/Kathmandu')).toBe('open 2026-01-16T18:15:00Z 2026-01-17T02:15:00Z')
    expect(told(window('00:00', '08:00', [6]), '2026-01-16T23:30:00Z')).toBe('shut 2026-01-17T00:00:00Z 2026-01-17T08:00:00Z')
  })

  it('never opens on no day at all', () => {
    expect(told(window('09:00', '17:00', []), '2026-01-16T12:00:00Z')).toBe('never')
  })
})

describe('a window past midnight', () => {
  const night = window('22:00', '06:00')

  it.each([
    ['2026-01-15T21:59:00Z', 'shut 2026-01-15T22:00:00Z 2026-01-16T06:00:00Z'],
    ['2026-01-15T22:00:00Z', 'open 2026-01-15T22:00:00Z 2026-01-16T06:00:00Z'],
    ['2026-01-16T00:00:00Z', 'open 2026-01-15T22:00:00Z 2026-01-16T06:00:00Z'],
    ['2026-01-16T05:59:59.999Z', 'open 2026-01-15T22:00:00Z 2026-01-16T06:00:00Z'],
    ['2026-01-16T06:00:00Z', 'shut 2026-01-16T22:00:00Z 2026-01-17T06:00:00Z'],
  ])('is at %s: %s', (now, expected) => {
    expect(told(night, now)).toBe(expected)
  })

  // Friday night goes into Saturday; it is Friday's window.
  it('belongs to the day it opens on', () => {
    const friday = window('22:00', '06:00', [5])
    expect(told(friday, '2026-01-17T05:00:00Z')).toBe('open 2026-01-16T22:00:00Z 2026-01-17T06:00:00Z')
    expect(told(friday, '2026-01-16T05:00:00Z')).toBe('shut 2026-01-16T22:00:00Z 2026-01-17T06:00:00Z')
    expect(told(friday, '2026-01-18T05:00:00Z')).toBe('shut 2026-01-23T22:00:00Z 2026-01-24T06:00:00Z')
  })

  it('is a whole day long when it closes as it opens', () => {
    expect(told(window('09:00', '09:00'), '2026-01-15T08:59:00Z')).toBe('open 2026-01-14T09:00:00Z 2026-01-15T09:00:00Z')
    expect(told(window('09:00', '09:00', [4]), '2026-01-16T08:59:00Z')).toBe('open 2026-01-15T09:00:00Z 2026-01-16T09:00:00Z')
    expect(told(window('09:00', '09:00', [4]), '2026-01-16T09:00:00Z')).toBe('shut 2026-01-22T09:00:00Z 2026-01-23T09:00:00Z')
  })
})

describe('a window over a change of the clocks', () => {
  it('opens when the clocks first show a time after it in spring, and has an hour less', () => {
    expect(told(window('02:30', '08:00'), '2026-03-29T00:00:00Z', 'Europe/Berlin')).toBe('shut 2026-03-29T01:00:00Z 2026-03-29T06:00:00Z')
    expect(told(window('00:00', '08:00'), '2026-03-29T00:00:00Z', 'Europe/Berlin')).toBe('open 2026-03-28T23:00:00Z 2026-03-29T06:00:00Z')
  })

  it('does not open on a day that skips it, however short it is', () => {
    expect(told(window('02:00', '03:00'), '2026-03-29T00:59:00Z', 'Europe/Berlin')).toBe('shut 2026-03-30T00:00:00Z 2026-03-30T01:00:00Z')
    expect(told(window('02:10', '02:50', [7]), '2026-03-28T12:00:00Z', 'Europe/Berlin')).toBe('shut 2026-04-05T00:10:00Z 2026-04-05T00:50:00Z')
  })

  it('opens and closes at the first of two showings in autumn', () => {
    expect(told(window('02:15', '02:45'), '2026-10-25T00:00:00Z', 'Europe/Berlin')).toBe('shut 2026-10-25T00:15:00Z 2026-10-25T00:45:00Z')
    expect(told(window('02:15', '02:45'), '2026-10-25T01:20:00Z', 'Europe/Berlin')).toBe('shut 2026-10-26T01:15:00Z 2026-10-26T01:45:00Z')
    expect(told(window('02:15', '03:15'), '2026-10-25T01:50:00Z', 'Europe/Berlin')).toBe('open 2026-10-25T00:15:00Z 2026-10-25T02:15:00Z')
  })

  it('leaves out the day that Samoa left out', () => {
    // Friday 30 December 2011 was not.
    expect(told(window('09:00', '17:00'), '2011-12-30T05:00:00Z', 'Pacific/Apia')).toBe('shut 2011-12-30T19:00:00Z 2011-12-31T03:00:00Z')
    expect(told(window('09:00', '17:00', [5]), '2011-12-29T20:00:00Z', 'Pacific/Apia')).toBe('shut 2012-01-05T19:00:00Z 2012-01-06T03:00:00Z')
    expect(told(window('22:00', '06:00'), '2011-12-30T11:00:00Z', 'Pacific/Apia')).toBe('open 2011-12-30T10:00:00Z 2011-12-30T16:00:00Z')
  })
})
