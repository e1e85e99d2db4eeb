import { describe, expect, it } from 'vitest'
import { basisPoints, isPercent } from './percent.ts'

describe('a percent', () => {
  it.each([0, 0.01, 33.3, 33.33, 99.99, 100, 1.1, 16.67])('%d is one', (percent) => {
    expect(isPercent(percent)).toBe(true)
  })

  it.each([-0.01, 100.01, 33.333, 0.001, Number.NaN, Infinity])('%d is none', (percent) => {
    expect(isPercent(percent)).toBe(false)
  })

  it('are counted in whole basis points', () => {
    expect([33.3, 33.4, 0.29, 1.005, 100].map(basisPoints)).toEqual([3330, 3340, 29, 100, 10_000])
  })
})
