import { describe, expect, test } from 'vitest'
import { choicesOf, countsOf, stateSentence } from './import-words.ts'
import type { Import } from './import-words.ts'

const customers: Import = {
  id: 'imp_1', kind: 'customers', name: 'people.csv', state: 'running', progress: 0.5, rows: 10, created: 4, updated: 3, unchanged: 2, accepted: 0, duplicates: 0, rejected: 1, problem: null, canResume: false,
  options: {}, startedBy: 'Olga', startedAt: '2026-01-01T00:00:00.000Z', finishedAt: null,
}

describe('what is said about an import', () => {
  test('counts what its kind knows, and every row once', () => {
    expect(countsOf(customers).reduce((sum, { value }) => sum + value, 0)).toBe(customers.rows)
    expect(countsOf({ ...customers, kind: 'events', accepted: 7, duplicates: 2 }).map(({ label, value }) => [label, value])).toEqual([['Stored', 7], ['Known already', 2], ['Refused', 1]])
  })

  test('a failure says why, refused rows say where to find out, a cancelled one says how to go on', () => {
    expect(stateSentence({ ...customers, state: 'failed', problem: 'Line 7 is broken.' })).toBe('Line 7 is broken.')
    expect(stateSentence({ ...customers, state: 'finished' })).toMatch(/refused rows says why/)
    expect(stateSentence({ ...customers, state: 'finished', rejected: 0 })).toBe('Every row is in.')
    expect([true, false].map((canResume) => stateSentence({ ...customers, state: 'cancelled', canResume }).includes('Resume'))).toEqual([true, false])
  })

  test('the choices are told with who made them', () => {
    expect(choicesOf({ ...customers, options: { id: { kind: 'column', column: 'mail' }, consent: 'attested', timeZone: 'UTC' } }).map(({ value }) => value)).toEqual(['the column mail', 'Olga vouched for it', 'UTC', 'Olga'])
    expect(choicesOf({ kind: 'events', options: {}, startedBy: null }).map(({ value }) => value)).toEqual(['as in the column event', 'Somebody who is gone'])
  })
})
