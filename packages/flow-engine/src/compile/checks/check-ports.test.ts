import { describe, expect, it } from 'vitest'
import type { JourneyEdge } from '../../document/journey-document.ts'
import { journey } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkPorts } from './check-ports.ts'

const split = journey().splitPercent('n1', { a: 50, b: 50 }).exit('n2').document()

function saidOf(...more: readonly Omit<JourneyEdge, 'id'>[]) {
  const edges = [...split.edges, ...more.map((edge, index) => ({ id: `x${index}`, ...edge }))]
  return checkPorts(journeyGraph({ ...split, edges })).map(({ code, nodeId, params }) => ({ code, nodeId, ...params }))
}

describe('the check of ports', () => {
  it('accepts one edge for each port, whoever they lead to', () => {
    expect(saidOf({ from: 'n1', port: 'b', to: 'n2' })).toEqual([])
  })

  it('names all edges of a port that has several', () => {
    expect(saidOf({ from: 'n1', port: 'a', to: 'n2' }, { from: 'n1', port: 'a', to: 'n1' }))
      .toEqual([{ code: 'PORT_WITH_SEVERAL_EDGES', nodeId: 'n1', port: 'a', edgeIds: ['e1', 'x0', 'x1'] }])
  })

  it('counts the edges of the entry, at which a run would enter twice', () => {
    expect(saidOf({ from: 'entry', port: 'next', to: 'n2' }))
      .toEqual([{ code: 'PORT_WITH_SEVERAL_EDGES', nodeId: 'entry', port: 'next', edgeIds: ['e0', 'x0'] }])
  })

  // That they lead away from nothing is said once, by the check of edges.
  it('is silent about edges of a node that is not there', () => {
    expect(saidOf({ from: 'gone', port: 'a', to: 'n2' }, { from: 'gone', port: 'a', to: 'n2' })).toEqual([])
  })
})
