import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JourneyDocument } from '../document/journey-document.ts'
import { journey } from '../testing/journey-builder.ts'
import { compileJourney } from './compile-journey.ts'

function planOf(document: JourneyDocument) {
  const compiled = compileJourney(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return compiled.plan
}

const whole = journey().onEvent('Order', { key: 'properties.id', where: [{ property: 'total', is: 'gt', value: 100 }] }).reentry('always')
  .splitPercent('n1', { b: 40, a: 60 }).email('n2', 'tpl_2').wait('n3', 'P1D').updateCustomer('n4', { z: 1, a: { y: 1, b: 2 } }).goal('n5').at('n1', 'a').email('n6', 'tpl_1').to('n3')

describe('the plan of a journey', () => {
  it('is the same text whatever the order in which a canvas saves nodes, edges and keys', () => {
    const document = whole.document()
    const text = JSON.stringify(planOf(document))
    const shuffled = fc.record({
      nodes: fc.shuffledSubarray(document.nodes, { minLength: document.nodes.length }),
      edges: fc.shuffledSubarray(document.edges, { minLength: document.edges.length }),
    })
    fc.assert(fc.property(shuffled, ({ nodes, edges }) => {
      const turned = nodes.map((node) => Object.fromEntries(Object.entries(node).reverse()))
      expect(JSON.stringify(planOf({ ...document, nodes: turned as unknown as JourneyDocument['nodes'], edges }))).toBe(text)
    }), { numRuns: 50 })
  })

  // Two publishes of one drawing must not look like two plans; a drawing is moved about all the time.
  it('does not know how the journey is drawn', () => {
    const document = whole.document()
    const moved: JourneyDocument = { ...document, canvas: { direction: 'LR', offsets: { n1: { x: 5, y: 5 } }, notes: [{ id: 'x', text: 'Ask Ann', x: 0, y: 0 }] } }
    expect(planOf(moved)).toEqual(planOf(document))
  })

  it('keeps who enters, and how often', () => {
    expect(planOf(whole.document()).entry).toEqual({
      trigger: { kind: 'event', event: 'Order', where: [{ is: 'gt', property: 'total', value: 100 }], key: 'properties.id' }, reentry: 'always',
    })
    expect(planOf(journey().onEvent('Order').exit('n1').document()).entry).toMatchObject({ trigger: { where: [], key: null }, reentry: 'never' })
    expect(planOf(journey().onSegment('seg_9').reentry('afterExit').exit('n1').document()).entry).toEqual({ trigger: { kind: 'segmentEntered', segmentId: 'seg_9' }, reentry: 'afterExit' })
  })

  it('loads segments only for a journey that names some', () => {
    expect(planOf(whole.document()).segmentIds).toEqual([])
    expect(planOf(journey().onSegment('seg_9').exit('n1').document()).segmentIds).toEqual(['seg_9'])
  })

  it('pins each template once, also of an e-mail nobody gets to', () => {
    expect(planOf(whole.document()).templateIds).toEqual(['tpl_1', 'tpl_2'])
    expect(planOf(journey().exit('n1').email('n2', 'tpl_z').wait('n3', 'P1D').email('n4', 'tpl_z').document()).templateIds).toEqual(['tpl_z'])
  })

  it('keeps nodes nobody gets to, with what they need: a run may be moved there by hand', () => {
    const plan = planOf(journey().exit('n1').splitRules('n2', { a: { event: 'visit', count: { atLeast: 1 } } }).document())
    expect(plan.nodes['n2']?.needs).toEqual({ events: ['visit'], eventProperties: [], segments: [] })
    expect(plan.startNeeds).toEqual({ events: [], eventProperties: [], segments: [] })
  })

  it('names the port, the edge and the node of every way, and leaves open ports out', () => {
    const { nodes } = planOf(journey().splitPercent('n1', { a: 50, b: 50 }).exit('n2').document())
    expect(nodes['n1']?.next).toEqual({ a: { nodeId: 'n2', edgeId: 'e1' } })
    expect(nodes['n2']?.next).toEqual({})
  })

  it('calls a node by its name, and by nothing when it has none', () => {
    const document = whole.document()
    const nodes = document.nodes.map((node) => node.id === 'n2' ? { ...node, name: 'Second' } : node)
    expect([planOf({ ...document, nodes }).nodes['n2']?.name, planOf(document).nodes['n2']?.name]).toEqual(['Second', ''])
  })
})
