import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { flowWalk, readingOrder, type Move, type Spot } from './flow-walk.ts'

//  entry - half --a--> left - both
//              `--b--> right - both      c: open end
const document = journey().splitPercent('half', { a: 50, b: 30, c: 20 }).email('left').email('both').at('half', 'b').email('right').to('both').document()

const at = (id: string): Spot => ({ kind: 'node', id })
const walk = (move: Move, from: Spot, trail: readonly string[] = []): string | null => {
  const spot = flowWalk(move, { document, from, trail })
  return spot === null ? null : spot.kind === 'node' ? spot.id : `${spot.from}.${spot.port}`
}

describe('the arrow keys', () => {
  it('follow the flow down the first branch to its open end', () => {
    expect(walk('next', at('entry'))).toBe('half')
    expect(walk('next', at('half'))).toBe('left')
    expect(walk('next', at('both'))).toBe('both.next')
    expect(walk('next', { kind: 'end', from: 'both', port: 'next' })).toBeNull()
  })

  it('go through a jump to where it leads, and back to it', () => {
    const drawn = journey().wait('first', 'P1D').email('last').document()
    const jumping: JourneyDocument = { ...drawn, nodes: [...drawn.nodes, { id: 'back', kind: 'jump', config: { to: 'first' } }], edges: [...drawn.edges, { id: 'e9', from: 'last', port: 'next', to: 'back' }] }
    expect(flowWalk('next', { document: jumping, from: at('back') })).toEqual(at('first'))
    expect(flowWalk('previous', { document: jumping, from: at('first'), trail: ['first', 'back', 'last'] })).toEqual(at('back'))
    expect(flowWalk('previous', { document: jumping, from: at('first') })).toEqual(at('entry'))
  })

  it('go back the way they came where ways meet', () => {
    expect(walk('previous', at('both'), ['half', 'right'])).toBe('right')
    expect(walk('previous', at('both'))).toBe('left')
    expect(walk('previous', at('entry'))).toBeNull()
  })

  it('step over to the next branch, open ends among them, and no further', () => {
    expect(walk('after', at('left'))).toBe('right')
    expect(walk('after', at('right'))).toBe('half.c')
    expect(walk('after', { kind: 'end', from: 'half', port: 'c' })).toBeNull()
    expect(walk('before', at('right'))).toBe('left')
  })

  it('find the branch of the step above when their own has none', () => {
    expect(walk('after', at('both'), ['left'])).toBe('right')
  })

  it('get to parts parked beside the journey', () => {
    const parked = { ...document, nodes: [...document.nodes, { id: 'idea', kind: 'exit', config: {} } as const] }
    expect(flowWalk('after', { document: parked, from: at('half') })).toEqual(at('idea'))
    expect(flowWalk('before', { document: parked, from: at('idea') })).toEqual(at('entry'))
  })

  it('never leave the journey or run in circles', () => {
    fc.assert(fc.property(journeyArbitrary(), fc.array(fc.constantFrom<Move>('next', 'previous', 'before', 'after'), { maxLength: 40 }), (drawn, moves) => {
      const ids = new Set(['entry', ...drawn.nodes.map(({ id }) => id)])
      let spot: Spot = at('entry')
      for (const move of moves) {
        spot = flowWalk(move, { document: drawn, from: spot }) ?? spot
        expect(ids.has(spot.kind === 'node' ? spot.id : spot.from)).toBe(true)
      }
    }))
  })
})

describe('the reading order', () => {
  it('names every step once, the entry first', () => {
    fc.assert(fc.property(journeyArbitrary(), (drawn) => {
      const order = readingOrder(drawn)
      expect(order[0]).toBe('entry')
      expect([...order].sort()).toEqual(['entry', ...drawn.nodes.map(({ id }) => id)].sort())
    }))
  })
})
