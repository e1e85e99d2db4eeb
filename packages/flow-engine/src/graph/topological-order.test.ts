import { describe, expect, it } from 'vitest'
import { directedGraph } from './directed-graph.ts'
import { topologicalOrder } from './topological-order.ts'

describe('topologicalOrder', () => {
  it('puts every node before all it leads to', () => {
    //  d -> b -> a
    //  '--> c ---^     e
    const edges: [string, string][] = [['d', 'b'], ['d', 'c'], ['b', 'a'], ['c', 'a']]
    const order = topologicalOrder(directedGraph(['a', 'b', 'c', 'd', 'e'], edges)) ?? []
    expect([...order].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    for (const [from, to] of edges) expect(order.indexOf(from)).toBeLessThan(order.indexOf(to))
  })

  it('has none to give for a graph with a cycle', () => {
    expect(topologicalOrder(directedGraph(['a', 'b'], [['a', 'b'], ['b', 'a']]))).toBeNull()
    expect(topologicalOrder(directedGraph(['a'], [['a', 'a']]))).toBeNull()
  })
})
