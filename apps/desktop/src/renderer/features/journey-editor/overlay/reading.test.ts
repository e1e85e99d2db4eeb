import { describe, expect, it } from 'vitest'
import { rangeQuery } from './range-query.ts'
import { readReading, writeReading, type Reading } from './reading.ts'

const read = (search: string): Reading => readReading(new URLSearchParams(search))

describe('what is read off the canvas', () => {
  it.each([
    ['', { isOn: false, version: null, person: null, range: { kind: 'preset', preset: 'all' } }],
    ['view=numbers&range=7d&version=3', { isOn: true, version: 3, range: { kind: 'preset', preset: '7d' } }],
    ['range=2026-01-01..2026-01-31&view=numbers', { range: { kind: 'days', from: '2026-01-01', to: '2026-01-31' } }],
    ['person=cus_1', { isOn: true, person: 'cus_1' }],
    ['view=numbers&range=yesterday&version=-1', { version: null, range: { kind: 'preset', preset: 'all' } }],
  ])('stands in the address: %s', (search, reading) => {
    expect(read(search)).toMatchObject(reading)
  })

  it('is written so that it reads the same, and leaves the rest of the address alone', () => {
    for (const reading of [read('view=numbers&range=30d&version=2&person=cus_9&against=previous'), read('view=numbers&against=v3'), read('view=numbers'), read('view=numbers&range=2026-01-01..2026-02-01')]) {
      const params = writeReading(new URLSearchParams('other=1&version=9'), reading)
      expect(readReading(params)).toEqual(reading)
      expect(params.get('other')).toBe('1')
    }
    expect(writeReading(new URLSearchParams('view=numbers&version=2&other=1&against=v1'), { ...read(''), isOn: false }).toString()).toBe('other=1')
  })
})

describe('a range of time', () => {
  it('that moves is asked for by its length', () => {
    expect(rangeQuery({ kind: 'preset', preset: '7d' }, 'UTC')).toEqual({ last: 'P7D' })
    expect(rangeQuery({ kind: 'preset', preset: 'all' }, 'UTC')).toEqual({})
  })

  it('of days begins and ends at midnight of the zone, also where clocks change', () => {
    expect(rangeQuery({ kind: 'days', from: '2026-03-28', to: '2026-03-29' }, 'Europe/Berlin')).toEqual({ from: '2026-03-27T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' })
    expect(rangeQuery({ kind: 'days', from: '2026-12-31', to: '2026-12-31' }, 'America/New_York')).toEqual({ from: '2026-12-31T05:00:00.000Z', to: '2027-01-01T05:00:00.000Z' })
  })
})
