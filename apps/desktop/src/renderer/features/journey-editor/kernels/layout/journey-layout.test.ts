import type { JourneyDocument, NodeKind } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countingIds, journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { applyEdits } from '../document/edit.ts'
import { insertSteps } from '../document/intents/insert-steps.ts'
import { journeyIndex } from '../graph/journey-index.ts'
import { reachable } from '../graph/reachable.ts'
import { blocksOf } from '../graph/blocks.ts'
import { flowTree } from '../graph/flow-tree.ts'
import { journeyLayout, type Box } from './journey-layout.ts'

const untouched = (document: JourneyDocument): JourneyDocument => ({ ...document, canvas: { ...document.canvas, offsets: {} } })

/** Sorted by their left edge, so that only neighbours have to be compared. */
function overlaps(boxes: readonly Box[]): (readonly [Box, Box])[] {
  const sorted = [...boxes].sort((a, b) => a.x - b.x)
  return sorted.flatMap((box, at) => {
    const found: (readonly [Box, Box])[] = []
    for (let next = at + 1; next < sorted.length; next += 1) {
      const other = sorted[next]
      if (other === undefined || other.x >= box.x + box.width) break
      if (other.y < box.y + box.height && box.y < other.y + other.height) found.push([box, other])
    }
    return found
  })
}

describe('the layout', () => {
  it('never puts two cards over each other', () => {
    fc.assert(fc.property(journeyArbitrary({ maxNodes: 40 }), (document) => {
      const { cards, ends } = journeyLayout(untouched(document))
      expect(cards.size).toBe(document.nodes.length + 1)
      expect(overlaps([...cards.values(), ...ends])).toEqual([])
    }), { numRuns: 150 })
  })

  it('never does in a thousand steps either', () => {
    fc.assert(fc.property(journeyArbitrary({ minNodes: 700, maxNodes: 1000 }), (document) => {
      const { cards, ends } = journeyLayout(untouched(document))
      expect(overlaps([...cards.values(), ...ends])).toEqual([])
    }), { numRuns: 3 })
  })

  it('keeps branches in the order of their ports', () => {
    fc.assert(fc.property(journeyArbitrary({ maxNodes: 30 }), (document) => {
      const drawn = untouched(document)
      const { cards, direction } = journeyLayout(drawn)
      const tree = flowTree(drawn)
      const across = (node: number): number => { const box = cards.get(tree.ids[node] ?? ''); return box === undefined ? 0 : direction === 'TB' ? box.x : box.y }
      for (const columns of blocksOf(tree)) {
        const children = columns.flatMap((column) => 'kind' in column && column.kind === 'block' ? [across(column.node)] : [])
        expect(children).toEqual([...children].sort((a, b) => a - b))
      }
    }), { numRuns: 100 })
  })

  it('puts every step below all that lead onward to it', () => {
    fc.assert(fc.property(journeyArbitrary({ maxNodes: 30 }), (document) => {
      const drawn = untouched(document)
      const { cards, direction } = journeyLayout(drawn)
      const { roles } = flowTree(drawn)
      const along = (id: string): number => { const box = cards.get(id); return box === undefined ? 0 : direction === 'TB' ? box.y : box.x }
      for (const { id, from, to } of drawn.edges) if (roles.get(id) === 'onward') expect(along(to)).toBeGreaterThan(along(from))
    }), { numRuns: 100 })
  })

  it('leaves the steps above an inserted one where they are', () => {
    let inserted = 0
    fc.assert(fc.property(journeyArbitrary({ minNodes: 1, maxNodes: 25, loops: false }), fc.nat(100), fc.constantFrom<NodeKind>('wait', 'splitPercent', 'splitRules', 'goal'), (document, at, kind) => {
      const before = untouched(document)
      const edge = before.edges[at % Math.max(1, before.edges.length)]
      if (edge === undefined) return
      const intent = insertSteps(before, { steps: [{ kind }], slot: { kind: 'edge', edgeId: edge.id } }, countingIds())
      if (!intent.ok) return
      inserted += 1
      const [old, now] = [journeyLayout(before), journeyLayout(applyEdits(before, intent.edits))]
      // What is parked gives way to a journey that grows.
      const index = journeyIndex(before)
      const journeyIds = reachable(index, ['entry'])
      const above = [...journeyIds].filter((id) => journeyIds.has(edge.from) && reachable(index, [id]).has(edge.from))
      for (const id of above) expect(now.cards.get(id), id).toEqual(old.cards.get(id))
    }), { numRuns: 200 })
    expect(inserted).toBeGreaterThan(100)
  })

  it('draws the same from left to right as from top to bottom, turned', () => {
    fc.assert(fc.property(journeyArbitrary({ maxNodes: 25 }), (document) => {
      const order = (direction: 'TB' | 'LR'): string[][] => {
        const { cards } = journeyLayout({ ...document, canvas: { ...document.canvas, offsets: {}, direction } })
        const rank = (pick: (box: Box) => number): string[] => [...cards].sort(([a, one], [b, other]) => pick(one) - pick(other) || (a < b ? -1 : 1)).map(([id]) => id)
        return direction === 'TB' ? [rank(({ x }) => x)] : [rank(({ y }) => y)]
      }
      expect(order('LR')).toEqual(order('TB'))
    }), { numRuns: 100 })
  })

  it('adds what a person moved by hand to the place, and nothing else moves', () => {
    fc.assert(fc.property(journeyArbitrary({ minNodes: 2, maxNodes: 20 }), fc.nat(20), (document, at) => {
      const home = journeyLayout(untouched(document))
      const id = document.nodes[at % document.nodes.length]?.id ?? ''
      const { cards } = journeyLayout({ ...document, canvas: { ...document.canvas, offsets: { [id]: { x: 30, y: -12 } } } })
      for (const [each, { x, y }] of cards) {
        const box = home.cards.get(each)
        expect({ x, y }).toEqual(each === id ? { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) - 12 } : { x: box?.x, y: box?.y })
      }
    }), { numRuns: 100 })
  })

  it('routes every edge in straight pieces from its card to the next', () => {
    fc.assert(fc.property(journeyArbitrary({ maxNodes: 30 }), (document) => {
      const { routes, cards, direction } = journeyLayout(document)
      expect(routes.size).toBe(document.edges.length)
      for (const { id, from, to } of document.edges) {
        const points = routes.get(id)?.points ?? []
        const [source, target] = [cards.get(from), cards.get(to)]
        if (source === undefined || target === undefined) throw new Error('no card')
        expect(points[0]).toEqual(direction === 'TB' ? { x: source.x + source.width / 2, y: source.y + source.height } : { x: source.x + source.width, y: source.y + source.height / 2 })
        expect(points.at(-1)).toEqual(direction === 'TB' ? { x: target.x + target.width / 2, y: target.y } : { x: target.x, y: target.y + target.height / 2 })
        for (const [at, point] of points.entries()) { const next = points[at + 1]; if (next !== undefined) expect(point.x === next.x || point.y === next.y).toBe(true) }
      }
    }), { numRuns: 200 })
  })
})

