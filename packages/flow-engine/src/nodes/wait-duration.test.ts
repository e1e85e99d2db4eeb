import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration } from '../model/add-duration.ts'
import { parseDuration } from '../model/duration.ts'
import { checkWaitDuration, waitEnd } from './wait-duration.ts'

describe('waitEnd', () => {
  // It remembers the ends of a batch: nothing it remembers may ever be given for another question.
  it('gives what the calendar gives, in whatever order it is asked', () => {
    const question = fc.record({
      from: fc.constantFrom(Date.UTC(2026, 2, 28, 9), Date.UTC(2026, 2, 28, 9) + 1, Date.UTC(2026, 9, 24, 9)),
      duration: fc.constantFrom('P1D', 'PT24H', 'P1W', 'P1M', 'PT1M'),
      timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
    })
    fc.assert(fc.property(fc.array(question, { maxLength: 30 }), (questions) => {
      for (const { from, duration, timeZone } of questions) {
        const parsed = parseDuration(duration)
        expect(waitEnd(from, duration, timeZone)).toBe(parsed === null ? null : addDuration(from, parsed, timeZone))
      }
    }))
  })

  it('takes a duration the compiler cannot have let through for the bug it is', () => {
    expect(() => waitEnd(0, 'soon', 'UTC')).toThrow('invalid duration "soon"')
  })
})

describe('checkWaitDuration', () => {
  it('names the field it is about', () => {
    expect(checkWaitDuration('timeout', 'x')).toEqual([{ code: 'DURATION_INVALID', params: { field: 'timeout', value: 'x' } }])
  })

  it('draws the line at ten years', () => {
    expect(checkWaitDuration('for', 'P10Y')).toEqual([])
    expect(checkWaitDuration('for', 'P3661D')).toMatchObject([{ code: 'DURATION_TOO_LONG' }])
  })
})
