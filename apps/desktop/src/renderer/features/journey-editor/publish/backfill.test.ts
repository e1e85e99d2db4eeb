import { expect, test } from 'vitest'
import { backfillInput, missingOf, noBackfill } from './backfill.ts'

test('people who are chosen have to be named', () => {
  expect(missingOf(noBackfill)).toBeUndefined()
  expect(missingOf({ kind: 'all' })).toBeUndefined()
  expect(missingOf({ kind: 'chosen', segmentId: null })).toBe('Choose whom to enter now.')
  expect(missingOf({ kind: 'chosen', segmentId: 'seg_1' })).toBeUndefined()
})

test('the server is told the segment only where one is chosen', () => {
  expect(backfillInput(noBackfill)).toEqual({ backfill: 'none' })
  expect(backfillInput({ kind: 'all' })).toEqual({ backfill: 'all' })
  expect(backfillInput({ kind: 'chosen', segmentId: 'seg_1' })).toEqual({ backfill: 'chosen', backfillSegmentId: 'seg_1' })
})
