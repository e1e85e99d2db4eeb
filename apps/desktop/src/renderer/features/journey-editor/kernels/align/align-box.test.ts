import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignBox, type AlignBox } from './align-box.ts'

const box = (x: number, y: number, width = 100, height = 50): AlignBox => ({ x, y, width, height })

describe('standing in line', () => {
  it('takes a box to the edge or the middle of another that is near', () => {
    expect(alignBox(box(3, 200), [box(0, 0)], 6)).toEqual({ dx: -3, dy: 0, lines: [{ along: 'x', at: 0, from: 0, to: 250 }, { along: 'x', at: 50, from: 0, to: 250 }, { along: 'x', at: 100, from: 0, to: 250 }] })
    expect(alignBox(box(300, 22, 80, 10), [box(0, 0)], 6)).toEqual({ dx: 0, dy: -2, lines: [{ along: 'y', at: 25, from: 0, to: 380 }] })
  })

  it('leaves it where nothing is near, and knows both ways apart', () => {
    expect(alignBox(box(20, 200), [box(0, 0)], 6)).toEqual({ dx: 0, dy: 0, lines: [] })
    expect(alignBox(box(2, 302, 100, 50), [box(0, 0), box(400, 300)], 6)).toMatchObject({ dx: -2, dy: -2 })
  })

  it('takes the closest of several, and draws the line through all that stand there', () => {
    const found = alignBox(box(4, 500), [box(0, 0), box(5, 100, 30), box(5, 300, 30)], 6)
    expect(found.dx).toBe(1)
    expect(found.lines).toEqual([{ along: 'x', at: 5, from: 100, to: 550 }])
  })

  it('never moves a box further than it may, and what it moved is in line', () => {
    const boxes = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }), width: fc.integer({ min: 1, max: 300 }), height: fc.integer({ min: 1, max: 300 }) })
    fc.assert(fc.property(boxes, fc.array(boxes, { maxLength: 6 }), fc.integer({ min: 0, max: 20 }), (mine, others, reach) => {
      const { dx, dy, lines } = alignBox(mine, others, reach)
      expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(reach)
      if (dx !== 0) expect(lines.some(({ along }) => along === 'x')).toBe(true)
      const again = alignBox({ ...mine, x: mine.x + dx, y: mine.y + dy }, others, reach)
      expect([again.dx, again.dy].map(Math.abs)).toEqual([0, 0])
    }))
  })
})
