import { describe, expect, it } from 'vitest'
import { revealed } from './use-camera.ts'

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
