import { describe, expect, it } from 'vitest'
import { directedGraph } from './directed-graph.ts'
import { reachableFrom } from './reachable-from.ts'

//  a -> b -> c      e -> f
//       ^    |      ^____|
//       '----'
const graph = directedGraph(['a', 'b', 'c', 'd', 'e', 'f'], [['a', 'b'], ['b', 'c'], ['c', 'b'], ['e', 'f'], ['f', 'e']])

describe('reachableFrom', () => {
  it('follows edges forward only, and comes to an end in cycles', () => {
    expect([...reachableFrom(graph, ['a'])].sort()).toEqual(['a', 'b', 'c'])
    expect([...reachableFrom(graph, ['c'])].sort()).toEqual(['b', 'c'])
    expect([...reachableFrom(graph, ['d'])]).toEqual(['d'])
  })

  it('unites what several starts reach', () => {
    expect([...reachableFrom(graph, ['d', 'e'])].sort()).toEqual(['d', 'e', 'f'])
  })

  it('reaches nothing from nowhere', () => {
    expect(reachableFrom(graph, []).size).toBe(0)
    expect(reachableFrom(graph, ['unknown']).size).toBe(0)
  })
})
