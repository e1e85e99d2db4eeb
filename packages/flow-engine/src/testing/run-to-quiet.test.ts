import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerFacts, UnreachableReason } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import { splitBucket } from '../nodes/split-bucket.ts'
import { journey, type JourneyBuilder } from './journey-builder.ts'
import { runToQuiet } from './run-to-quiet.ts'
import type { Happening, Scenario, SimulatedPerson } from './simulated-world.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000
const ann: CustomerFacts = { id: 'cus_ann', userId: 'ann', traits: {}, timeZone: 'UTC' }

const enters = (afterHours: number): Happening => ({ at: start + afterHours * hour, customerId: ann.id, kind: 'segmentEntered' })
const does = (afterHours: number, name: string, properties: JsonObject = {}): Happening =>
  ({ at: start + afterHours * hour, customerId: ann.id, kind: 'event', event: { name, properties } })

function live(plan: Plan, happenings: Happening[], days = 30) {
  return runToQuiet({ plan, people: [{ customer: ann }], happenings, start, until: start + days * 24 * hour })
}

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

describe('facts from given numbers', () => {
  it('are why a channel reaches nobody, and what was sent', () => {
    const plan = journey().reachable('n1').frequencyGate('n2', 3, 'P7D').goal('n3').at('n1', 'no').exit('n4').at('n2', 'tooMany').exit('n5').plan()
    const where = (person: Partial<SimulatedPerson>) => runToQuiet({ plan, people: [{ customer: ann, ...person }], happenings: [enters(0)], start, until: start }).runs[0]?.state.nodeId
    expect([where({}), where({ channels: { email: 'suppressed' } }), where({ channels: { email: null }, sends: { 'email P7D': 3 } }), where({ sends: { 'email P1D': 9 } })]).toEqual(['n3', 'n4', 'n5', 'n3'])
  })

  it('change as journeys subscribe and unsubscribe people, who are never overruled', () => {
    const plan = (to: 'subscribed' | 'unsubscribed') => journey().subscribe('n1', to).wait('n2', 'PT1H').reachable('n3').goal('n4').at('n3', 'no').exit('n5').plan()
    const reached = (to: 'subscribed' | 'unsubscribed', reason: UnreachableReason | null) =>
      runToQuiet({ plan: plan(to), people: [{ customer: ann, channels: { email: reason } }], happenings: [enters(0)], start, until: start + hour }).runs[0]?.trace.find(({ nodeId }) => nodeId === 'n3')?.inputs['reason'] ?? 'reached'
    expect([reached('subscribed', 'no_consent'), reached('subscribed', 'unsubscribed'), reached('subscribed', 'no_address')]).toEqual(['reached', 'unsubscribed', 'no_address'])
    expect([reached('unsubscribed', null), reached('unsubscribed', 'suppressed')]).toEqual(['unsubscribed', 'suppressed'])
  })

  it('are experiments decided from the start, or in the middle', () => {
    const plan = journey().reentry('always').experiment('n1', { a: 50, b: 50 }).goal('n2').at('n1', 'b').exit('n3').plan()
    const ports = (scenario: Partial<Scenario>) => runToQuiet({ plan, people: [{ customer: ann }], happenings: [enters(0), enters(2)], start, until: start + 3 * hour, ...scenario })
      .runs.map(({ trace }) => `${trace[1]?.port ?? ''} ${trace[1]?.inputs['isWinner'] === true ? 'won' : 'drawn'}`)
    expect(ports({ winners: { n1: 'a' } })).toEqual(['a won', 'a won'])
    expect(ports({})).toEqual(['b drawn', 'b drawn'])
    expect(ports({ happenings: [enters(0), { at: start + hour, kind: 'experimentDecided', nodeId: 'n1', winner: 'a' }, enters(2)] })).toEqual(['b drawn', 'a won'])
  })

  it('are the zone of the workspace', () => {
    const plan = journey().waitForWindow('n1', { from: '09:00', to: '10:00', clock: 'workspace' }).goal('n2').plan()
    const run = (workspaceTimeZone: string) => runToQuiet({ plan, people: [{ customer: ann }], happenings: [enters(0)], start, until: start, workspaceTimeZone }).runs[0]
    expect([run('UTC')?.state.status, run('Europe/Berlin')?.state.wakeAt]).toEqual(['converted', start + 23 * hour])
  })
})

