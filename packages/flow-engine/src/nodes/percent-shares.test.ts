import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPercents, shareAt } from './percent-shares.ts'

const shares = (...percents: number[]) => percents.map((percent, index) => ({ id: `b${index}`, percent }))

describe('the share a bucket falls into', () => {
  it('is found in order, by cumulative percent', () => {
    const list = shares(10, 0, 90)
    expect([0, 999, 1000, 9999].map((bucket) => shareAt(list, bucket)?.id)).toEqual(['b0', 'b0', 'b2', 'b2'])
  })

  it('is the last one beyond all of them, and none where there is none', () => {
    expect(shareAt(shares(10, 10), 9999)?.id).toBe('b1')
    expect(shareAt([], 0)).toBeNull()
  })

  it('gives every share exactly its basis points', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 6 }).map((points) => [0, ...points.sort((a, b) => a - b), 10_000])
    fc.assert(fc.property(cuts, (edges) => {
      const list = edges.slice(1).map((to, index) => ({ id: `b${index}`, percent: (to - (edges[index] ?? 0)) / 100 }))
      const counts = new Map<string, number>()
      for (let bucket = 0; bucket < 10_000; bucket += 1) {
        const id = shareAt(list, bucket)?.id ?? 'none'
        counts.set(id, (counts.get(id) ?? 0) + 1)
      }
      for (const { id, percent } of list) expect(counts.get(id) ?? 0).toBe(Math.round(percent * 100))
    }), { numRuns: 20 })
  })
})

describe('percents', () => {
  it('must add up to a hundred, and binary fractions do not count against them', () => {
    expect(checkPercents(shares(33.3, 33.3, 33.4))).toEqual([])
    expect(checkPercents(shares(50, 49.99))).toEqual([{ code: 'PERCENTS_NOT_100', params: { total: 99.99 } }])
    expect(checkPercents(shares(100, 100))).toEqual([{ code: 'PERCENTS_NOT_100', params: { total: 200 } }])
  })

  it('are told one by one before their sum is', () => {
    expect(checkPercents(shares(-5, 50, 33.333))).toEqual([
      { code: 'PERCENT_INVALID', params: { branchId: 'b0', percent: -5 } }, { code: 'PERCENT_INVALID', params: { branchId: 'b2', percent: 33.333 } },
    ])
  })

  it('of nothing are nothing to complain about: that there are no branches is said elsewhere', () => {
    expect(checkPercents([])).toEqual([])
  })
})
