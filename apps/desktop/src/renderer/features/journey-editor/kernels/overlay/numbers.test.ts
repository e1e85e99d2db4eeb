import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { edgeFigures, thickest, thinnest } from './edge-figures.ts'
import { mergedNumbers, noNumbers, troubles, type JourneyNumbers } from './journey-numbers.ts'
import { nodeFigure, rateInterval } from './node-figures.ts'

//                         .- a -> w wait (open)
// entry - s split 50 / 50
//                         '- b -> g goal
const document = journey().splitPercent('s', { a: 50, b: 50 }).wait('w', 'P1D').at('s', 'b').goal('g').document()
const numbers: JourneyNumbers = { asOf: '', edges: { e0: 400, e1: 100, e2: 300 }, nodes: { s: { ...noNumbers, entered: 400, left: 400 }, w: { ...noNumbers, entered: 100, hereNow: 90, left: 10 }, g: { ...noNumbers, entered: 300, left: 300 } } }

describe('figures of edges', () => {
  it('say how many went that way, and which part of those who left', () => {
    const figures = edgeFigures(document, numbers)
    expect(figures.get('e0')).toEqual({ count: 400, share: 1, width: thickest })
    expect(figures.get('e1')).toMatchObject({ count: 100, share: 0.25 })
    expect(figures.get('e2')).toMatchObject({ count: 300, share: 0.75 })
  })

  it('make an edge of a quarter of the people half as thick, counted from the thinnest', () => {
    expect((edgeFigures(document, numbers).get('e1')?.width ?? 0) - thinnest).toBeCloseTo((thickest - thinnest) / 2)
  })

  it('draw every edge, also where nobody went, and where the numbers know more than the document', () => {
    const empty = edgeFigures(document, { asOf: '', nodes: {}, edges: { gone: 5 } })
    expect([...empty.values()]).toEqual([...empty].map(() => ({ count: 0, share: 0, width: thinnest })))
  })

  it('stay within the widths and between none and all, whatever is counted', () => {
    fc.assert(fc.property(fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 }), fc.nat(1_000_000), ([a = 0, b = 0, c = 0], left) => {
      for (const { share, width } of edgeFigures(document, { asOf: '', nodes: { s: { ...noNumbers, left } }, edges: { e0: a, e1: b, e2: c } }).values()) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        expect(width).toBeGreaterThanOrEqual(thinnest)
        expect(width).toBeLessThanOrEqual(thickest)
      }
    }))
  })
})

describe('figures of steps', () => {
  it('judge a mail by who opened what arrived, and a step before a goal by who converted later', () => {
    expect(nodeFigure('email', { ...noNumbers, entered: 10, left: 10, delivered: 8, opened: 4, skipped: { no_address: 2 }, waiting: { quiet_hours: 3 } })).toEqual({ entered: 10, hereNow: 0, left: 10, rate: { label: 'opened', part: 4, whole: 8 }, waiting: 3, troubles: 2, stuck: 0 })
    expect(nodeFigure('wait', { ...noNumbers, left: 10, converted: 3 }).rate).toEqual({ label: 'converted later', part: 3, whole: 10 })
    expect(nodeFigure('wait', noNumbers).rate).toBeNull()
    expect(nodeFigure('wait', { ...noNumbers, stuck: { faults: 2, overdue: 1 } }).stuck).toBe(3)
    expect(nodeFigure('exit', undefined)).toEqual({ entered: 0, hereNow: 0, left: 0, rate: null, waiting: 0, troubles: 0, stuck: 0 })
  })

  it('count every message that did not arrive', () => {
    expect(troubles({ ...noNumbers, failed: 1, bounced: 2, unknown: 3, skipped: { a: 4, b: 5 } })).toBe(15)
  })
})

describe('a rate of few', () => {
  it('is a range, and one of many is not', () => {
    const interval = rateInterval({ label: '', part: 10, whole: 42 })
    expect(Math.round((interval?.low ?? 0) * 100)).toBe(13)
    expect(Math.round((interval?.high ?? 0) * 100)).toBe(39)
    expect(rateInterval({ label: '', part: 100, whole: 420 })).toBeNull()
    expect(rateInterval({ label: '', part: 0, whole: 0 })).toBeNull()
  })

  it('holds the rate itself and stays between none and all', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99 }), fc.nat(), (whole, seed) => {
      const part = seed % (whole + 1)
      const { low, high } = rateInterval({ label: '', part, whole }) ?? { low: 2, high: -1 }
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low).toBeLessThanOrEqual(part / whole + 1e-9)
      expect(high).toBeGreaterThanOrEqual(part / whole - 1e-9)
    }))
  })
})

describe('numbers that come bit by bit', () => {
  it('are whole at any time', () => {
    const first = mergedNumbers(null, numbers)
    const next = mergedNumbers(first, { asOf: 'later', nodes: { w: { ...noNumbers, entered: 101 } }, edges: { e1: 101 } })
    expect(next).toEqual({ asOf: 'later', nodes: { ...numbers.nodes, w: { ...noNumbers, entered: 101 } }, edges: { e0: 400, e1: 101, e2: 300 } })
  })
})
