import { describe, expect, it } from 'vitest'
import { splitBucket } from './split-bucket.ts'

describe('splitBucket', () => {
  // Frozen, and computed by a script that shares nothing with this code: a person keeps the branch across releases, and
  // anybody can check who should have got what.
  it.each([
    ['s1', 'n1', 'cus_1', 291],
    ['s1', 'n1', 'cus_2', 6751],
    ['s1', 'n2', 'cus_1', 2533],
    ['s2', 'n1', 'cus_1', 5682],
    ['', 'n1', 'cus_1', 5067],
    ['ß', 'n1', 'cus_ü', 840],
  ])('puts salt %j, node %j, customer %j for ever into bucket %i', (salt, nodeId, customerId, bucket) => {
    expect(splitBucket(salt, nodeId, customerId)).toBe(bucket)
  })

  it('spreads customers evenly over the ten thousand buckets', () => {
    const customers = 100_000
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let i = 0; i < customers; i += 1) {
      const tenth = Math.floor(splitBucket('salt', 'n1', `cus_${i}`) / 1000)
      tenths[tenth] = (tenths[tenth] ?? 0) + 1
    }
    // 99.9 % bounds of a binomial with p = 1/10, Bonferroni-corrected for ten cells: 3.9 standard deviations.
    const deviation = Math.sqrt(customers * 0.1 * 0.9)
    for (const count of tenths) expect(Math.abs(count - customers / 10)).toBeLessThan(3.9 * deviation)
  })

  it('puts one person independently at two splits with the same salt', () => {
    let bothLow = 0
    for (let i = 0; i < 20_000; i += 1) {
      if (splitBucket('same', 'n1', `cus_${i}`) < 5000 && splitBucket('same', 'n2', `cus_${i}`) < 5000) bothLow += 1
    }
    expect(Math.abs(bothLow - 5000)).toBeLessThan(3.3 * Math.sqrt(20_000 * 0.25 * 0.75))
  })
})