describe('ways that meet', () => {
  //  half --a--> left --.
  //      `--b--> right --> both - bye
  const document = journey().splitPercent('half', { a: 50, b: 50 }).email('left').email('both').exit('bye').at('half', 'b').email('right').to('both').document()

  it('go on straight below the first branch', () => {
    const { cards } = journeyLayout(document)
    expect(cards.get('both')?.x).toBe(cards.get('half')?.x)
    expect(cards.get('both')?.y).toBeGreaterThan(cards.get('right')?.y ?? 0)
    expect(cards.get('left')?.y).toBe(cards.get('right')?.y)
  })

  it('keep a column free for a branch that has no step of its own', () => {
    const skipping = journey().splitRules('who', { vip: { trait: 'plan', is: 'equals', value: 'pro' } }).email('gift').email('both').at('who', 'else').to('both').document()
    const { cards, routes } = journeyLayout(skipping)
    const gift = cards.get('gift')
    const edge = skipping.edges.find(({ from, port }) => from === 'who' && port === 'else')
    expect(routes.get(edge?.id ?? '')?.plus.x).toBeGreaterThan((gift?.x ?? 0) + (gift?.width ?? 0))
  })

  it('lead back beside the column when they go round again', () => {
    const loop = journey().email('mail').wait('pause', 'P1D').to('mail').document()
    const { routes, cards } = journeyLayout(loop)
    const route = routes.get(loop.edges.at(-1)?.id ?? '')
    expect(route?.isBack).toBe(true)
    expect(Math.min(...(route?.points ?? []).map(({ x }) => x))).toBeLessThan(cards.get('mail')?.x ?? 0)
  })
})

describe('the cost of a layout', () => {
  it('grows with the journey, not with its square', () => {
    const looks = (count: number): number => {
      let built = journey()
      for (let at = 0; at < count; at += 1) built = at % 5 === 0 ? built.splitPercent(`n${at}`, { a: 50, b: 50 }) : built.wait(`n${at}`, 'P1D')
      const document = built.document()
      // Reading a node costs one look: a proxy counts them.
      let count_ = 0
      const nodes = document.nodes.map((node) => new Proxy(node, { get: (target, key, receiver) => { count_ += 1; return Reflect.get(target, key, receiver) as unknown } }))
      journeyLayout({ ...document, nodes })
      return count_
    }
    expect(looks(1000)).toBeLessThan(looks(100) * 11)
  })
})
