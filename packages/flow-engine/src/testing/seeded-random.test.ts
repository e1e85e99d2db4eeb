import { describe, expect, it } from 'vitest'
import { seededRandom } from './seeded-random.ts'

describe('seededRandom', () => {
  // Frozen: a seed in a bug report must give the same world for ever.
  it('gives the numbers of its seed', () => {
    const random = seededRandom(42)
    expect([random.next(), random.next(), random.next()]).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099])
  })

  it('spreads over its range without leaving it', () => {
    const random = seededRandom(7)
    const counts = [0, 0, 0, 0, 0, 0]
    for (let i = 0; i < 6000; i += 1) {
      const face = random.below(6)
      counts[face] = (counts[face] ?? 0) + 1
    }
    expect(counts).toHaveLength(6)
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  it('picks from all values and keeps to the odds it is given', () => {
    const random = seededRandom(1)
    const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])))
    expect([...picked].sort()).toEqual(['a', 'b', 'c'])
    expect([random.chance(0), random.chance(1)]).toEqual([false, true])
  })
})
