import { describe, expect, it } from 'vitest'
import { seededRandom } from '@sendero/flow-engine/testing'
import { compareVariants, rateInterval, rateOf } from './compare-variants.ts'
import type { VariantTally } from './compare-variants.ts'

const variant = (id: string, successes: number, runs: number): VariantTally => ({ id, runs, successes })

describe('comparing variants', () => {
  it('finds the better one when the difference is beyond doubt, and not when it is nothing', () => {
    expect(compareVariants([variant('a', 200, 2000), variant('b', 320, 2000)], 500)).toMatchObject({ best: 'b' })
    expect(compareVariants([variant('a', 200, 2000), variant('b', 320, 2000)], 500).confidence).toBeGreaterThan(0.99)
    expect(compareVariants([variant('a', 200, 2000), variant('b', 205, 2000)], 500).confidence).toBe(0)
  })

  it('says nothing of nothing', () => {
    expect(compareVariants([], 10)).toEqual({ best: null, confidence: 0 })
    expect(compareVariants([variant('a', 0, 0), variant('b', 0, 0)], 10)).toEqual({ best: null, confidence: 0 })
    expect(compareVariants([variant('a', 5, 10)], 10)).toEqual({ best: 'a', confidence: 0 })
    expect(compareVariants([variant('a', 0, 1000), variant('b', 0, 1000)], 100).confidence).toBe(0)
  })

  it('asks more of the best the more there are to beat', () => {
    const two = compareVariants([variant('a', 100, 1000), variant('b', 150, 1000)], 500).confidence
    const four = compareVariants([variant('a', 100, 1000), variant('b', 150, 1000), variant('c', 100, 1000), variant('d', 100, 1000)], 500).confidence
    expect(four).toBeLessThan(two)
    expect(1 - four).toBeCloseTo(3 * (1 - two), 5)
  })

  it('is not better for the order of the variants', () => {
    const [a, b, c] = [variant('a', 30, 400), variant('b', 52, 410), variant('c', 41, 390)]
    expect(compareVariants([a, b, c], 200)).toEqual(compareVariants([c, a, b], 200))
  })
})

/** Looks after every hundred people per variant, as a screen that is open all day does. */
function firstLookThatSaysYes(seed: number, rates: readonly [number, number], isSure: (variants: readonly VariantTally[]) => boolean): number | null {
  const random = seededRandom(seed)
  const successes = [0, 0]
  for (let runs = 100; runs <= 10_000; runs += 100) {
    for (const at of [0, 1] as const) for (let n = 0; n < 100; n += 1) if (random.chance(rates[at])) successes[at] = (successes[at] ?? 0) + 1
    if (isSure([variant('a', successes[0] ?? 0, runs), variant('b', successes[1] ?? 0, runs)])) return runs
  }
  return null
}

const alwaysValid = (variants: readonly VariantTally[]): boolean => compareVariants(variants, 500).confidence >= 0.95

/** The usual test for two proportions, as if one looked only once. */
function fixedSample([a, b]: readonly VariantTally[]): boolean {
  if (a === undefined || b === undefined) return false
  const pooled = (a.successes + b.successes) / (a.runs + b.runs)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.runs + 1 / b.runs))
  return error > 0 && Math.abs(rateOf(a) - rateOf(b)) / error > 1.96
}

describe('looking again and again', () => {
  const trials = 300
  const shareThatSaysYes = (rates: readonly [number, number], isSure: (variants: readonly VariantTally[]) => boolean): number =>
    Array.from({ length: trials }, (_, seed) => firstLookThatSaysYes(seed + 1, rates, isSure)).filter((runs) => runs !== null).length / trials

  it('names a winner among equals no more often than promised, where the usual test does so again and again', () => {
    expect(shareThatSaysYes([0.2, 0.2], alwaysValid)).toBeLessThanOrEqual(0.05)
    expect(shareThatSaysYes([0.2, 0.2], fixedSample)).toBeGreaterThan(0.2)
  })

  it('finds a real difference long before the end', () => {
    expect(shareThatSaysYes([0.2, 0.24], alwaysValid)).toBeGreaterThan(0.95)
  })
})

describe('the interval of a rate', () => {
  it('holds the rate, never leaves 0 to 1, and is narrower with more runs', () => {
    expect(rateInterval(variant('a', 0, 0))).toBeNull()
    expect(rateInterval(variant('a', 0, 10))?.[0]).toBe(0)
    expect(rateInterval(variant('a', 10, 10))?.[1]).toBeCloseTo(1, 9)
    const [few, many] = [rateInterval(variant('a', 5, 20)), rateInterval(variant('a', 500, 2000))]
    expect((few?.[1] ?? 0) - (few?.[0] ?? 0)).toBeGreaterThan((many?.[1] ?? 0) - (many?.[0] ?? 0))
    // Wilson 1927, for 81 of 263: 0.2553 to 0.3662.
    const [low, high] = rateInterval(variant('a', 81, 263)) ?? [0, 0]
    expect(low).toBeCloseTo(0.2553, 3)
    expect(high).toBeCloseTo(0.3662, 3)
  })
})
