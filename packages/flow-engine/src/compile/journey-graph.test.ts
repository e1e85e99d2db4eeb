import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JourneyEdge } from '../document/journey-document.ts'
import { journey } from '../testing/journey-builder.ts'
import { journeyGraph, portsOf } from './journey-graph.ts'

// entry - n1 email - n2 wait - n3 split a|b - n4 goal
const drawn = journey().email('n1').wait('n2', 'P1D').splitPercent('n3', { a: 50, b: 50 }).goal('n4').document()
const withEdges = (...edges: JourneyEdge[]) => journeyGraph({ ...drawn, edges })

describe('the graph of a journey', () => {
  it('knows where runs go, and through what they pass without parking', () => {
    const { flow, passing, reachable, startEdge } = journeyGraph(drawn)
    expect([...flow]).toEqual([['n1', ['n2']], ['n2', ['n3']], ['n3', ['n4']], ['n4', []]])
    expect([...passing]).toEqual([['n1', []], ['n3', ['n4']], ['n4', []]])
    expect([...reachable].sort()).toEqual(['n1', 'n2', 'n3', 'n4'])
    expect(startEdge?.id).toBe('e0')
  })

  it('takes nodes in which only some people stand for ones that are passed', () => {
    const { passing } = journeyGraph(journey().email('n1').throttle('n2', 1, 'PT1H').waitForSegment('n3', 'seg_2').wait('n4', 'P1D').email('n5').document())
    expect([...passing]).toEqual([['n1', ['n2']], ['n2', ['n3']], ['n3', []], ['n5', []]])
  })

  it('takes no way that is left after a wait for one that is gone at once', () => {
    const { atOnce, passing } = journeyGraph(journey().waitUntil('n1', { from: 'fixed', day: '2030-01-01' }).email('n2').wait('n3', 'P1D').to('n1').at('n1', 'missed').exit('n4').document())
    expect([...atOnce]).toEqual([['n1', ['n4']], ['n2', ['n3']], ['n3', []], ['n4', []]])
    expect([...passing]).toEqual([['n1', ['n4']], ['n2', []], ['n4', []]])
  })

  it('leads from a jump to where it says, and from one to nowhere nowhere', () => {
    const { flow, edgesByPort, reachable } = journeyGraph(journey().jump('n1', 'n3').exit('n2').email('n3').jump('n4', 'gone').document())
    expect(flow.get('n1')).toEqual(['n3'])
    expect(edgesByPort.get('n1')?.get('next')).toEqual({ id: 'jump:n1', from: 'n1', port: 'next', to: 'n3' })
    expect([...reachable].sort()).toEqual(['n1', 'n3', 'n4'])
    expect([flow.get('n4'), edgesByPort.has('n4')]).toEqual([[], false])
  })

  it('lets no drawn edge take the place of a jump', () => {
    const document = journey().jump('n1', 'n3').exit('n2').exit('n3').document()
    const { flow } = journeyGraph({ ...document, edges: [...document.edges, { id: 'x', from: 'n1', port: 'next', to: 'n2' }] })
    expect(flow.get('n1')).toEqual(['n3'])
  })

  it('follows no edge that hangs on a port or a node that is not there', () => {
    const { flow, edgesByPort } = withEdges({ id: 'a', from: 'n1', port: 'else', to: 'n2' }, { id: 'b', from: 'n1', port: 'next', to: 'gone' }, { id: 'c', from: 'gone', port: 'next', to: 'n1' })
    expect([...flow.values()].flat()).toEqual([])
    expect([...edgesByPort]).toEqual([])
  })

  it('takes the first of several edges of a port, and of several nodes of one id', () => {
    const { edgesByPort } = withEdges({ id: 'a', from: 'n1', port: 'next', to: 'n2' }, { id: 'b', from: 'n1', port: 'next', to: 'n3' })
    expect(edgesByPort.get('n1')?.get('next')?.id).toBe('a')
    const twice = journeyGraph({ ...drawn, nodes: [...drawn.nodes, { id: 'n1', kind: 'exit', config: {} }] })
    expect(twice.nodes.get('n1')?.kind).toBe('email')
  })

  it.each<[string, Partial<JourneyEdge>]>([['by another port', { port: 'else' }], ['to nowhere', { to: 'gone' }], ['from a node', { from: 'n2' }]])('has no start when its only edge leads %s', (_, change) => {
    const { startEdge, reachable } = withEdges({ id: 'e', from: 'entry', port: 'next', to: 'n1', ...change })
    expect(startEdge).toBe(null)
    expect(reachable.size).toBe(0)
  })

  it('starts at the first edge of the entry that leads somewhere', () => {
    expect(withEdges({ id: 'a', from: 'entry', port: 'next', to: 'gone' }, { id: 'b', from: 'entry', port: 'next', to: 'n3' }).startEdge?.id).toBe('b')
  })

  it('never leads from a port more than once, however the edges lie', () => {
    const edge = fc.record({ id: fc.constantFrom('a', 'b'), from: fc.constantFrom('entry', 'n1', 'n2', 'n3', 'n4', 'gone'), port: fc.constantFrom('next', 'a', 'b', 'else'), to: fc.constantFrom('n1', 'n3', 'entry', 'gone') })
    fc.assert(fc.property(fc.array(edge, { maxLength: 12 }), (edges) => {
      const { flow, edgesByPort, nodes } = withEdges(...edges)
      for (const [id, successors] of flow) {
        const node = nodes.get(id)
        expect(successors.length).toBeLessThanOrEqual(node === undefined ? 0 : portsOf(node).length)
        expect(successors).toEqual([...edgesByPort.get(id)?.values() ?? []].map(({ to }) => to))
      }
    }))
  })
})
