import { expect, test } from 'vitest'
import { entrySlot } from './entry-slot.ts'

test.each([
  ['never', null, { slot: 'once', isSingle: false }],
  ['afterExit', null, { slot: 'event:7', isSingle: true }],
  ['always', null, { slot: 'event:7', isSingle: false }],
  ['never', 'o1', { slot: 'key:o1', isSingle: false }],
  ['afterExit', 'o1', { slot: 'key:o1', isSingle: false }],
  ['always', 'o1', { slot: 'key:o1', isSingle: false }],
] as const)('re-entry %s with the key %s', (reentry, key, slot) => {
  expect(entrySlot({ reentry }, { key, occasion: 'event:7' })).toEqual(slot)
})
