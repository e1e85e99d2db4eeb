import { expect, it } from 'vitest'
import { agoWords, foundWords } from './explanation-words.ts'
import type { ToldFound } from './explanation-words.ts'

const now = '2026-11-30T12:00:00.000Z'
const said = (found: ToldFound | null, rule: object = { trait: 'plan', is: 'isSet' }): string => foundWords({ rule: rule as never, depth: 0, holds: true, turnsAt: null, found }, now)

it('says how long ago it was, and the instant with its zone', () => {
  expect(agoWords('2026-10-20T12:00:00.000Z', now)).toMatch(/^41 days ago \(.*2026.*\)$/)
  expect(agoWords('2026-11-30T10:59:00.000Z', now)).toMatch(/^1 hour ago /)
  expect(agoWords('2026-11-30T11:59:50.000Z', now)).toMatch(/^just now /)
  expect(agoWords('2026-12-02T13:00:00.000Z', now)).toMatch(/^in 2 days /)
})

it('says what was found, also when that is nothing', () => {
  expect(said({ kind: 'values', values: ['pro', ''], isSet: true })).toBe('is pro, an empty text')
  expect(said({ kind: 'values', values: ['a', 'b', 'c', 'd', 'e', 'f'], isSet: true })).toBe('is a, b, c, d, e and 1 more')
  expect(said({ kind: 'values', values: [], isSet: true })).toBe('holds no plain value')
  expect(said({ kind: 'values', values: [], isSet: false })).toBe('has no value')
  expect(said({ kind: 'measure', value: 1042.5 })).toBe('comes to 1,042.5')
  expect(said({ kind: 'measure', value: null })).toBe('has no number to go by')
  expect(said({ kind: 'moment', at: null })).toBe('never did it')
  expect(said({ kind: 'list', isOn: false })).toBe('is not on it')
  expect(said({ kind: 'sample', place: 12.34 })).toBe('was drawn at 12.34 %')
  expect(said({ kind: 'consent', status: null })).toBe('has said nothing')
  expect(said({ kind: 'consent', status: 'unproven' })).toBe('has consented without proof')
  expect(said({ kind: 'reach', reason: 'suppressed' })).toBe('the address is suppressed')
  expect(said({ kind: 'reach', reason: null })).toBe('it reaches them')
  expect(said({ kind: 'anniversary', dates: ['1990-12-24'], next: { date: '2026-12-24', days: 24 }, timeZone: 'Europe/Berlin' })).toBe('is 1990-12-24: its anniversary is next on 2026-12-24, in 24 days, by the clock of Europe/Berlin')
  expect(said({ kind: 'anniversary', dates: ['1990-11-30'], next: { date: '2026-11-30', days: 0 }, timeZone: 'UTC' })).toBe('is 1990-11-30: its anniversary is today, by the clock of UTC')
  expect(said({ kind: 'anniversary', dates: [], next: null, timeZone: 'UTC' })).toBe('has no date')
  expect(said({ kind: 'segment', isIn: true })).toBe('is in it')
  expect(said(null, { op: 'and', rules: [] })).toBe('')
})

it('says of mails what became of them, and when one was last sent', () => {
  const asked = { message: 'opened', count: { atLeast: 1 }, within: 'P30D' }
  expect(said({ kind: 'messages', count: 0, last: null, lastSent: '2026-11-27T12:00:00.000Z' }, asked)).toMatch(/^never opened one; such a mail was last sent 3 days ago /)
  expect(said({ kind: 'messages', count: 0, last: '2026-10-20T12:00:00.000Z', lastSent: null }, asked)).toMatch(/^0 times in that time, last 41 days ago [^;]*$/)
  expect(said({ kind: 'messages', count: 0, last: null, lastSent: null }, { message: 'sent', count: { atLeast: 1 } })).toBe('was never sent one')
  expect(said({ kind: 'messages', count: 2, last: '2026-11-27T12:00:00.000Z', lastSent: '2026-11-27T12:00:00.000Z' }, { message: 'sent', count: { atLeast: 1 } })).toMatch(/^2 times, last 3 days ago [^;]*$/)
})

it('says of events when the last was, in the window or before it', () => {
  expect(said({ kind: 'count', count: 0, last: '2026-10-20T12:00:00.000Z' }, { event: 'Order', count: { atLeast: 1 }, within: 'P30D' })).toMatch(/^0 times in that time, last 41 days ago /)
  expect(said({ kind: 'count', count: 0, last: null }, { event: 'Order', count: { atLeast: 1 } })).toBe('never did it')
})