describe('people in a throttle', () => {
  const people = Array.from({ length: 7 }, (_, index) => ({ customer: { ...ann, id: `cus_${index}` } }))
  const arrive = (minutes: readonly number[]): Happening[] => minutes.map((minute, index) => ({ at: start + minute * 60_000, customerId: `cus_${index}`, kind: 'segmentEntered' }))
  const letOn = (plan: Plan, minutes: readonly number[]) => {
    const { runs } = runToQuiet({ plan, people, happenings: arrive(minutes), start, until: start + 24 * hour })
    return runs.map(({ customerId, trace }) => `${customerId} ${((trace.find(({ outcome }) => outcome === 'letOn')?.at ?? Number.NaN) - start) / 60_000}`)
  }

  it('go on evenly, in the order they came, the first at once', () => {
    expect(letOn(journey().throttle('n1', 6, 'PT1H').plan(), [0, 0, 0, 5, 25, 200, 201])).toEqual(['cus_0 0', 'cus_1 10', 'cus_2 20', 'cus_3 30', 'cus_4 40', 'cus_5 200', 'cus_6 210'])
  })

  it('wait in each throttle for itself', () => {
    expect(letOn(journey().throttle('n1', 6, 'PT1H').throttle('n2', 60, 'PT1H').plan(), [0, 0, 0]).map((line) => line.split(' ')[1])).toEqual(['0', '10', '20'])
    const { runs } = runToQuiet({ plan: journey().throttle('n1', 60, 'PT1H').throttle('n2', 6, 'PT1H').plan(), people, happenings: arrive([0, 0, 0]), start, until: start + hour })
    expect(runs.map(({ trace }) => ((trace.at(-1)?.at ?? 0) - start) / 60_000)).toEqual([0, 10, 20])
  })

  it('are told in the decision when their turn is, and their state waits for it', () => {
    const { runs } = runToQuiet({ plan: journey().throttle('n1', 6, 'PT1H').plan(), people, happenings: arrive([0, 0]), start, until: start })
    expect(runs.map(({ state, trace }) => [state.wakeAt, trace[1]?.inputs])).toEqual([[null, { limit: 6, per: 'PT1H', until: start }], [start + 600_000, { limit: 6, per: 'PT1H', until: start + 600_000 }]])
  })

  it('are never more than the limit in any stretch of its time, and none is lost to rounding', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 7 }), fc.array(fc.nat(300), { minLength: 7, maxLength: 7 }), (limit, minutes) => {
      const { runs } = runToQuiet({ plan: journey().throttle('n1', limit, 'PT1H').plan(), people, happenings: arrive(minutes), start, until: start + 24 * hour })
      const turns = runs.flatMap(({ trace }) => trace.filter(({ outcome }) => outcome === 'letOn').map(({ at }) => at)).sort((a, b) => a - b)
      expect(turns).toHaveLength(7)
      for (const [index, at] of turns.entries()) expect(turns.filter((other, place) => place >= index && other < at + hour).length).toBeLessThanOrEqual(limit)
    }))
  })
})

