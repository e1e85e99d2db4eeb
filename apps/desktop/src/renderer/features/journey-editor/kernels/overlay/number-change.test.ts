import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { edgeFigures, fullest } from './edge-figures.ts'
import { countChange, rateChange } from './number-change.ts'

const rate = (part: number, whole: number) => ({ label: 'opened', part, whole })

describe('what changed between two times', () => {
  it('is a difference with its sign, and a share of those before where there were enough', () => {
    expect(countChange(120, 100)).toEqual({ before: 100, difference: 20, share: 0.2 })
    expect(countChange(3, 12)).toEqual({ before: 12, difference: -9, share: null })
    expect(countChange(5, 0)).toEqual({ before: 0, difference: 5, share: null })
  })

  it('may be chance where few were counted, and is not where many were', () => {
    expect(rateChange(rate(12, 42), rate(8, 40))).toMatchObject({ mayBeChance: true })
    expect(rateChange(rate(3_000, 10_000), rate(2_000, 10_000))).toMatchObject({ mayBeChance: false })
    expect(rateChange(rate(0, 0), rate(1, 2))).toBeNull()
    expect(rateChange(null, rate(1, 2))).toBeNull()
  })

  it('lies within its interval, and turns round with its sides', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), fc.integer({ min: 1, max: 5_000 }), fc.nat(), (n, a, m, b) => {
      const [one, other] = [rate(a % (n + 1), n), rate(b % (m + 1), m)]
      const [there, back] = [rateChange(one, other), rateChange(other, one)]
      expect(there?.low).toBeLessThanOrEqual((there?.points ?? 0) + 1e-9)
      expect(there?.high).toBeGreaterThanOrEqual((there?.points ?? 0) - 1e-9)
      expect(back?.points).toBeCloseTo(-(there?.points ?? 0))
      expect(back?.low).toBeCloseTo(-(there?.high ?? 0))
    }))
  })

  // Newcombe (1998), method 10: 56/70 against 48/80 gives 0.2000, 0.0524 to 0.3339.
  it('agrees with the example its method was published with', () => {
    const change = rateChange(rate(56, 70), rate(48, 80))
    expect(change?.points).toBeCloseTo(0.2, 4)
    expect(change?.low).toBeCloseTo(0.0524, 3)
    expect(change?.high).toBeCloseTo(0.3339, 3)
  })
})

it('ways of both times are as thick as their people by one measure', () => {
  const document = journey().email('hi').goal('won').document()
  const [now, before] = [{ asOf: '', nodes: {}, edges: { e0: 100, e1: 25 } }, { asOf: '', nodes: {}, edges: { e0: 400, e1: 25 } }]
  const most = Math.max(fullest(document, now.edges), fullest(document, before.edges))
  const [a, b] = [edgeFigures(document, now, most), edgeFigures(document, before, most)]
  expect(a.get('e1')?.width).toBe(b.get('e1')?.width)
  expect(b.get('e0')?.width).toBeGreaterThan(a.get('e0')?.width ?? 0)
  expect(edgeFigures(document, now).get('e0')?.width).toBe(b.get('e0')?.width)
})
