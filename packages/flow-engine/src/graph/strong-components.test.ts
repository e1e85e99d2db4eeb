import { describe, expect, it } from 'vitest'
import { directedGraph } from './directed-graph.ts'
import { strongComponents } from './strong-components.ts'

const sorted = (components: readonly (readonly string[])[]) => components.map((component) => [...component].sort())

describe('strongComponents', () => {
  it('puts nodes that lead to each other together, each knot after all it leads to', () => {
    //  a -> b <-> c -> d <-> e
    //       '--------> f
    const graph = directedGraph(['a', 'b', 'c', 'd', 'e', 'f'],
      [['a', 'b'], ['b', 'c'], ['c', 'b'], ['c', 'd'], ['d', 'e'], ['e', 'd'], ['b', 'f']])
    const components = sorted(strongComponents(graph))
    expect(components).toContainEqual(['b', 'c'])
    expect(components).toContainEqual(['d', 'e'])
    expect(components).toHaveLength(4)
    expect(components.at(-1)).toEqual(['a'])
    expect(components.findIndex(([first]) => first === 'd')).toBeLessThan(components.findIndex(([first]) => first === 'b'))
  })

  it('sees through two cycles that share a node', () => {
    //  a -> b -> a,  b -> c -> b
    const graph = directedGraph(['a', 'b', 'c'], [['a', 'b'], ['b', 'a'], ['b', 'c'], ['c', 'b']])
    expect(sorted(strongComponents(graph))).toEqual([['a', 'b', 'c']])
  })

  it('does not join nodes by an edge into a part that is already finished', () => {
    //  a -> b,  c -> b,  c -> a
    const graph = directedGraph(['a', 'b', 'c'], [['a', 'b'], ['c', 'b'], ['c', 'a']])
    expect(strongComponents(graph)).toHaveLength(3)
  })

  it('walks a chain far longer than the call stack is deep', () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `n${index}`)
    const graph = directedGraph(names, names.slice(1).map((name, index) => [`n${index}`, name]))
    expect(strongComponents(graph)).toHaveLength(50_000)
  })
})
