import { describe, expect, it } from 'vitest'
import type { JourneyEdge } from '../../document/journey-document.ts'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkEdges } from './check-edges.ts'

const drawn = journey().email('n1').waitForEvent('n2', 'visit', { timeout: 'P1D' }).exit('n3')

function saidOf(edge: Partial<JourneyEdge>, builder: JourneyBuilder = drawn) {
  const document = builder.document()
  const edges = [...document.edges, { id: 'odd', from: 'n1', port: 'next', to: 'n2', ...edge }]
  return checkEdges(journeyGraph({ ...document, edges })).map(({ code, nodeId, params }) => ({ code, nodeId, ...params }))
}

describe('the check of edges', () => {
  it('accepts edges between what exists, the entry and ports that are taken twice included', () => {
    expect(checkEdges(journeyGraph(drawn.document()))).toEqual([])
    expect(saidOf({})).toEqual([])
    expect(saidOf({ from: 'entry' })).toEqual([])
  })

  it('refuses an edge from nowhere', () => {
    expect(saidOf({ from: 'gone' })).toEqual([{ code: 'EDGE_FROM_UNKNOWN_NODE', nodeId: null, edgeId: 'odd', from: 'gone' }])
  })

  it('refuses an edge to nowhere, at the node it leaves', () => {
    expect(saidOf({ to: 'gone' })).toEqual([{ code: 'EDGE_TO_UNKNOWN_NODE', nodeId: 'n1', edgeId: 'odd', to: 'gone' }])
    expect(saidOf({ from: 'entry', to: 'gone' })).toEqual([{ code: 'EDGE_TO_UNKNOWN_NODE', nodeId: null, edgeId: 'odd', to: 'gone' }])
  })

  // A person who comes back to the entry would have to enter again, which is the business of re-entry.
  it('refuses an edge back to the entry', () => {
    expect(saidOf({ to: 'entry' })).toEqual([{ code: 'EDGE_TO_ENTRY', nodeId: 'n1', edgeId: 'odd' }])
  })

  it('refuses a port the node does not have, and names those it has', () => {
    expect(saidOf({ port: 'event' })).toEqual([{ code: 'EDGE_FROM_UNKNOWN_PORT', nodeId: 'n1', edgeId: 'odd', port: 'event', ports: ['next'] }])
    expect(saidOf({ from: 'n2' })).toEqual([{ code: 'EDGE_FROM_UNKNOWN_PORT', nodeId: 'n2', edgeId: 'odd', port: 'next', ports: ['event', 'timeout'] }])
    expect(saidOf({ from: 'n3' })).toEqual([{ code: 'EDGE_FROM_UNKNOWN_PORT', nodeId: 'n3', edgeId: 'odd', port: 'next', ports: [] }])
    expect(saidOf({ from: 'entry', port: 'else' })).toEqual([{ code: 'EDGE_FROM_UNKNOWN_PORT', nodeId: 'entry', edgeId: 'odd', port: 'else', ports: ['next'] }])
  })

  it('says both when neither end exists', () => {
    expect(saidOf({ from: 'gone', to: 'lost' }).map(({ code }) => code)).toEqual(['EDGE_FROM_UNKNOWN_NODE', 'EDGE_TO_UNKNOWN_NODE'])
  })

  // Such a node is refused as such; what leaves it is read as leaving the entry of the journey.
  it('takes the edges of a node called entry for edges of the entry', () => {
    expect(saidOf({}, journey().waitForEvent('entry', 'visit', { timeout: 'P1D' }).email('n1').email('n2')).map(({ code, nodeId }) => [code, nodeId]))
      .toEqual([['EDGE_FROM_UNKNOWN_PORT', 'entry']])
  })
})
