import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInstant } from '../model/instant-text.ts'
import { dateValueOf, nextYearly } from '../model/local-moment.ts'
import type { JsonValue } from '../model/json.ts'
import { factsOf } from '../testing/customers-near-rule.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { nextFlip } from './next-flip.ts'
import type { AnniversaryCondition } from './rule-structure.ts'

const at = (text: string): number => parseInstant(text) ?? NaN
const personIn = (timeZone: string, birthday: JsonValue) => factsOf({ traits: { birthday }, events: [], timeZone })
const today: AnniversaryCondition = { anniversary: 'birthday', is: 'today' }

function holds(condition: AnniversaryCondition, birthday: JsonValue, now: string, timeZone = 'UTC'): boolean {
  return evaluateRule(condition, personIn(timeZone, birthday), at(now))
}

function flip(condition: AnniversaryCondition, birthday: JsonValue, now: string, timeZone = 'UTC'): string | null {
  const instant = nextFlip(condition, personIn(timeZone, birthday), at(now))
  return instant === null ? null : new Date(instant).toISOString()
}

describe('an anniversary', () => {
  test('is on the same day of any year, before and after the one it began in', () => {
    expect(holds(today, '1990-12-24', '2026-12-24T12:00:00Z')).toBe(true)
    expect(holds(today, '2030-12-24', '2026-12-24T12:00:00Z')).toBe(true)
    expect(holds(today, '1990-12-24', '2026-12-25T00:00:00Z')).toBe(false)
  })

  test('of a leap day is on the 28th in years without one, and only then', () => {
    expect(holds(today, '2000-02-29', '2026-02-28T12:00:00Z')).toBe(true)
    expect(holds(today, '2000-02-29', '2028-02-28T12:00:00Z')).toBe(false)
    expect(holds(today, '2000-02-29', '2028-02-29T12:00:00Z')).toBe(true)
    expect(holds({ ...today, is: 'inMonth', value: 3 }, '2000-02-29', '2026-02-28')).toBe(false)
  })

  test('begins and ends at midnight where the person is', () => {
    // 11:30 UTC is half past midnight of the next day in Auckland.
    expect(holds(today, '1990-12-25', '2026-12-24T11:30:00Z', 'Pacific/Auckland')).toBe(true)
    expect(holds(today, '1990-12-25', '2026-12-24T10:30:00Z', 'Pacific/Auckland')).toBe(false)
    expect(flip(today, '1990-12-25', '2026-12-24T10:30:00Z', 'Pacific/Auckland')).toBe('2026-12-24T11:00:00.000Z')
    expect(flip(today, '1990-12-25', '2026-12-24T11:30:00Z', 'Pacific/Auckland')).toBe('2026-12-25T11:00:00.000Z')
  })

  test('of an instant is on the day it was there', () => {
    expect(holds(today, '1990-12-24T23:30:00Z', '2026-12-25T12:00:00Z', 'Europe/Berlin')).toBe(true)
    expect(holds(today, '1990-12-24T23:30:00Z', '2026-12-24T12:00:00Z')).toBe(true)
  })

  test('lies some days ahead or behind, over the turn of the year too', () => {
    const inNext = (value: number): AnniversaryCondition => ({ anniversary: 'birthday', is: 'inNextDays', value })
    const inLast = (value: number): AnniversaryCondition => ({ anniversary: 'birthday', is: 'inLastDays', value })
    const exactly = (value: number): AnniversaryCondition => ({ anniversary: 'birthday', is: 'inDays', value })
    expect([2, 3].map((days) => holds(inNext(days), '1990-01-02', '2026-12-30'))).toEqual([false, true])
    expect([2, 3].map((days) => holds(inLast(days), '1990-12-30', '2027-01-02'))).toEqual([false, true])
    expect([2, 3, 4].map((days) => holds(exactly(days), '1990-01-02', '2026-12-30'))).toEqual([false, true, false])
    expect([inNext(1), inLast(1)].map((condition) => holds(condition, '1990-01-02', '2027-01-02'))).toEqual([true, true])
    expect(holds(exactly(365), '1990-01-02', '2026-01-02')).toBe(true)
  })

  test('of several dates may be that of any; what is no date has none', () => {
    expect(holds(today, ['1990-01-01', '1992-12-24'], '2026-12-24')).toBe(true)
    for (const value of ['24.12.1990', 19901224, true, null, { day: '1990-12-24' }, '1990-02-30']) expect(holds(today, value, '2026-12-24')).toBe(false)
    expect(flip(today, 'tomorrow', '2026-12-24')).toBeNull()
  })

  test('is looked at again on the day it turns, not every midnight until then', () => {
    expect(flip(today, '1990-12-24', '2026-03-01T08:00:00Z')).toBe('2026-12-24T00:00:00.000Z')
    expect(flip({ anniversary: 'birthday', is: 'inNextDays', value: 7 }, '1990-12-24', '2026-03-01')).toBe('2026-12-17T00:00:00.000Z')
    expect(flip({ anniversary: 'birthday', is: 'inLastDays', value: 7 }, '1990-12-24', '2026-12-26')).toBe('2027-01-01T00:00:00.000Z')
    expect(flip({ anniversary: 'birthday', is: 'inMonth', value: 12 }, '1990-12-24', '2026-03-01')).toBeNull()
  })

  // Where the two said different things, a journey would greet somebody on a day on which no segment holds them.
  test('falls on the day on which a journey lets people in by the same date', () => {
    const date = fc.date({ min: new Date('1940-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((each) => each.toISOString())
    const value = fc.oneof(date.map((text) => text.slice(0, 10)), date, fc.constantFrom('2000-02-29', '1996-02-29T23:30:00Z'))
    fc.assert(fc.property(value, date, fc.constantFrom('UTC', 'Pacific/Auckland', 'America/St_Johns'), (birthday, now, timeZone) => {
      const read = dateValueOf(birthday)
      if (read === null) throw new Error('A date that is none')
      const enters = nextYearly(read, { offset: null, timeOfDay: 12 * 60, after: at(now) }, timeZone)
      expect(evaluateRule(today, personIn(timeZone, birthday), enters)).toBe(true)
    }))
  })
})
