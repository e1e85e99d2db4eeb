import { describe, expect, it } from 'vitest'
import { sparklineShape } from './sparkline-path.ts'

const box = { width: 104, height: 24 }

describe('the shape of a sparkline', () => {
  it('runs from edge to edge, with zero on the ground and the most at the top', () => {
    expect(sparklineShape([0, 10, 5], box)).toEqual({ line: 'M2 22L52 2L102 12', area: 'M2 22L52 2L102 12L102 24L2 24Z', last: { x: 102, y: 12 } })
  })

  // Drawn from the least value, 100 to 101 would look like a leap.
  it('does not make a mountain of a ripple', () => {
    expect(sparklineShape([100, 101], box).line).toBe('M2 2.2L102 2')
  })

  it('lies on the ground for nothing at all', () => {
    expect(sparklineShape([0, 0], box).line).toBe('M2 22L102 22')
  })

  it('holds one value, and none', () => {
    expect(sparklineShape([7], box).last).toEqual({ x: 2, y: 2 })
    expect(sparklineShape([], box)).toEqual({ line: '', area: '', last: null })
  })

  it('keeps what is below zero inside', () => {
    expect(sparklineShape([-10, 10], box).line).toBe('M2 22L102 2')
  })
})
