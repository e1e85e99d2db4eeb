import { describe, expect, it } from 'vitest'
import type { EventFact, Facts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import type { RunState } from '../model/run-state.ts'
import { signals } from '../model/signals.ts'
import type { Rule } from '../segment/rule.ts'
import { journey } from '../testing/journey-builder.ts'
import { endByEvent, endByFacts } from './end-reached.ts'

const now = Date.UTC(2026, 0, 15, 9)
const customer = { id: 'cus_1', userId: null, traits: { plan: 'free', email: 'ann@example.test' }, timeZone: 'UTC' }
const factsOf = (change: Partial<Facts> = {}): Facts => ({ customer, events: new Map(), segments: new Set(), ...change })
const withTraits = (traits: JsonObject): Facts => factsOf({ customer: { ...customer, traits } })
const paying: Rule = { trait: 'plan', is: 'in', value: ['pro', 'team'] }
const visited = { event: 'visit', count: { atLeast: 2 }, within: 'P7D' } as const
const visit = (daysAgo: number): EventFact => ({ name: 'visit', occurredAt: now - daysAgo * 86_400_000, properties: {} })

describe('an end that is met by what is true of the person', () => {
  it('is none in a journey without ends', () => {
    expect(endByFacts(journey().exit('n1').plan(), factsOf(), now)).toBeNull()
  })

  it('is a rule that holds, with what decided it', () => {
    const plan = journey().goalWhen('pays', { rule: paying }, 'Pays').exit('n1').plan()
    expect(endByFacts(plan, factsOf(), now)).toBeNull()
    expect(endByFacts(plan, withTraits({ plan: 'team' }), now)).toMatchObject({ end: { id: 'pays', kind: 'goal' }, inputs: { end: 'pays', goal: 'Pays', traits: { plan: 'team' } } })
  })

  it('is a rule that counts events up to now', () => {
    const plan = journey().exitWhen('busy', { rule: visited }, 'Visits a lot').exit('n1').plan()
    const facts = factsOf({ events: new Map([['visit', [visit(6), visit(1)]]]) })
    expect(endByFacts(plan, facts, now)?.inputs).toEqual({ end: 'busy', name: 'Visits a lot', events: [{ event: 'visit', within: 'P7D', count: 2 }] })
    expect(endByFacts(plan, facts, now + 2 * 86_400_000)).toBeNull()
  })

  it('is a segment they are in, or no longer in', () => {
    const into = journey().goalWhen('in', { enters: 'seg_vip' }).exit('n1').plan()
    const outOf = journey().exitWhen('out', { leaves: 'seg_vip' }).exit('n1').plan()
    const inside = factsOf({ segments: new Set(['seg_vip']) })
    expect([endByFacts(into, inside, now)?.inputs, endByFacts(into, factsOf(), now)]).toEqual([{ end: 'in', segmentId: 'seg_vip', for: 'entered' }, null])
    expect([endByFacts(outOf, factsOf(), now)?.inputs, endByFacts(outOf, inside, now)]).toEqual([{ end: 'out', segmentId: 'seg_vip', for: 'left' }, null])
  })

  it('is never an event: what was done before does not come again', () => {
    const plan = journey().goalWhen('bought', { event: 'Order' }).exit('n1').plan()
    expect(endByFacts(plan, factsOf({ events: new Map([['Order', [{ name: 'Order', occurredAt: now, properties: {} }]]]) }), now)).toBeNull()
  })

  it('is the first in the order they stand', () => {
    const plan = journey().exitWhen('first', { leaves: 'seg_x' }).goalWhen('second', { rule: { trait: 'plan', is: 'isSet' } }).exit('n1').plan()
    expect(endByFacts(plan, factsOf(), now)?.end.id).toBe('first')
    expect(endByFacts(plan, factsOf({ segments: new Set(['seg_x']) }), now)?.end.id).toBe('second')
  })

  it('shows nothing of a trait that tells who somebody is', () => {
    const plan = journey().goalWhen('known', { rule: { trait: 'email', is: 'isSet' } }).exit('n1').plan()
    expect(endByFacts(plan, factsOf(), now)?.inputs).toEqual({ end: 'known', traits: { email: '(set)' } })
  })
})

describe('an end that is met by an event', () => {
  const state: RunState = { engineVersion: 1, status: 'active', endReason: null, nodeId: 'n1', visit: 1, enteredNodeAt: now, wakeAt: now, waitEvent: null, watchesFrom: now - 1000, entry: { event: null } }
  const plan = journey().goalWhen('bought', { event: 'Order', where: [{ property: 'total', is: 'gte', value: 50 }] }, 'Bought').exitWhen('refused', { event: 'Refused' })
    .exitWhen('left', { leaves: 'seg_cart' }).goalWhen('vip', { enters: 'seg_vip' }, 'VIP').goalWhen('pays', { rule: paying }).wait('n1', 'P1D').plan()
  const reached = (name: string, properties: JsonObject = {}, { occurredAt = now } = {}) => endByEvent(plan, state, { name, occurredAt, properties })

  it('is the event with its conditions, and says when it occurred', () => {
    expect(reached('Order', { total: 50 })?.inputs).toEqual({ end: 'bought', goal: 'Bought', event: 'Order', occurredAt: now })
    expect(reached('Refused')).toMatchObject({ end: { id: 'refused', kind: 'exit' }, inputs: { end: 'refused', event: 'Refused' } })
  })

  it.each<[string, JsonObject]>([['Order', { total: 49 }], ['Order', {}], ['order', { total: 50 }], ['visit', {}], ['', {}]])('is not %j %j', (name, properties) => {
    expect(reached(name, properties)).toBeNull()
  })

  it('is who enters or leaves the segment it names, and no other', () => {
    expect(reached(signals.segmentLeft, { segmentId: 'seg_cart' })?.inputs).toEqual({ end: 'left', segmentId: 'seg_cart', for: 'left', occurredAt: now })
    expect(reached(signals.segmentEntered, { segmentId: 'seg_vip' })?.inputs).toEqual({ end: 'vip', goal: 'VIP', segmentId: 'seg_vip', for: 'entered', occurredAt: now })
    expect(reached(signals.segmentEntered, { segmentId: 'seg_cart' })).toBeNull()
    expect(reached(signals.segmentLeft, { segmentId: 'seg_vip' })).toBeNull()
    expect(reached(signals.segmentLeft)).toBeNull()
  })

  it('counts from the moment the run began on', () => {
    expect(reached('Refused', {}, { occurredAt: now - 1000 })?.end.id).toBe('refused')
    expect(reached('Refused', {}, { occurredAt: now - 1001 })).toBeNull()
  })

  it('counts from ever for a run that was moved here from a version without ends', () => {
    expect(endByEvent(plan, {}, { name: 'Refused', occurredAt: 0, properties: {} })?.end.id).toBe('refused')
  })

  it('measures durations in its conditions from when it occurred', () => {
    const soon = journey().exitWhen('soon', { event: 'Booked', where: [{ property: 'from', is: 'inNext', value: 'P1D' }] }).wait('n1', 'P1D').plan()
    const booked = (occurredAt: number) => endByEvent(soon, state, { name: 'Booked', occurredAt, properties: { from: '2026-01-16T08:00:00Z' } })
    expect(booked(now)?.end.id).toBe('soon')
    expect(booked(now + 2 * 86_400_000)).toBeNull()
  })

  it('is none in a journey without ends', () => {
    expect(endByEvent(journey().wait('n1', 'P1D').plan(), state, { name: 'Refused', occurredAt: now, properties: {} })).toBeNull()
  })
})
