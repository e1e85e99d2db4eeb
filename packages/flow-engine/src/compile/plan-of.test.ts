import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JourneyDocument } from '../document/journey-document.ts'
import type { TestCase } from '../document/test-cases.ts'
import { journey, type JourneyBuilder } from '../testing/journey-builder.ts'
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

  it('does not know how the draft is tested', () => {
    const document = whole.document()
    const test: TestCase = { id: 't1', name: 'Pro', customerId: null, day: '2026-12-01', time: '09:00', traits: { plan: 'pro' }, consent: null, mailsBefore: null, lists: {}, segments: {}, entryProperties: {}, events: [], answers: {}, arms: { n1: 'a' }, expected: { kind: 'step', nodeId: 'n6' } }
    expect(planOf({ ...document, tests: [test] })).toEqual(planOf(document))
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

describe('the entry of a plan', () => {
  const entryOf = (builder: JourneyBuilder) => planOf(builder.exit('n1').document()).entry

  it('says null where nothing is asked', () => {
    expect(entryOf(journey().onSchedule('2026-12-24T09:00'))).toEqual({ trigger: { kind: 'schedule', start: '2026-12-24T09:00', clock: 'workspace', rule: null, segmentId: null }, reentry: 'never' })
    expect(entryOf(journey().onDate('birthday'))).toEqual({ trigger: { kind: 'date', path: 'birthday', time: '09:00', yearly: false, offset: null, segmentId: null }, reentry: 'never' })
  })

  it('keeps what is asked', () => {
    expect(entryOf(journey().onSchedule('2026-12-24T09:00', { rule: 'FREQ=DAILY', clock: 'customer', segmentId: 'seg_2' })).trigger)
      .toEqual({ kind: 'schedule', start: '2026-12-24T09:00', rule: 'FREQ=DAILY', clock: 'customer', segmentId: 'seg_2' })
    expect(entryOf(journey().onDate('birthday', { offset: { direction: 'before', by: 'P7D' }, yearly: true, time: '08:00', segmentId: 'seg_2' })).trigger)
      .toEqual({ kind: 'date', path: 'birthday', offset: { direction: 'before', by: 'P7D' }, time: '08:00', yearly: true, segmentId: 'seg_2' })
    expect([entryOf(journey().onApi()).trigger, entryOf(journey().onJourney()).trigger, entryOf(journey().onSegmentLeft('seg_9')).trigger])
      .toEqual([{ kind: 'api' }, { kind: 'journey' }, { kind: 'segmentLeft', segmentId: 'seg_9' }])
  })

  it('names the segment of a schedule or a date among those to be kept', () => {
    expect(planOf(journey().onSchedule('2026-12-24T09:00', { segmentId: 'seg_2' }).exit('n1').document()).segmentIds).toEqual(['seg_2'])
    expect(planOf(journey().onDate('birthday', { segmentId: 'seg_3' }).exit('n1').document()).segmentIds).toEqual(['seg_3'])
    expect(planOf(journey().onDate('birthday').exit('n1').document()).segmentIds).toEqual([])
  })

  it('keeps how often people may enter, and at how many places at a time', () => {
    expect(entryOf(journey().reentry({ kind: 'afterTime', for: 'P30D' }))).toMatchObject({ reentry: 'afterTime', reentryAfter: 'P30D' })
    expect(entryOf(journey().reentry({ kind: 'always', atMost: 2 }))).toMatchObject({ reentry: 'always', atMost: 2 })
    expect(Object.keys(entryOf(journey().reentry({ kind: 'always' })))).toEqual(['trigger', 'reentry'])
  })

  it('keeps a holdout of somebody, and says nothing of one of nobody', () => {
    expect(entryOf(journey().heldOut(5, 's'))).toMatchObject({ holdout: { percent: 5, salt: 's' } })
    expect(entryOf(journey().heldOut(0, 's'))).not.toHaveProperty('holdout')
  })

  it('says that it lets in whom all journeys are kept from only where it does', () => {
    const document = journey().exit('n1').document()
    const withFlag = (ignoresHoldout?: boolean) => planOf({ ...document, entry: { ...document.entry, ...(ignoresHoldout === undefined ? {} : { ignoresHoldout }) } }).entry
    expect(withFlag(true)).toMatchObject({ ignoresHoldout: true })
    expect([withFlag(), withFlag(false)]).toEqual([planOf(document).entry, planOf(document).entry])
  })
})

describe('what a plan watches', () => {
  const ended = journey().goalWhen('bought', { event: 'Order', where: [{ property: 'total', is: 'gt', value: 5 }] }, 'Bought').exitWhen('gone', { leaves: 'seg_cart' }).goalWhen('vip', { enters: 'seg_vip' })
    .exitWhen('often', { rule: { event: 'visit', count: { atLeast: 3 } } }).goalWhen('again', { event: 'Order' }).exit('n1')

  it('is every goal and exit, in its order, and the events runs must be handed', () => {
    expect(planOf(ended.document()).watch).toEqual({
      ends: [
        { id: 'bought', kind: 'goal', name: 'Bought', when: { kind: 'event', event: 'Order', where: [{ is: 'gt', property: 'total', value: 5 }] } },
        { id: 'gone', kind: 'exit', name: '', when: { kind: 'segmentLeft', segmentId: 'seg_cart' } },
        { id: 'vip', kind: 'goal', name: '', when: { kind: 'segmentEntered', segmentId: 'seg_vip' } },
        { id: 'often', kind: 'exit', name: '', when: { kind: 'rule', rule: { count: { atLeast: 3 }, event: 'visit' } } },
        { id: 'again', kind: 'goal', name: '', when: { kind: 'event', event: 'Order', where: [] } },
      ],
      events: ['$sendero.segmentEntered', '$sendero.segmentLeft', 'Order'],
      needs: { events: ['visit'], eventProperties: [], segments: ['seg_cart', 'seg_vip'] },
    })
  })

  it('is nothing at all in a journey without ends, or with an empty list of them', () => {
    const document = journey().exit('n1').document()
    expect(planOf(document)).not.toHaveProperty('watch')
    expect(JSON.stringify(planOf({ ...document, ends: [] }))).toBe(JSON.stringify(planOf(document)))
  })

  it('is the same text in whatever order a client writes its keys', () => {
    const document = ended.document()
    const turned = (document.ends ?? []).map((each) => Object.fromEntries(Object.entries({ ...each, when: Object.fromEntries(Object.entries(each.when).reverse()) }).reverse()))
    expect(JSON.stringify(planOf({ ...document, ends: turned as never }))).toBe(JSON.stringify(planOf(document)))
  })

  it('is another plan when its order changes: the first that is met decides', () => {
    const document = ended.document()
    expect(JSON.stringify(planOf({ ...document, ends: (document.ends ?? []).toReversed() }))).not.toBe(JSON.stringify(planOf(document)))
  })
})
