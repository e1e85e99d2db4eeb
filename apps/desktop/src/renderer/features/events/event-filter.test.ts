import { afterEach, expect, test } from 'vitest'
import { showTimesIn } from '../../base/time.ts'
import { filterInput, filterOfParams, isFiltered, noFilter, paramsOfFilter } from './event-filter.ts'

afterEach(() => { showTimesIn('UTC') })
const now = Date.UTC(2026, 2, 29, 12)

test.each([
  { event: 'buy', customer: 'cus_1', q: 'shoe', range: '24h' }, { event: null, customer: null, q: '', range: { from: '2026-03-01', to: '2026-03-02' } }, noFilter,
])('%j survives in the address', (filter) => {
  expect(filterOfParams(new URLSearchParams(paramsOfFilter(filter)))).toEqual(filter)
})

test('an address written by hand keeps what makes sense', () => {
  expect(filterOfParams(new URLSearchParams('range=forever&from=2026-03-02&to=2026-03-01&event=buy'))).toEqual({ ...noFilter, event: 'buy' })
  expect(isFiltered(noFilter)).toBe(false)
})

test('ranges move with the clock, days are whole in the zone', () => {
  showTimesIn('Europe/Madrid')
  expect(filterInput({ ...noFilter, range: '24h' }, now)).toEqual({ from: '2026-03-28T12:00:00.000Z' })
  expect(filterInput({ ...noFilter, customer: 'u1', range: { from: '2026-03-29', to: '2026-03-29' } }, now)).toEqual({ userId: 'u1', from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' })
})
