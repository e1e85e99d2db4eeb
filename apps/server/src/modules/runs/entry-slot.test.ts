import type { PlanEntry } from '@sendero/flow-engine'
import { expect, test } from 'vitest'
import { entrySlot } from './entry-slot.ts'

const now = Date.parse('2026-03-31T12:00:00Z')
const asked = { occasion: 'event:7', now }

test.each([
  ['never', null, { slot: 'once', isSingle: false, gate: null }],
  ['afterExit', null, { slot: 'event:7', isSingle: true, gate: null }],
  ['always', null, { slot: 'event:7', isSingle: false, gate: null }],
  ['never', 'o1', { slot: 'key:o1', isSingle: false, gate: null }],
  ['afterExit', 'o1', { slot: 'key:o1', isSingle: false, gate: null }],
  ['always', 'o1', { slot: 'key:o1', isSingle: false, gate: null }],
] as const)('re-entry %s with the key %s', (reentry, key, slot) => {
  expect(entrySlot({ reentry }, { key, ...asked })).toEqual(slot)
})

test('re-entry after a time asks when the last run began, counted back by the calendar', () => {
  const entry: Pick<PlanEntry, 'reentry' | 'reentryAfter'> = { reentry: 'afterTime', reentryAfter: 'P1M' }
  expect(entrySlot(entry, { key: null, ...asked })).toEqual({ slot: 'event:7', isSingle: false, gate: { since: Date.parse('2026-02-28T12:00:00Z'), atMost: null } })
  expect(() => entrySlot({ ...entry, reentryAfter: 'soon' }, { key: null, ...asked })).toThrow('"soon"')
})

test('always, but so many at a time', () => {
  expect(entrySlot({ reentry: 'always', atMost: 3 }, { key: null, ...asked })).toEqual({ slot: 'event:7', isSingle: false, gate: { since: null, atMost: 3 } })
  expect(entrySlot({ reentry: 'always', atMost: 3 }, { key: 'o1', ...asked }).gate).toBeNull()
})
