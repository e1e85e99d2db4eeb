import { describe, expect, it } from 'vitest'
import type { CustomerFacts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import { journey } from './journey-builder.ts'
import { runToQuiet } from './run-to-quiet.ts'
import type { Happening } from './simulated-world.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000
const ann: CustomerFacts = { id: 'cus_ann', userId: 'ann', traits: {}, timeZone: 'UTC' }

const enters = (afterHours: number): Happening => ({ at: start + afterHours * hour, customerId: ann.id, kind: 'segmentEntered' })
const does = (afterHours: number, name: string, properties: JsonObject = {}): Happening =>
  ({ at: start + afterHours * hour, customerId: ann.id, kind: 'event', event: { name, properties } })
const live = (plan: Plan, happenings: Happening[], days = 30) => runToQuiet({ plan, people: [{ customer: ann }], happenings, start, until: start + days * 24 * hour })

describe('runToQuiet', () => {
  it('takes every step that falls due, in order of time', () => {
    const plan = journey().email('n1').wait('n2', 'P1D').waitForEvent('n3', 'visit', { timeout: 'P1D' }).goal('n4').plan()
    const world = live(plan, [enters(2), does(30, 'visit')])
    expect(world.runs).toHaveLength(1)
    expect(world.runs[0]?.state).toMatchObject({ status: 'converted', nodeId: 'n4' })
    expect(world.runs[0]?.commands).toEqual([{ at: start + 2 * hour, command: { kind: 'sendEmail', nodeId: 'n1', visit: 1, templateId: 'tpl_n1' } }])
    expect(world.runs[0]?.trace.map(({ at, nodeId, outcome }) => `${(at - start) / hour} ${nodeId} ${outcome}`))
      .toEqual(['2 entry entered', '2 n1 queued', '2 n2 waiting', '26 n2 waited', '26 n3 waiting', '30 n3 event', '30 n4 converted'])
  })

  it('stops at the end of its time, with people still waiting', () => {
    const world = live(journey().email('n1').wait('n2', 'P7D').to('n1').plan(), [enters(0)], 20)
    expect(world.runs[0]?.commands).toHaveLength(3)
    expect(world.runs[0]?.state.status).toBe('active')
  })

  it('stores what a run does to its person', () => {
    const world = live(journey().updateCustomer('n1', { lifecycle: 'active' }).wait('n2', 'P1D').splitRules('n3', { yes: { trait: 'lifecycle', is: 'isSet' } }).goal('n4').plan(), [enters(0)])
    expect(world.customers.get(ann.id)?.traits).toEqual({ lifecycle: 'active' })
    expect(world.runs[0]?.state.status).toBe('converted')
  })

  it('loads for a step only what its plan declares', () => {
    const plan = journey().splitRules('n1', { yes: { event: 'visit', count: { atLeast: 1 } } }).goal('n2').at('n1', 'else').exit('n3').plan()
    expect(live(plan, [does(0, 'visit'), enters(1)]).runs[0]?.state.status).toBe('converted')
    expect(live({ ...plan, startNeeds: { events: [], eventProperties: [], segments: [] } }, [does(0, 'visit'), enters(1)]).runs[0]?.state.status).toBe('exited')
  })

  it('ends the runs of a person when the shell says so', () => {
    const world = live(journey().wait('n1', 'P7D').plan(), [enters(0), { at: start + hour, customerId: ann.id, kind: 'end', reason: 'erased' }])
    expect(world.runs[0]?.state).toMatchObject({ status: 'exited', endReason: 'erased' })
  })

  it('does not let the event that starts a run be the one it then waits for', () => {
    const plan = journey().onEvent('visit').waitForEvent('n1', 'visit', { timeout: 'P1D' }).goal('n2').plan()
    expect(live(plan, [does(0, 'visit')]).runs[0]?.state.status).toBe('completed')
    expect(live(plan, [does(0, 'visit'), does(1, 'visit')]).runs[0]?.state.status).toBe('converted')
  })
})

describe('segments that change', () => {
  const changes = (afterHours: number, isMember: boolean, segmentId = 'seg_vip'): Happening => ({ at: start + afterHours * hour, customerId: ann.id, kind: 'segmentChanged', segmentId, isMember })
  const waiting = journey().waitForSegment('n1', 'seg_vip', { timeout: 'P3D' }).goal('n2').at('n1', 'timeout').exit('n3').plan()

  it('are told to the runs that wait for them', () => {
    const world = live(waiting, [enters(0), changes(5, true, 'seg_other'), changes(7, true)])
    expect(world.runs[0]?.trace.map(({ at, outcome }) => `${(at - start) / hour} ${outcome}`)).toEqual(['0 entered', '0 waiting', '7 segment', '7 converted'])
    expect(world.runs[0]?.inputs.map(({ input }) => input.kind)).toEqual(['start', 'event', 'event', 'wake'])
  })

  it('are facts of the steps that ask for them', () => {
    expect(live(waiting, [changes(0, true), enters(1)]).runs[0]?.state.status).toBe('converted')
    expect(live(waiting, [changes(0, true), changes(1, false), enters(2)], 5).runs[0]?.state.status).toBe('exited')
    expect(runToQuiet({ plan: waiting, people: [{ customer: ann, segments: ['seg_vip'] }], happenings: [enters(0)], start, until: start }).runs[0]?.state.status).toBe('converted')
  })

  it('say nothing when nothing changes', () => {
    const world = live(waiting, [enters(0), changes(1, true, 'seg_other'), changes(2, true, 'seg_other'), changes(3, false)], 1)
    expect(world.runs[0]?.inputs.map(({ at, input }) => `${(at - start) / hour} ${input.kind}`)).toEqual(['0 start', '1 event'])
  })

  it('let people in where they are the entry, in either direction', () => {
    const into = journey().onSegment('seg_vip').goal('n1').plan()
    const outOf = journey().onSegmentLeft('seg_vip').goal('n1').plan()
    const moves = [changes(1, true), changes(2, true), changes(3, false), changes(4, true, 'seg_other')]
    expect([live(into, moves).runs.length, live(outOf, moves).runs.length]).toEqual([1, 1])
    expect([live(into, moves).runs[0]?.inputs[0]?.at, live(outOf, moves).runs[0]?.inputs[0]?.at]).toEqual([start + hour, start + 3 * hour])
  })

  it('end runs that are watched for them, wherever they wait', () => {
    const plan = journey().onEvent('Cart').exitWhen('gone', { leaves: 'seg_cart' }).wait('n1', 'P7D').goal('n2').plan()
    const world = live(plan, [changes(0, true, 'seg_cart'), does(1, 'Cart'), changes(5, false, 'seg_cart')])
    expect(world.runs[0]?.state).toMatchObject({ status: 'exited', endReason: 'exitCondition', nodeId: 'n1' })
    expect(world.runs[0]?.trace.at(-1)?.at).toBe(start + 5 * hour)
  })
})

describe('events that are handed over', () => {
  const plan = journey().goalWhen('bought', { event: 'Order' }).wait('n1', 'P7D').waitForEvent('n2', 'visit', { timeout: 'P1D' }).plan()

  it('are those a run waits for or its plan watches, and no others', () => {
    const world = live(plan, [enters(0), does(1, 'visit'), does(2, 'click'), does(7 * 24 + 1, 'click'), does(7 * 24 + 2, 'Order'), does(7 * 24 + 3, 'Order')])
    expect(world.runs[0]?.inputs.map(({ input }) => input.kind === 'event' ? input.event.name : input.kind)).toEqual(['start', 'wake', 'Order', 'wake'])
  })

  // A plan that fails to say what it watches would not be told in earnest either.
  it('are not watched by a plan that does not say so', () => {
    const { watch, ...forgetful } = plan
    if (watch === undefined) throw new Error('It watches nothing')
    expect(live({ ...forgetful, watch: { ...watch, events: [] } }, [enters(0), does(1, 'Order')], 1).runs[0]?.state.status).toBe('active')
    expect(live(plan, [enters(0), does(1, 'Order')], 1).runs[0]?.state.status).toBe('converted')
  })

  it('are also those a journey records itself, behind all that is due by then', () => {
    const both = journey().onEvent('Order').reentry('always').emitEvent('n1', 'Scored', { points: 5 }).waitForEvent('n2', 'Scored', { timeout: 'P1D', where: [{ property: 'points', is: 'equals', value: 5 }] }).goal('n3').plan()
    const world = live(both, [does(0, 'Order')])
    expect(world.runs[0]?.state.status).toBe('converted')
    expect(world.runs[0]?.trace.map(({ outcome }) => outcome)).toEqual(['entered', 'emitted', 'waiting', 'event', 'converted'])
  })

  it('do not lead people into the same journey for ever', () => {
    const circle = journey().onEvent('Order').reentry('always').emitEvent('n1', 'Order').plan()
    expect(live(circle, [does(0, 'Order')]).runs).toHaveLength(21)
  })

  // A loop that waits for what it records itself goes round in one moment. No compiler can see that; no test may hang on it.
  it('must come to rest some time', () => {
    const circle = journey().waitForEvent('n1', 'Ping', { timeout: 'P1D' }).emitEvent('n2', 'Ping').to('n1').plan()
    expect(() => live(circle, [enters(0), does(1, 'Ping')])).toThrow('does not come to rest at 2026-01-15T10:00:00.000Z')
  })
})

describe('any other way in', () => {
  const comes = (afterHours: number, rest: object = {}): Happening => ({ at: start + afterHours * hour, customerId: ann.id, kind: 'triggered', ...rest })

  it.each([['a schedule', journey().onSchedule('2026-01-15T09:00')], ['a date', journey().onDate('birthday')], ['the API', journey().onApi()], ['another journey', journey().onJourney()]])('is by %s', (_, builder) => {
    expect(live(builder.goal('n1').plan(), [comes(1)]).runs[0]?.state.status).toBe('converted')
  })

  it('brings along why, and data', () => {
    const plan = journey().onApi().splitEvent('n1', { big: [{ property: 'total', is: 'gte', value: 100 }] }).goal('n2').plan()
    const world = live(plan, [comes(1, { event: { name: 'api', properties: { total: 500 } }, cause: { trigger: 'api', by: 'key_1' } })])
    expect(world.runs[0]?.state.status).toBe('converted')
    expect(world.runs[0]?.trace[0]?.inputs).toEqual({ trigger: 'api', by: 'key_1' })
  })
})
