import type { JsonObject } from '@sendero/flow-engine'
import { evaluateRule, type AnniversaryCondition, type Rule, type TraitCondition } from '@sendero/flow-engine/segment'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { askedFacts } from './asked-facts.ts'
import { entryObstacles, type EntryAsked } from './entry-obstacles.ts'
import { fittingValue } from './fitting-value.ts'

const now = Date.UTC(2026, 11, 1)

describe('what a journey asks of a person', () => {
  const plan = journey().onEvent('Order', { where: [{ property: 'total', is: 'gte', value: 20 }], key: 'properties.orderId' })
    .goalWhen('paid', { event: 'Paid', where: [{ property: 'by', is: 'in', value: ['card', 'cash'] }] })
    .splitRules('s', { pro: { trait: 'plan', is: 'in', value: ['pro', 'team'] }, often: { event: 'Visit', count: { atLeast: 2 } } })
    .frequencyGate('f', 2, 'P7D').waitForSegment('w', 'seg_1').email('m').plan()

  it('is what its rules, waits, goals and segments look at, with values that fit', () => {
    const asked = askedFacts(plan, new Map<string, Rule>([['seg_1', { trait: 'country', is: 'notEquals', value: 'DE' }], ['seg_other', { trait: 'unasked', is: 'isSet' }]]), now)
    expect([...asked.traits]).toEqual([['plan', ['pro', 'team']], ['country', ['DE']]])
    expect([...asked.events]).toEqual([['Visit', {}], ['Paid', { by: 'card' }]])
    expect(asked).toMatchObject({ segments: ['seg_1'], lists: [], reach: true, mails: true, entryProperties: { total: 20, orderId: '1001' } })
  })

  it.each<AnniversaryCondition>([{ anniversary: 'a', is: 'today' }, { anniversary: 'a', is: 'inDays', value: 40 }, { anniversary: 'a', is: 'inNextDays', value: 7 }, { anniversary: 'a', is: 'inLastDays', value: 7 }, { anniversary: 'a', is: 'inMonth', value: 2 }])('%j holds for the date that is proposed', (rule) => {
    const [value] = askedFacts(journey().splitRules('s', { yes: rule }).email('m').plan(), new Map(), now).traits.get('a') ?? []
    expect(evaluateRule(rule, { customer: { id: 'c', userId: null, traits: { a: value ?? null }, timeZone: 'UTC' }, events: new Map(), segments: new Set() }, now)).toBe(true)
  })

  it('is each step of a sequence', () => {
    const rule: Rule = { sequence: [{ event: 'Cart' }, { event: 'Order', where: [{ property: 'total', is: 'gte', value: 20 }] }], without: { event: 'Help' }, count: { atLeast: 1 } }
    expect([...askedFacts(journey().splitRules('s', { yes: rule }).email('m').plan(), new Map(), now).events]).toEqual([['Cart', {}], ['Order', { total: 20 }], ['Help', {}]])
  })

  it.each<TraitCondition>([
    { trait: 'a', is: 'equals', value: 'x' }, { trait: 'a', is: 'in', value: [3, 4] }, { trait: 'a', is: 'gt', value: 5 }, { trait: 'a', is: 'lt', value: '2026-05-01' }, { trait: 'a', is: 'between', value: [1, 9] },
    { trait: 'a', is: 'contains', value: 'b' }, { trait: 'a', is: 'isSet' }, { trait: 'a', is: 'before', value: '2026-05-01' }, { trait: 'a', is: 'after', value: '2026-05-01' },
    { trait: 'a', is: 'inLast', value: 'P1D' }, { trait: 'a', is: 'inNext', value: 'P1D' }, { trait: 'a', is: 'isNotSet' }, { trait: 'a', is: 'lte', value: 1 }, { trait: 'a', is: 'startsWith', value: 'q' },
  ])('%j holds for the value that is proposed', (rule) => {
    const value = fittingValue(rule, now)
    const traits: JsonObject = value === undefined ? {} : { a: value }
    expect(evaluateRule(rule, { customer: { id: 'c', userId: null, traits, timeZone: 'UTC' }, events: new Map(), segments: new Set() }, now)).toBe(true)
  })
})

describe('why somebody would not be let in', () => {
  const order = journey().onEvent('Order', { where: [{ property: 'total', is: 'gte', value: 20 }], key: 'properties.orderId' }).email('m').plan()
  const asked = (change: Partial<EntryAsked>): EntryAsked => ({ plan: order, customerId: 'cus_1', traits: {}, segments: new Set(), entryEvent: { name: 'Order', properties: { total: 20, orderId: 'o1' } }, start: now, earlier: null, ...change })
  const kinds = (change: Partial<EntryAsked>): string[] => entryObstacles(asked(change)).map(({ kind }) => kind)

  it('is nothing where the event fits', () => { expect(kinds({})).toEqual([]) })

  it('is the event that does not fit, or that cannot be told from others', () => {
    expect(kinds({ entryEvent: { name: 'Order', properties: { total: 5, orderId: 'o1' } } })).toEqual(['eventDiffers'])
    expect(kinds({ entryEvent: { name: 'Order', properties: { total: 50 } } })).toEqual(['noKey'])
  })

  it('is the segment, the date, the holdout or that they have been in', () => {
    expect(kinds({ plan: journey().onSegment('seg_1').email('m').plan() })).toEqual(['notInSegment'])
    expect(kinds({ plan: journey().onSegmentLeft('seg_1').email('m').plan(), segments: new Set(['seg_1']) })).toEqual(['stillInSegment'])
    expect(kinds({ plan: journey().onDate('birthday').email('m').plan() })).toEqual(['noDate'])
    expect(kinds({ plan: journey().onDate('birthday').email('m').plan(), traits: { birthday: '1990-05-01' } })).toEqual([])
    expect(kinds({ plan: journey().onApi().heldOut(100).email('m').plan() })).toEqual(['heldOut'])
    const earlier = { runs: 1, isUnderWay: true }
    expect(kinds({ earlier })).toEqual(['hasBeenIn'])
    expect(kinds({ plan: journey().onApi().reentry('afterExit').email('m').plan(), earlier })).toEqual(['isIn'])
    expect(kinds({ plan: journey().onApi().reentry('always').email('m').plan(), earlier })).toEqual([])
  })
})
