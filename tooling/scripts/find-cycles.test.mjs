import { expect, test } from 'vitest'
import { findCycles } from './find-cycles.mjs'

/** `a>b b>c` @param {string} drawing */
const graph = (drawing) => {
  /** @type {Map<string, string[]>} */
  const edges = new Map()
  for (const [from = '', to = ''] of drawing.split(' ').map((arrow) => arrow.split('>'))) {
    edges.set(from, [...(edges.get(from) ?? []), to])
    edges.set(to, edges.get(to) ?? [])
  }
  return edges
}

test('a graph whose arrows all point down has no cycle', () => {
  expect(findCycles(graph('a>b a>c b>d c>d d>e'))).toEqual([])
})

test('a file that imports itself is a cycle', () => {
  expect(findCycles(graph('a>b b>b'))).toEqual([['b']])
})

test('a cycle is shown the short way round, once', () => {
  expect(findCycles(graph('x>a a>b b>c c>d d>a b>a'))).toEqual([['a', 'b']])
})

test('two knots are two cycles', () => {
  expect(findCycles(graph('a>b b>a b>c c>d d>c'))).toHaveLength(2)
})
