import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Deps } from '../../deps.ts'
import { recentTotal } from './recent-total.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

function openDeps(): { deps: Pick<Deps, 'db'>; counts: string[]; fail: (error: Error | null) => void } {
  const counts: string[] = []
  let failure: Error | null = null
  const withWorkspace = async (workspaceId: string): Promise<number> => {
    counts.push(workspaceId)
    if (failure !== null) throw failure
    return 1_000_000 + counts.length
  }
  return { deps: { db: { withWorkspace } as unknown as Deps['db'] }, counts, fail: (error) => { failure = error } }
}

test('a small workspace is counted each time it is asked for', async () => {
  const { deps, counts } = openDeps()
  expect([await recentTotal(deps, 'w', 200_000), await recentTotal(deps, 'w', 200_000)]).toEqual([1_000_001, 1_000_002])
  expect(counts).toHaveLength(2)
})

test('a large one is counted once in ten seconds, each workspace for itself', async () => {
  const { deps, counts } = openDeps()
  expect([await recentTotal(deps, 'w', 200_001), await recentTotal(deps, 'w', 200_001)]).toEqual([1_000_001, 1_000_001])
  expect(await recentTotal(deps, 'other', 200_001)).toBe(1_000_002)
  vi.advanceTimersByTime(10_000)
  expect(await recentTotal(deps, 'w', 200_001)).toBe(1_000_003)
  expect(counts).toEqual(['w', 'other', 'w'])
})

test('a count that failed is not kept', async () => {
  const { deps, fail } = openDeps()
  fail(new Error('away'))
  await expect(recentTotal(deps, 'w', 200_001)).rejects.toThrow('away')
  fail(null)
  expect(await recentTotal(deps, 'w', 200_001)).toBe(1_000_002)
})
