import { describeChanges, type JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { changeStops, nextStop } from './change-stops.ts'
import { counterpart } from './counterpart.ts'
import { documentDiff } from './document-diff.ts'
import { drawnSide, drawnTogether } from './drawn-diff.ts'

//  entry - hi - pause - won
const before = journey().email('hi').wait('pause', 'P1D').goal('won').document()
const marks = ({ steps }: { readonly steps: ReadonlyMap<string, string> }): Record<string, string> => Object.fromEntries(steps)
const drawn = (old: JourneyDocument, now: JourneyDocument) => drawnTogether({ before: old, after: now, diff: documentDiff(old, now) })
const waysIn = ({ ways }: ReturnType<typeof drawn>): string[] => [...ways.values()].map(({ from, to, mark }) => `${from} ${to} ${mark ?? 'same'}`)
const named = (document: JourneyDocument, id: string, name: string): JourneyDocument => ({ ...document, nodes: document.nodes.map((node) => (node.id === id ? { ...node, name } : node)) })

describe('what differs', () => {
  it('is nothing between a document and itself, however often it was stored and read', () => {
    fc.assert(fc.property(journeyArbitrary(), (document) => {
      const read = JSON.parse(JSON.stringify(document)) as JourneyDocument
      expect(documentDiff(document, read)).toEqual({ steps: new Map(), addedWays: [], removedWays: [] })
    }))
  })

  it('is never how it is drawn: places, direction, notes, sections, the order of lists and the ids of edges', () => {
    fc.assert(fc.property(journeyArbitrary(), (document) => {
      const moved: JourneyDocument = {
        ...document, nodes: document.nodes.toReversed(), edges: document.edges.map((edge) => ({ ...edge, id: `other-${edge.id}` })),
        canvas: { direction: document.canvas.direction === 'TB' ? 'LR' : 'TB', offsets: { n0: { x: 500, y: 5 } }, notes: [{ id: 'note', text: 'Why?', x: 0, y: 0 }] },
      }
      expect(documentDiff(document, moved).steps.size).toBe(0)
      expect(documentDiff(document, moved).addedWays).toEqual([])
    }))
  })

  it('is exactly the steps that were touched', () => {
    fc.assert(fc.property(journeyArbitrary({ minNodes: 1 }), fc.array(fc.nat(50), { minLength: 1, maxLength: 4 }), (document, picks) => {
      const touched = new Set(picks.map((at) => document.nodes[at % document.nodes.length]?.id ?? ''))
      const after = [...touched].reduce((so, id) => named(so, id, `Renamed ${id}`), document)
      expect([...documentDiff(document, after).steps.keys()].sort()).toEqual([...touched].sort())
    }))
  })

  it('turns round with its sides', () => {
    fc.assert(fc.property(journeyArbitrary(), journeyArbitrary(), (one, other) => {
      const [there, back] = [documentDiff(one, other), documentDiff(other, one)]
      expect(there.addedWays).toEqual(back.removedWays)
      const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const
      expect(marks({ steps: new Map([...there.steps].map(([id, mark]) => [id, turned[mark]])) })).toEqual(marks(back))
    }))
  })

  it('knows an entry, an end, a skipped step and a setting of another value', () => {
    expect(marks(documentDiff(before, { ...before, entry: { ...before.entry, reentry: { kind: 'always' } } }))).toEqual({ entry: 'changed' })
    expect(marks(documentDiff(before, { ...before, ends: [{ id: 'x', kind: 'exit', when: { kind: 'segmentLeft', segmentId: 'seg_1' } }] }))).toEqual({ entry: 'changed' })
    expect(marks(documentDiff(before, { ...before, nodes: before.nodes.map((node) => (node.id === 'hi' ? { ...node, skipped: true } : node)) }))).toEqual({ hi: 'changed' })
    expect(marks(documentDiff(before, journey().email('hi').wait('pause', 'P2D').goal('won').document()))).toEqual({ pause: 'changed' })
  })
})

describe('both in one drawing', () => {
  it('holds every step and every way of both, so that nothing is told that is not shown', () => {
    fc.assert(fc.property(journeyArbitrary(), journeyArbitrary(), (one, other) => {
      const diff = documentDiff(one, other)
      const together = drawn(one, other)
      expect(together.document.nodes.map(({ id }) => id).sort()).toEqual([...new Set([...one.nodes, ...other.nodes].map(({ id }) => id))].sort())
      const shown = new Set([...together.ways.values(), ...together.loose].map(({ from, port, to }) => `${from} ${port} ${to}`))
      // What is hidden is a way that leads on over a step that came or went.
      for (const { from, port, to } of [...diff.addedWays, ...diff.removedWays]) if (!shown.has(`${from} ${port} ${to}`)) expect([...together.ways.values()].some((way) => way.from === from && (way.mark === 'added' || way.mark === 'removed'))).toBe(true)
      // The layout has a place for each: no two leave by one port, none leaves by one that is not there.
      expect(new Set(together.document.edges.map((edge) => `${edge.from} ${edge.port}`)).size).toBe(together.document.edges.length)
    }))
  })

  it('keeps a step that was taken out in the way it stood in', () => {
    const after = journey().email('hi').goal('won').document()
    expect(waysIn(drawn(before, after))).toEqual(['entry hi same', 'hi pause removed', 'pause won removed'])
    expect(drawn(before, after).document.nodes.map(({ id }) => id)).toEqual(['hi', 'won', 'pause'])
  })

  it('hides the way that a step was put into', () => {
    const after = journey().email('hi').wait('pause', 'P1D').email('more').goal('won').document()
    expect(waysIn(drawn(before, after))).toEqual(['entry hi same', 'hi pause same', 'pause more added', 'more won added'])
  })

  it('gives a step a second way out where people now go elsewhere', () => {
    const away: JourneyDocument = { ...before, edges: before.edges.map((edge) => (edge.from === 'hi' ? { ...edge, to: 'won' } : edge)) }
    expect(waysIn(drawn(before, away))).toContain('hi won added')
    expect(waysIn(drawn(before, away))).toContain('hi pause removed')
  })

  it('draws a way from the entry that is no more beside the one there is', () => {
    const away: JourneyDocument = { ...before, edges: before.edges.map((edge) => (edge.from === 'entry' ? { ...edge, to: 'won' } : edge)) }
    expect(drawn(before, away).loose).toEqual([{ from: 'entry', port: 'next', to: 'hi', mark: 'removed', side: 'before' }])
  })
})

it('each side alone marks only what it has', () => {
  const after = journey().email('hi').email('more').goal('won').document()
  const sides = { before, after, diff: documentDiff(before, after) }
  expect(marks(drawnSide('before', sides))).toEqual({ pause: 'removed' })
  expect(marks(drawnSide('after', sides))).toEqual({ more: 'added' })
})

describe('the way through the changes', () => {
  const after = named(journey().email('hi').email('more').goal('won').document(), 'hi', 'Hello')
  const stops = changeStops(documentDiff(before, after), describeChanges({ before, after, nameOf: () => null }), ['entry', 'hi', 'more', 'pause', 'won'])

  it('stops once at each step, in the order of the drawing, with all there is to say', () => {
    expect(stops.map(({ id, mark }) => [id, mark])).toEqual([['hi', 'changed'], ['more', 'added'], ['pause', 'removed']])
    expect(stops[0]?.texts).toEqual(['Renamed E-mail to "Hello"', 'After "Hello" people now go to E-mail instead of Wait'])
  })

  it('goes round at both ends', () => {
    expect(nextStop(stops, null, 1)?.id).toBe('hi')
    expect(nextStop(stops, null, -1)?.id).toBe('pause')
    expect(nextStop(stops, 'pause', 1)?.id).toBe('hi')
    expect(nextStop(stops, 'hi', -1)?.id).toBe('pause')
    expect(nextStop([], null, 1)).toBeNull()
  })

  it('finds on the other side the step before one that is not there', () => {
    expect(counterpart('more', { of: after, within: before })).toBe('hi')
    expect(counterpart('won', { of: after, within: before })).toBe('won')
    expect(counterpart('nobody', { of: after, within: before })).toBe('entry')
  })
})
