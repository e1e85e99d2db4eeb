import { expect, it } from 'vitest'
import { followed } from './canvas-handle.ts'
import { readSides, writeSides } from './compared-sides.ts'

it('an address says what is compared, and anything else says nothing', () => {
  expect(readSides('2..draft')).toEqual({ before: 2, after: 'draft' })
  expect(readSides(writeSides({ before: 3, after: 12 }))).toEqual({ before: 3, after: 12 })
  for (const text of [null, '', '2', '2..', '2..2', 'draft..draft', '0..1', '-1..2', '1.5..2', '2..draft..3', 'x..draft']) expect(readSides(text), String(text)).toBeNull()
})

it('a camera that follows keeps the same step at the same place of the screen, whatever the zoom', () => {
  // A step at 100 on one side and at 340 on the other.
  const shift = { x: 0, y: 100 - 340 }
  for (const zoom of [0.5, 1, 2]) {
    const view = { x: 7, y: 11, zoom }
    expect(340 * zoom + followed(view, shift).y).toBe(100 * zoom + view.y)
  }
})
