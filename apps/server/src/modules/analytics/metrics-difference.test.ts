import { expect, test } from 'vitest'
import { metricsDifference } from './metrics-difference.ts'
import type { JourneyNumbers, NodeNumbers } from './node-metrics.ts'

const node = (entered: number, skipped: Record<string, number> = {}): NodeNumbers => (
  { entered, hereNow: 0, left: 0, sent: 0, delivered: 0, opened: 0, clicked: 0, unsubscribed: 0, bounced: 0, failed: 0, converted: 0, skipped })
const numbers = (nodes: Record<string, NodeNumbers>, edges: Record<string, number>, asOf = 1): JourneyNumbers => ({ nodes, edges, asOf })

test('everything is told first, then only what changed, and nothing when only time has passed', () => {
  const before = numbers({ a: node(1), b: node(2) }, { e0: 1 })
  expect(metricsDifference(null, before)).toBe(before)
  expect(metricsDifference(before, numbers({ a: node(1), b: node(2) }, { e0: 1 }, 9))).toBeNull()
  expect(metricsDifference(before, numbers({ a: node(1), b: node(2, { unsubscribed: 1 }) }, { e0: 1, e1: 4 }, 9))).toEqual(
    numbers({ b: node(2, { unsubscribed: 1 }) }, { e1: 4 }, 9))
})
