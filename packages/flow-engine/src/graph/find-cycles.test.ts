import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directedGraph, type DirectedGraph } from './directed-graph.ts'
import { findCycles } from './find-cycles.ts'

describe('findCycles', () => {
  it('finds none in a graph without any', () => {
    //  a -> b -> d
    //  '--> c ---^
    expect(findCycles(directedGraph(['a', 'b', 'c', 'd'], [['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd']]))).toEqual([])
  })

  it('names the nodes of a cycle in the order a run would go round', () => {
    //  a -> c -> b -> a
    expect(findCycles(directedGraph(['a', 'b', 'c'], [['a', 'c'], ['c', 'b'], ['b', 'a']]))).toEqual([['a', 'c', 'b']])
  })

  it('finds a node that leads to itself', () => {
    expect(findCycles(directedGraph(['a', 'b'], [['a', 'b'], ['b', 'b']]))).toEqual([['b']])
  })

  it('gives one cycle for each knot, the shortest through its first node', () => {
    //  a <-> b -> c -> a      d <-> e
    const graph = directedGraph(['e', 'a', 'b', 'c', 'd'], [['a', 'b'], ['b', 'a'], ['b', 'c'], ['c', 'a'], ['d', 'e'], ['e', 'd']])
    expect(findCycles(graph)).toEqual([['e', 'd'], ['a', 'b']])
  })

  it('finds a cycle exactly when walking on and on never ends', () => {
    const graphs = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 })
      .map((edges) => directedGraph('01234567', edges.map(([from, to]) => [String(from), String(to)])))
    fc.assert(fc.property(graphs, (graph) => {
      const cycles = findCycles(graph)
      expect(cycles.length > 0).toBe(goesOnForEver(graph))
      for (const cycle of cycles) cycle.forEach((node, index) => expect(graph.get(node)).toContain(cycle[index + 1] ?? cycle[0]))
    }), { numRuns: 500 })
  })
})

/** A walk of more steps than there are nodes has been somewhere twice. */
function goesOnForEver(graph: DirectedGraph): boolean {
  let here = new Set(graph.keys())
  for (let step = 0; step <= graph.size; step += 1) here = new Set([...here].flatMap((node) => graph.get(node) ?? []))
  return here.size > 0
}