describe('another journey', () => {
  const plan = journey().startJourney('n1', 'jrn_2', { wait: true, timeout: 'P3D' }).goal('n2').at('n1', 'timeout').exit('n3').plan()
  const live = (otherJourneys?: Scenario['otherJourneys']) => runToQuiet({ plan, people: [{ customer: ann }], happenings: [enters(0)], start, until: start + 30 * 24 * hour, ...(otherJourneys === undefined ? {} : { otherJourneys }) }).runs[0]

  it('sends people back when it is over for them', () => {
    const run = live({ jrn_2: { lastsMs: 5 * hour, status: 'completed' } })
    expect(run?.trace.map(({ at, outcome }) => `${(at - start) / hour} ${outcome}`)).toEqual(['0 entered', '0 waiting', '5 returned', '5 converted'])
  })

  it('is given up when it lasts too long', () => {
    expect(live({ jrn_2: { lastsMs: 30 * 24 * hour, status: 'completed' } })?.state.status).toBe('exited')
  })

  it('that lets nobody in says so at once', () => {
    expect(live()?.trace[2]).toMatchObject({ at: start, outcome: 'returned', inputs: { status: 'notEntered' } })
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

describe('who may enter', () => {
  const orders = [does(0, 'order', { id: 1 }), does(1, 'order', { id: 2 }), does(2, 'order', { id: 1 }), does(50, 'order', { id: 1 }), does(51, 'order', {})]
  const runs = (reentry: 'never' | 'afterExit' | 'always', key?: string): number => {
    const entry = journey().onEvent('order', key === undefined ? {} : { key }).reentry(reentry)
    return live(entry.wait('n1', 'P1D').plan(), orders).runs.length
  }

  it('is everybody once when re-entry is never', () => {
    expect(runs('never')).toBe(1)
  })

  it('is who is not in it now when re-entry is after exit', () => {
    expect(runs('afterExit')).toBe(2)
  })

  it('is everybody, every time, when re-entry is always', () => {
    expect(runs('always')).toBe(5)
  })

  it('is decided for each key by itself, and an event without its key starts nothing', () => {
    expect(runs('never', 'properties.id')).toBe(2)
    expect(runs('afterExit', 'properties.id')).toBe(3)
    expect(runs('always', 'properties.id')).toBe(4)
  })
})

describe('who may enter, and how often', () => {
  const orders = [0, 1, 30, 31, 60].map((hours) => does(hours, 'order', { id: hours }))
  const runs = (builder: JourneyBuilder, wait = 'P1D') => live(builder.wait('n1', wait).plan(), orders).runs.map(({ enteredAt }) => (enteredAt - start) / hour)

  it('is everybody whose last entry lies back far enough', () => {
    const after = (length: string) => journey().onEvent('order').reentry({ kind: 'afterTime', for: length })
    expect(runs(after('PT30H'))).toEqual([0, 30, 60])
    expect(runs(after('PT30H0M1S'))).toEqual([0, 31])
    // Also while they are still in it.
    expect(runs(after('PT1H'), 'P30D')).toEqual([0, 1, 30, 31, 60])
  })

  it('is everybody who is in it fewer times than may be', () => {
    const atMost = (times: number) => journey().onEvent('order').reentry({ kind: 'always', atMost: times })
    expect(runs(atMost(1))).toEqual([0, 30, 60])
    expect(runs(atMost(2))).toEqual([0, 1, 30, 31, 60])
    expect(runs(atMost(2), 'P30D')).toEqual([0, 1])
  })

  it('is nobody whom the entry holds out, ever', () => {
    const plan = journey().onEvent('order').reentry('always').heldOut(30, 's').exit('n1').plan()
    const people = Array.from({ length: 200 }, (_, index) => ({ customer: { ...ann, id: `cus_${index}` } }))
    const happenings = people.flatMap(({ customer }): Happening[] => [0, 1].map((hours) => ({ at: start + hours * hour, customerId: customer.id, kind: 'event', event: { name: 'order', properties: {} } })))
    const entered = runToQuiet({ plan, people, happenings, start, until: start + hour }).runs.map(({ customerId }) => customerId)
    const expected = people.map(({ customer }) => customer.id).filter((id) => splitBucket('s', 'entry', id) >= 3000)
    expect([...new Set(entered)].sort()).toEqual(expected.sort())
    expect(entered).toHaveLength(expected.length * 2)
  })
})
