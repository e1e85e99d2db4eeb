import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agenda } from './agenda.ts'

describe('an agenda', () => {
  it('gives items by time and, at one instant, in the order they came', () => {
    const due = agenda<string>()
    due.add(5, 'later')
    due.add(1, 'first')
    due.add(1, 'second')
    expect(due.nextAt()).toBe(1)
    expect([due.take(), due.take(), due.take(), due.take()]).toEqual(['first', 'second', 'later', null])
    expect(due.nextAt()).toBeNull()
  })

  it('sorts as a stable sort does, whatever comes in between', () => {
    const moves = fc.array(fc.oneof(fc.nat(20).map((at) => ({ at })), fc.constant(null)), { maxLength: 60 })
    fc.assert(fc.property(moves, (list) => {
      const due = agenda<number>()
      let open: { at: number; item: number }[] = []
      list.forEach((move, item) => {
        if (move !== null) {
          due.add(move.at, item)
          open = [...open, { at: move.at, item }].sort((a, b) => a.at - b.at)
        } else expect(due.take()).toBe(open.shift()?.item ?? null)
        expect(due.nextAt()).toBe(open[0]?.at ?? null)
      })
    }))
  })
})
