import { expect, test } from 'vitest'
import { supersededRuns } from './merge-runs.ts'

type Run = Parameters<typeof supersededRuns>[0][number]

const run = (id: string, more: Partial<Run> = {}): Run => ({ id, journeyId: 'j', customerId: 'c', slot: 'once', isSingle: false, status: 'active', startedAt: 0, ...more })
const superseded = (...runs: Run[]): string[] => supersededRuns(runs).map((each) => each.id)

test('of two runs of a journey without re-entry the later gives way, even to one that is over', () => {
  expect(superseded(run('b', { startedAt: 2 }), run('a', { startedAt: 1 }))).toEqual(['b'])
  expect(superseded(run('b', { startedAt: 2 }), run('a', { startedAt: 1, status: 'completed' }))).toEqual(['b'])
})

test('runs of different keys, journeys or customers stay', () => {
  expect(superseded(run('a', { slot: 'key:1' }), run('b', { slot: 'key:2' }))).toEqual([])
  expect(superseded(run('a'), run('b', { journeyId: 'k' }))).toEqual([])
  expect(superseded(run('a'), run('b', { customerId: 'd' }))).toEqual([])
})

test('with re-entry after exit only one active run stays; those that ended stay beside it', () => {
  const single = { isSingle: true }
  expect(superseded(run('a', { ...single, slot: 'event:1', startedAt: 1 }), run('b', { ...single, slot: 'event:2', startedAt: 2 }))).toEqual(['b'])
  expect(superseded(run('a', { ...single, slot: 'event:1', startedAt: 1, status: 'completed' }), run('b', { ...single, slot: 'event:2', startedAt: 2 }))).toEqual([])
})

test('two entries into one segment were one person taken for two; two events were two events', () => {
  expect(superseded(run('a', { slot: 'change:s:1', startedAt: 1 }), run('b', { slot: 'change:s:2', startedAt: 2 }))).toEqual(['b'])
  expect(superseded(run('a', { slot: 'event:1', startedAt: 1 }), run('b', { slot: 'event:2', startedAt: 2 }))).toEqual([])
})
