import { describe, expect, it } from 'vitest'
import type { JourneyNode } from '../../document/journey-document.ts'
import { journey } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkIds } from './check-ids.ts'

const exits = (...ids: string[]): JourneyNode[] => ids.map((id) => ({ id, kind: 'exit', config: {} }))
const minimal = journey().exit('n1').document()
const saidOf = (change: Partial<typeof minimal>) => checkIds(journeyGraph({ ...minimal, ...change })).map(({ code, nodeId, params }) => [code, nodeId, params])

describe('the check of ids', () => {
  it('accepts ids that are used once, and an edge called like a node', () => {
    expect(saidOf({ nodes: exits('n1', 'n2', 'N1'), edges: [{ id: 'n1', from: 'entry', port: 'next', to: 'n1' }] })).toEqual([])
  })

  it('says once of a repeated id how often it is there', () => {
    expect(saidOf({ nodes: exits('n1', 'n2', 'n1', 'n1') })).toEqual([['DUPLICATE_NODE_ID', 'n1', { id: 'n1', times: 3 }]])
    const edge = { id: 'e', from: 'entry', port: 'next', to: 'n1' }
    expect(saidOf({ edges: [edge, edge] })).toEqual([['DUPLICATE_EDGE_ID', null, { edgeId: 'e', times: 2 }]])
  })

  // The entry has its own row in every trace; a node of that name would be counted together with it.
  it.each(['entry', '__proto__'])('refuses a node called %s', (id) => {
    expect(saidOf({ nodes: exits('n1', id) })).toEqual([['RESERVED_NODE_ID', id, { id }]])
  })

  it.each(['constructor', 'toString', 'Entry', 'next'])('accepts a node called %s', (id) => {
    expect(saidOf({ nodes: exits('n1', id) })).toEqual([])
  })
})
