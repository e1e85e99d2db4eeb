import { describe, expect, it } from 'vitest'
import { directedGraph } from './directed-graph.ts'
import { shortestPath } from './shortest-path.ts'

//  a -> b -> c -> e
//  '--> d --------^    e -> a
const graph = directedGraph(['a', 'b', 'c', 'd', 'e'], [['a', 'b'], ['b', 'c'], ['c', 'e'], ['a', 'd'], ['d', 'e'], ['e', 'a']])

describe('shortestPath', () => {
  it('takes the way with the fewest edges', () => {
    expect(shortestPath(graph, 'a', (node) => node === 'e')).toEqual(['d', 'e'])
    expect(shortestPath(graph, 'a', (node) => node === 'c')).toEqual(['b', 'c'])
  })

  it('comes back to where it started when that is the target', () => {
    expect(shortestPath(graph, 'a', (node) => node === 'a')).toEqual(['d', 'e', 'a'])
    expect(shortestPath(directedGraph(['a'], [['a', 'a']]), 'a', (node) => node === 'a')).toEqual(['a'])
  })

  it('stops at the first of several targets', () => {
    expect(shortestPath(graph, 'b', (node) => node === 'e' || node === 'c')).toEqual(['c'])
  })

  it('says when there is no way', () => {
    expect(shortestPath(directedGraph(['a', 'b'], [['a', 'b']]), 'b', (node) => node === 'a')).toBeNull()
    expect(shortestPath(directedGraph(['a'], []), 'a', (node) => node === 'a')).toBeNull()
  })
})
