import { journey } from '@sendero/flow-engine/testing'
import { expect, it } from 'vitest'
import { noNumbers } from './journey-numbers.ts'
import { sectionFigures } from './section-figures.ts'

it('the numbers of a section are those of the ways into and out of it, and of who stands and converts inside', () => {
  const document = journey().email('hi').wait('pause', 'P1D').splitPercent('half', { a: 50, b: 50 }).goal('won').at('half', 'b').email('late').document()
  const edges = Object.fromEntries(document.edges.map(({ id }, at) => [id, 100 - at]))
  const nodes = { pause: { ...noNumbers, hereNow: 7 }, half: { ...noNumbers, hereNow: 1 }, won: { ...noNumbers, entered: 30 }, late: { ...noNumbers, hereNow: 50 } }
  expect(sectionFigures(document, ['pause', 'half', 'won'], { nodes, edges, asOf: '' })).toEqual({ entered: 99, hereNow: 8, left: 96, converted: 30 })
  expect(sectionFigures(document, ['won', 'late'], { nodes: {}, edges: {}, asOf: '' })).toEqual({ entered: 0, hereNow: 0, left: 0, converted: 0 })
})
