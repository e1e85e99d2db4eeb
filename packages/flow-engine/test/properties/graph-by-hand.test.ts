import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directedGraph, reversed, subgraph, type DirectedGraph } from '../../src/graph/directed-graph.ts'
import { findCycles } from '../../src/graph/find-cycles.ts'
import { reachableFrom } from '../../src/graph/reachable-from.ts'
import { shortestPath } from '../../src/graph/shortest-path.ts'
import { strongComponents } from '../../src/graph/strong-components.ts'
import { topologicalOrder } from '../../src/graph/topological-order.ts'

// Every algorithm against one that is too slow to use and too plain to be wrong: the table of all distances.

const graphs = fc.record({ size: fc.integer({ min: 1, max: 9 }), edges: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 22 }) })
  .map(({ size, edges }) => directedGraph([...'abcdefghi'].slice(0, size), edges.map(([from, to]) => ['abcdefghi'.charAt(from), 'abcdefghi'.charAt(to)])))

/** The fewest edges from one node to another, at least one; Infinity when there is no way. */
function distancesOf(graph: DirectedGraph): (from: string, to: string) => number {
  const nodes = [...graph.keys()]
  const table = new Map<string, number>()
  const get = (from: string, to: string): number => table.get(`${from} ${to}`) ?? Infinity
  for (const from of nodes) for (const to of graph.get(from) ?? []) table.set(`${from} ${to}`, 1)
  for (const over of nodes) for (const from of nodes) for (const to of nodes) table.set(`${from} ${to}`, Math.min(get(from, to), get(from, over) + get(over, to)))
  return get
}

const isWay = (graph: DirectedGraph, way: readonly string[]): boolean => way.every((node, index) => index === 0 || graph.get(way[index - 1] ?? '')?.includes(node) === true)

describe('in any graph', () => {
  it('what is reached is what some way leads to, and where it starts', () => {
    fc.assert(fc.property(graphs, fc.array(fc.constantFrom(...'abcdefghi'), { maxLength: 3 }), (graph, starts) => {
      const distance = distancesOf(graph)
      const known = starts.filter((start) => graph.has(start))
      const expected = [...graph.keys()].filter((node) => known.some((start) => start === node || distance(start, node) < Infinity))
      expect([...reachableFrom(graph, starts)].sort()).toEqual(expected)
    }), { numRuns: 500 })
  })

  it('the shortest way is one, is as short as there is, and stops at the first target', () => {
    fc.assert(fc.property(graphs, fc.constantFrom(...'abcdefghi'), fc.subarray([...'abcdefghi']), (graph, from, targets) => {
      const way = shortestPath(graph, from, (node) => targets.includes(node))
      const distance = distancesOf(graph)
      const nearest = Math.min(...targets.map((target) => distance(from, target)), Infinity)
      expect(way?.length ?? Infinity).toBe(nearest)
      if (way === null) return
      expect(isWay(graph, [from, ...way])).toBe(true)
      expect(way.filter((node) => targets.includes(node))).toEqual([way.at(-1)])
    }), { numRuns: 500 })
  })

  it('the components are those who lead to each other, each after all it leads to', () => {
    fc.assert(fc.property(graphs, (graph) => {
      const distance = distancesOf(graph)
      const isTogether = (a: string, b: string): boolean => a === b || (distance(a, b) < Infinity && distance(b, a) < Infinity)
      const components = strongComponents(graph)
      const place = new Map(components.flatMap((component, index) => component.map((node) => [node, index] as const)))
      expect(components.flat().sort()).toEqual([...graph.keys()])
      for (const a of graph.keys()) {
        for (const b of graph.keys()) {
          expect(place.get(a) === place.get(b)).toBe(isTogether(a, b))
          if (distance(a, b) < Infinity) expect(place.get(a)).toBeGreaterThanOrEqual(place.get(b) ?? Infinity)
        }
      }
    }), { numRuns: 500 })
  })

  it('an order exists exactly when nobody comes back, and then nothing leads backwards', () => {
    fc.assert(fc.property(graphs, (graph) => {
      const distance = distancesOf(graph)
      const order = topologicalOrder(graph)
      expect(order === null).toBe([...graph.keys()].some((node) => distance(node, node) < Infinity))
      if (order === null) return
      expect([...order].sort()).toEqual([...graph.keys()])
      for (const [from, successors] of graph) for (const to of successors) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to))
    }), { numRuns: 500 })
  })

  it('each knot gives one cycle, through its first node and as short as there is', () => {
    fc.assert(fc.property(graphs, (graph) => {
      const distance = distancesOf(graph)
      const nodes = [...graph.keys()]
      const inCycle = nodes.filter((node) => distance(node, node) < Infinity)
      const firsts = inCycle.filter((node) => !nodes.slice(0, nodes.indexOf(node)).some((earlier) => distance(earlier, node) < Infinity && distance(node, earlier) < Infinity))
      const cycles = findCycles(graph)
      expect(cycles.map(([first]) => first)).toEqual(firsts)
      for (const cycle of cycles) {
        const [first = ''] = cycle
        expect(isWay(graph, [...cycle, first])).toBe(true)
        expect(cycle.length).toBe(distance(first, first))
      }
    }), { numRuns: 500 })
  })

  it('turning it round turns every way round', () => {
    fc.assert(fc.property(graphs, (graph) => {
      const [forwards, backwards] = [distancesOf(graph), distancesOf(reversed(graph))]
      for (const a of graph.keys()) for (const b of graph.keys()) expect(backwards(b, a)).toBe(forwards(a, b))
    }), { numRuns: 200 })
  })

  it('a part of it has the ways that need nothing else', () => {
    fc.assert(fc.property(graphs, fc.subarray([...'abcdefghi']), (graph, kept) => {
      const part = subgraph(graph, (node) => kept.includes(node))
      expect([...part.keys()]).toEqual([...graph.keys()].filter((node) => kept.includes(node)))
      for (const [node, successors] of part) expect(successors).toEqual(graph.get(node)?.filter((next) => kept.includes(next)))
    }), { numRuns: 200 })
  })
})
