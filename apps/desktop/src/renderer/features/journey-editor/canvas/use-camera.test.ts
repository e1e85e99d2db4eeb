import { describe, expect, it } from 'vitest'
import { firstView, isElsewhere, revealed } from './use-camera.ts'

const room = { width: 1000, height: 600 }
const box = (x: number, y: number) => ({ x, y, width: 200, height: 80 })

describe('bringing a step into view', () => {
  it('leaves the view alone when it is there already', () => { expect(revealed(box(300, 200), { x: 0, y: 0, zoom: 1 }, room)).toEqual({ x: 0, y: 0, zoom: 1 }) })
  it('moves no further than to the margin', () => {
    expect(revealed(box(-500, 200), { x: 0, y: 0, zoom: 1 }, room).x).toBe(560)
    expect(revealed(box(300, 900), { x: 0, y: 0, zoom: 1 }, room).y).toBe(600 - 60 - 120 - 900)
  })
  it('shows the start of what is larger than the view', () => { expect(revealed({ x: 0, y: 0, width: 2000, height: 80 }, { x: -500, y: 0, zoom: 1 }, room).x).toBe(60) })
})

describe('the first look at a journey', () => {
  const layoutOf = (width: number, height: number) => ({ bounds: { x: 0, y: 0, width, height }, cards: new Map([['entry', { x: 0, y: 0, width: 248, height: 72 }]]), ends: [], edges: [] }) as unknown as Parameters<typeof firstView>[0]

  it('is on all of it where that fits', () => { expect(firstView(layoutOf(300, 400), room).zoom).toBe(1) })
  it('keeps the words of a wide one readable and begins at its entry', () => { expect(firstView(layoutOf(4000, 3000), room)).toEqual({ zoom: 0.75, x: 60, y: 60 }) })
  it('shows a long one at full size from its top', () => { expect(firstView(layoutOf(400, 9000), room)).toEqual({ zoom: 1, x: 300, y: 60 }) })
})

describe('a view to come back to', () => {
  it('is one that most of is left behind, or seen from another height', () => {
    const here = { x: 0, y: 0, zoom: 1 }
    expect(isElsewhere(here, { x: 0, y: -200, zoom: 1 }, room)).toBe(false)
    expect(isElsewhere(here, { x: 0, y: -400, zoom: 1 }, room)).toBe(true)
    expect(isElsewhere(here, { x: 250, y: 150, zoom: 0.5 }, room)).toBe(true)
  })
})
