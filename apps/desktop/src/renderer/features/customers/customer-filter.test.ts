import { afterEach, describe, expect, test } from 'vitest'
import { showTimesIn } from '../../base/time.ts'
import { filterInput, filterOfParams, isFiltered, noFilter, paramsOfFilter } from './customer-filter.ts'

afterEach(() => { showTimesIn('UTC') })
const full = { q: 'ann', segmentId: 'seg_1', subscription: 'none', created: { from: '2026-03-01', to: '2026-03-29' }, trait: { name: 'address.city', value: '' } } as const

describe('the filter of the list', () => {
  test('survives in the address', () => {
    expect(filterOfParams(new URLSearchParams(paramsOfFilter(full)))).toEqual(full)
    expect(filterOfParams(new URLSearchParams(paramsOfFilter(noFilter)))).toEqual(noFilter)
    expect([isFiltered(full), isFiltered(noFilter)]).toEqual([true, false])
  })

  test('of an address somebody wrote by hand keeps what makes sense', () => {
    expect(filterOfParams(new URLSearchParams('q=x&subscription=maybe&from=2026-02-01&to=yesterday&trait=plan'))).toEqual({ ...noFilter, q: 'x' })
    expect(filterOfParams(new URLSearchParams('from=2026-02-02&to=2026-02-01')).created).toBeNull()
  })

  test('asks for whole days of the zone, also where a day has 23 hours', () => {
    showTimesIn('Europe/Madrid')
    expect(filterInput(full)).toEqual({ q: 'ann', segmentId: 'seg_1', subscription: 'none', createdFrom: '2026-02-28T23:00:00.000Z', createdTo: '2026-03-29T22:00:00.000Z', trait: 'address.city', traitValue: '' })
    expect(filterInput(noFilter)).toEqual({})
  })
})
