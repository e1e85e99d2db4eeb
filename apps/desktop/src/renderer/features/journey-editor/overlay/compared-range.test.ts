import type { DateRange } from '@sendero/ui'
import { describe, expect, it } from 'vitest'
import { comparedQuestion, comparedWords } from './compared-range.ts'
import { againstText, readAgainst } from './reading.ts'

const now = Date.parse('2026-06-15T12:00:00Z')
const where = { now, zone: 'Europe/Berlin' }
const preset = (name: string): DateRange => ({ kind: 'preset', preset: name })
const days = (from: string, to: string): DateRange => ({ kind: 'days', from, to })
const previous = { kind: 'previous' } as const

describe('numbers are compared with', () => {
  it('as long a time right before', () => {
    expect(comparedQuestion({ range: preset('7d'), version: null, against: previous }, where)).toEqual({ from: '2026-06-01T12:00:00.000Z', to: '2026-06-08T12:00:00.000Z' })
    expect(comparedQuestion({ range: days('2026-06-10', '2026-06-12'), version: 2, against: previous }, where)).toEqual({ from: '2026-06-06T22:00:00.000Z', to: '2026-06-09T22:00:00.000Z', version: 2 })
    // The night in which clocks change lies in the time before.
    expect(comparedQuestion({ range: days('2026-03-30', '2026-03-30'), version: null, against: previous }, where)).toEqual({ from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' })
  })

  it('another version in the same time', () => {
    expect(comparedQuestion({ range: preset('24h'), version: 3, against: { kind: 'version', version: 2 } }, where)).toEqual({ from: '2026-06-14T12:00:00.000Z', version: 2 })
    expect(comparedQuestion({ range: preset('all'), version: 3, against: { kind: 'version', version: 2 } }, where)).toEqual({ version: 2 })
  })

  it('nothing where nothing was before', () => {
    expect(comparedQuestion({ range: preset('all'), version: null, against: previous }, where)).toBeNull()
    expect(comparedQuestion({ range: preset('7d'), version: null, against: { kind: 'none' } }, where)).toBeNull()
  })

  it('what is called by words', () => {
    expect(comparedWords({ range: preset('7d'), against: previous })).toBe('the 7 days before')
    expect(comparedWords({ range: days('2026-06-10', '2026-06-12'), against: previous })).toBe('the 3 days before')
    expect(comparedWords({ range: days('2026-06-10', '2026-06-10'), against: previous })).toBe('the day before')
    expect(comparedWords({ range: preset('all'), against: { kind: 'version', version: 4 } })).toBe('version 4')
    expect(comparedWords({ range: preset('all'), against: previous })).toBeNull()
  })

  it('what stands in the address, and nothing else', () => {
    for (const against of [{ kind: 'none' }, previous, { kind: 'version', version: 12 }] as const) expect(readAgainst(againstText(against))).toEqual(against)
    for (const text of [null, '', 'v0', 'v-1', 'v1.5', 'version', 'v9999999999']) expect(readAgainst(text)).toEqual({ kind: 'none' })
  })
})
