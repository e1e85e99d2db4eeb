import { describe, expect, it } from 'vitest'
import { directedGraph, reversed, subgraph } from './directed-graph.ts'

//  a -> b -> c
//       '--> d
const graph = directedGraph(['a', 'b', 'c', 'd'], [['a', 'b'], ['b', 'c'], ['b', 'd']])

describe('directedGraph', () => {
  it('keeps nodes and successors in the order they were given', () => {
    expect([...graph]).toEqual([['a', ['b']], ['b', ['c', 'd']], ['c', []], ['d', []]])
  })

  it('leaves out edges that do not join two of its nodes', () => {
    expect([...directedGraph(['a'], [['a', 'x'], ['x', 'a']])]).toEqual([['a', []]])
  })
})

describe('reversed', () => {
  it('turns every edge round', () => {
    expect([...reversed(graph)]).toEqual([['a', []], ['b', ['a']], ['c', ['b']], ['d', ['b']]])
  })

  it('done twice gives the graph again', () => {
    expect([...reversed(reversed(graph))]).toEqual([...graph])
  })
})

describe('subgraph', () => {
  it('drops nodes and all their edges', () => {
    expect([...subgraph(graph, (node) => node !== 'c')]).toEqual([['a', ['b']], ['b', ['d']], ['d', []]])
    expect([...subgraph(graph, (node) => node !== 'b')]).toEqual([['a', []], ['c', []], ['d', []]])
  })
})
