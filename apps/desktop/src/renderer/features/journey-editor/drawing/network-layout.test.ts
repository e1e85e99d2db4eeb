import type { JourneyDocument } from '@sendero/flow-engine/document'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { journeyLayout, type Box } from '../kernels/layout/journey-layout.ts'
import { journeyArbitrary } from '../test/journey-arbitrary.ts'
import { networkLayout } from './network-layout.ts'
import { networkOffsets } from './network-offsets.ts'

const untouched = (document: JourneyDocument): JourneyDocument => ({ ...document, canvas: { ...document.canvas, offsets: {} } })

function overlap(boxes: readonly Box[]): readonly (readonly [Box, Box])[] {
  return boxes.flatMap((box, at) => boxes.slice(at + 1).filter((other) => box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height && other.y < box.y + box.height).map((other) => [box, other] as const))
}

/** The journey as it is drawn with the places of a network. */
function drawn(document: JourneyDocument) {
  const offsets = networkOffsets(document, { places: networkLayout(document), isWhole: true })
  return journeyLayout({ ...document, canvas: { ...document.canvas, offsets: Object.fromEntries(offsets) } })
}

describe('the layout of a network', () => {
  it('puts no card and no open end over another', () => {
    fc.assert(fc.property(journeyArbitrary({ minNodes: 1, maxNodes: 24 }), (document) => {
      const { cards, ends } = drawn(untouched(document))
      const joined = [...cards].filter(([id]) => id !== 'entry' || document.edges.some(({ from }) => from === 'entry')).map(([, box]) => box)
      expect(overlap([...joined, ...ends.filter(({ from }) => from !== 'entry' || document.edges.some((edge) => edge.from === 'entry'))])).toEqual([])
    }), { numRuns: 80 })
  })

  it('keeps the steps after a fork in the order of its ways, and is the same every time', () => {
    fc.assert(fc.property(journeyArbitrary({ minNodes: 3, maxNodes: 20 }), (document) => {
      const places = networkLayout(document)
      expect(networkLayout(structuredClone(document))).toEqual(places)
      const index = journeyIndex(document)
      const [beside, along] = document.canvas.direction === 'TB' ? (['x', 'y'] as const) : (['y', 'x'] as const)
      for (const id of places.keys()) {
        const below = index.outgoing(id).map(({ to }) => to).filter((to) => index.incoming(to).length === 1)
        for (const [at, to] of below.entries()) {
          const [here, next] = [places.get(to), places.get(below[at + 1] ?? '')]
          // Where one has many open ends below it, its card stands a little beside the middle of its room.
          if (here !== undefined && next !== undefined && Math.abs(here[along] - next[along]) < 40) expect(here[beside]).toBeLessThan(next[beside])
        }
      }
    }), { numRuns: 80 })
  })

  it('leads downwards: what follows stands below, but for ways back', () => {
    fc.assert(fc.property(journeyArbitrary({ minNodes: 2, maxNodes: 20, loops: false }), (document) => {
      const places = networkLayout({ ...document, canvas: { ...document.canvas, direction: 'TB' } })
      for (const { from, to } of document.edges) {
        const [above, below] = [places.get(from), places.get(to)]
        if (above !== undefined && below !== undefined) expect(below.y).toBeGreaterThan(above.y)
      }
    }), { numRuns: 40 })
  })

  it('stands beside what was there before, when it was added to it', () => {
    fc.assert(fc.property(journeyArbitrary({ minNodes: 4, maxNodes: 16 }), (document) => {
      const bare = untouched(document)
      const added = new Set(bare.nodes.slice(Math.ceil(bare.nodes.length / 2)).map(({ id }) => id))
      const edges = bare.edges.filter(({ from, to }) => added.has(from) === added.has(to))
      const whole = { ...bare, edges }
      const part = { ...whole, nodes: bare.nodes.filter(({ id }) => added.has(id)), edges: edges.filter(({ from }) => added.has(from)) }
      const offsets = networkOffsets(whole, { places: networkLayout(part), isWhole: false })
      const { cards, ends } = journeyLayout({ ...whole, canvas: { ...whole.canvas, offsets: Object.fromEntries(offsets) } })
      const mine = [...[...cards].filter(([id]) => added.has(id)).map(([, box]) => box), ...ends.filter(({ from }) => added.has(from))]
      const others = [...[...cards].filter(([id]) => !added.has(id)).map(([, box]) => box), ...ends.filter(({ from }) => !added.has(from))]
      expect(overlap(mine)).toEqual([])
      const [left, right] = [Math.min(...mine.map(({ x }) => x)), Math.max(...others.map(({ x, width }) => x + width))]
      expect(left).toBeGreaterThan(right)
    }), { numRuns: 40 })
  })
})
