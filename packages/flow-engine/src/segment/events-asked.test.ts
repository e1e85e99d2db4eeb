import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInstant } from '../model/instant-text.ts'
import { windowAt } from '../model/local-window.ts'
import { factsOf } from '../testing/customers-near-rule.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { eventsAsked } from './events-asked.ts'
import type { During } from './rule-structure.ts'

const at = (text: string): number => parseInstant(text) ?? NaN
const visitor = (timeZone: string, ...times: readonly string[]) => factsOf({ traits: {}, timeZone, events: times.map((time) => ({ name: 'visit', occurredAt: at(time), properties: {} })) })
const counts = (during: During, time: string, timeZone = 'UTC'): boolean => eventsAsked({ event: 'visit', during }, visitor(timeZone, time)).length === 1

const evening: During = { from: '18:00', to: '22:00' }

describe('events of some hours', () => {
  test('count from the first minute until just before the last', () => {
    const times = ['2026-11-23T17:59:59.999Z', '2026-11-23T18:00:00Z', '2026-11-23T21:59:59.999Z', '2026-11-23T22:00:00Z']
    expect(times.map((time) => counts(evening, time))).toEqual([false, true, true, false])
  })

  test('go by the clock of the person, on both sides of a change of the clocks', () => {
    expect(counts(evening, '2026-01-15T17:30:00Z', 'Europe/Berlin')).toBe(true)
    expect(counts(evening, '2026-07-15T16:30:00Z', 'Europe/Berlin')).toBe(true)
    expect(counts(evening, '2026-07-15T20:30:00Z', 'Europe/Berlin')).toBe(false)
  })

  test('go by the clock of the workspace where that is asked for', () => {
    const facts = { ...visitor('Pacific/Auckland', '2026-01-15T17:30:00Z'), workspaceTimeZone: 'Europe/Berlin' }
    expect([evening, { ...evening, clock: 'customer' as const }, { ...evening, clock: 'workspace' as const }].map((during) => eventsAsked({ event: 'visit', during }, facts).length)).toEqual([0, 0, 1])
  })

  test('fall on a weekday there, and those past midnight on the one they began on', () => {
    // 23 November 2026 is a Monday.
    const monday: During = { from: '00:00', to: '00:00', weekdays: [1] }
    expect(['2026-11-22T23:59:00Z', '2026-11-23T00:00:00Z', '2026-11-23T23:59:00Z', '2026-11-24T00:00:00Z'].map((time) => counts(monday, time))).toEqual([false, true, true, false])
    expect(counts(monday, '2026-11-22T12:00:00Z', 'Pacific/Auckland')).toBe(true)
    const night: During = { from: '22:00', to: '02:00', weekdays: [1] }
    expect(['2026-11-23T01:00:00Z', '2026-11-23T22:00:00Z', '2026-11-24T01:59:00Z', '2026-11-24T02:00:00Z', '2026-11-24T22:00:00Z'].map((time) => counts(night, time))).toEqual([false, true, true, false, false])
  })

  test('are what is counted, measured and dated', () => {
    const facts = visitor('UTC', '2026-11-23T19:00:00Z', '2026-11-24T09:00:00Z')
    const now = at('2026-11-25')
    expect([1, 2].map((atLeast) => evaluateRule({ event: 'visit', count: { atLeast }, during: evening }, facts, now))).toEqual([true, false])
    expect(evaluateRule({ event: 'visit', time: 'last', is: 'after', value: '2026-11-24', during: evening }, facts, now)).toBe(false)
    expect(evaluateRule({ event: 'visit', measure: 'distinct', of: 'page', is: 'equals', value: 0, during: evening }, facts, now)).toBe(true)
  })

  // Quiet hours and the node that waits for a window open and close by the clocks in one way: rules are no other.
  test('are those in which a window of a journey is open', () => {
    const time = fc.integer({ min: 0, max: 1439 }).map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
    const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
    fc.assert(fc.property(time, time, fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), fc.date({ min: new Date('2026-06-01'), max: new Date('2026-08-31'), noInvalidDate: true }), (from, to, weekdays, date) => {
      const open = windowAt({ from: minutes(from), to: minutes(to), weekdays }, date.getTime(), 'America/St_Johns')
      expect(counts({ from, to, weekdays }, date.toISOString(), 'America/St_Johns')).toBe(open?.isOpen)
    }))
  })
})
