import { describe, expect, it } from 'vitest'
import type { Facts } from '../model/facts.ts'
import type { Plan } from '../model/plan.ts'
import type { RunInput, RunState } from '../model/run-state.ts'
import { signals } from '../model/signals.ts'
import { journey, type JourneyBuilder } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine, type StoryTeller } from '../testing/tell-story.ts'
import { startRun } from './start-run.ts'
import { stepRun } from './step-run.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000
const paying = { trait: 'plan', is: 'equals', value: 'pro' } as const

// entry - n1 e-mail - n2 wait 1 day - n3 e-mail - n4 wait for visit 1 day - n5 e-mail
const body = (builder: JourneyBuilder): JourneyBuilder => builder.email('n1').wait('n2', 'P1D').email('n3').waitForEvent('n4', 'visit', { timeout: 'P1D' }).email('n5').at('n4', 'timeout').exit('n6')

function expectStory(builder: JourneyBuilder, story: readonly StoryLine[], teller: Omit<StoryTeller, 'plan' | 'start'> = {}) {
  const told = tellStory({ plan: builder.plan(), start, ...teller }, story)
  expect(told.lines).toEqual(story)
  return told
}

describe('a goal of the journey as a whole', () => {
  const byEvent = () => body(journey().goalWhen('bought', { event: 'Order' }, 'Bought'))

  it('is met by its event wherever somebody waits, and whatever they wait for', () => {
    const told = expectStory(byEvent(), [['PT0S', 'start', 'n2', ['sendEmail n1#1']], ['PT5H', 'Order', 'n2 converted', []], ['P1D', 'wake', 'n2 converted', []]])
    expect(told.state).toMatchObject({ status: 'converted', endReason: 'journeyGoal', wakeAt: null, waitEvent: null })
    expect(told.trace.at(-1)).toEqual({
      nodeId: 'n2', visit: 2, at: start + 5 * hour, entered: false, left: true, port: null, edgeId: null, isGoal: true, outcome: 'converted',
      inputs: { end: 'bought', goal: 'Bought', event: 'Order', occurredAt: start + 5 * hour },
    })
    expectStory(byEvent(), [['PT0S', 'start', 'n2', ['sendEmail n1#1']], ['P1D', 'wake', 'n4', ['sendEmail n3#3']], ['PT30H', 'Order', 'n4 converted', []]])
  })

  it('does not stop people for other events, and lets the one they wait for do its work', () => {
    expectStory(byEvent(), [
      ['PT0S', 'start', 'n2', ['sendEmail n1#1']], ['PT1H', 'visit', 'n2', []], ['P1D', 'wake', 'n4', ['sendEmail n3#3']], ['PT25H', 'click', 'n4', []], ['PT26H', 'visit', 'n5 completed', ['sendEmail n5#5']],
    ])
  })

  it('comes before what the event would do in the node that waits for it', () => {
    const told = expectStory(body(journey().goalWhen('came', { event: 'visit' })), [['PT0S', 'start', 'n2', ['sendEmail n1#1']], ['PT1H', 'visit', 'n2 converted', []]])
    expect(told.trace.at(-1)?.inputs).toEqual({ end: 'came', event: 'visit', occurredAt: start + hour })
    const waiting: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT1H', 'visit', 'n1 converted', []]]
    expectStory(journey().goalWhen('came', { event: 'visit' }).waitForEvent('n1', 'visit', { timeout: 'P1D' }).email('n2'), waiting)
  })

  it('is met when the last node makes its rule true, and that node is left once', () => {
    const told = expectStory(journey().goalWhen('pays', { rule: paying }, 'Pays').wait('n1', 'PT1H').updateCustomer('n2', { plan: 'pro' }), [['PT0S', 'start', 'n1', []], ['PT1H', 'wake', 'n2 converted', ['updateCustomer n2#2']]])
    expect(told.state).toMatchObject({ status: 'converted', endReason: 'journeyGoal', nodeId: 'n2' })
    expect(told.trace.slice(-2)).toMatchObject([{ nodeId: 'n2', entered: true, left: true, isGoal: false }, { nodeId: 'n2', entered: false, left: false, isGoal: true, inputs: { end: 'pays', traits: { plan: 'pro' } } }])
    // Nothing was changed, so nothing can be met that was not met before.
    expectStory(journey().goalWhen('pays', { rule: paying }).wait('n1', 'PT1H').email('n2'), [['PT0S', 'start', 'n1', []], ['PT1H', 'wake', 'n2 completed', ['sendEmail n2#2']]])
  })

  it('is met by a rule as soon as the run moves next, not before', () => {
    const plan = body(journey().goalWhen('pays', { rule: paying }, 'Pays')).plan()
    const facts = (traits: { plan: string }): Facts => ({ customer: { id: 'cus_1', userId: null, traits, timeZone: 'UTC' }, events: new Map(), segments: new Set() })
    const { state } = startRun(plan, { customer: facts({ plan: 'free' }).customer, event: null }, facts({ plan: 'free' }), start)
    // An event that is neither waited for nor watched is not handed over in earnest, and would change nothing.
    expect(stepRun(plan, state, { kind: 'event', event: { name: 'visit', occurredAt: start, properties: {} } }, facts({ plan: 'pro' }), start).state).toBe(state)
    const woken = stepRun(plan, state, { kind: 'wake' }, facts({ plan: 'pro' }), start + 24 * hour)
    expect(woken.state).toMatchObject({ status: 'converted', nodeId: 'n2' })
    expect(woken.trace).toMatchObject([{ nodeId: 'n2', entered: false, isGoal: true, inputs: { end: 'pays', goal: 'Pays', traits: { plan: 'pro' } } }])
    expect(woken.commands).toEqual([])
  })

  it('is met by a wake before its time, as the shell gives it when something may have come true', () => {
    const plan = body(journey().goalWhen('pays', { rule: paying })).plan()
    const customer = { id: 'cus_1', userId: null, traits: { plan: 'free' }, timeZone: 'UTC' }
    const facts: Facts = { customer, events: new Map(), segments: new Set() }
    const { state } = startRun(plan, { customer, event: null }, facts, start)
    expect(stepRun(plan, state, { kind: 'wake' }, facts, start + hour).state).toBe(state)
    expect(stepRun(plan, state, { kind: 'wake' }, { ...facts, customer: { ...customer, traits: { plan: 'pro' } } }, start + hour).state.status).toBe('converted')
  })

  it('is met by who enters its segment', () => {
    const told = expectStory(body(journey().goalWhen('vip', { enters: 'seg_vip' })), [['PT0S', 'start', 'n2', ['sendEmail n1#1']], ['PT1H', 'enters seg_other', 'n2', []], ['PT2H', 'enters seg_vip', 'n2 converted', []]])
    expect(told.trace.at(-1)?.inputs).toEqual({ end: 'vip', segmentId: 'seg_vip', for: 'entered', occurredAt: start + 2 * hour })
  })
})

describe('an exit of the journey as a whole', () => {
  const leaving = () => body(journey().exitWhen('gone', { leaves: 'seg_cart' }, 'Cart is empty'))

  it('ends the run of who leaves its segment, without counting them as converted', () => {
    const told = expectStory(leaving(), [['PT0S', 'start', 'n2', ['sendEmail n1#1']], ['PT2H', 'leaves seg_cart', 'n2 exited', []]], { segments: ['seg_cart'] })
    expect(told.state).toMatchObject({ status: 'exited', endReason: 'exitCondition' })
    expect(told.trace.at(-1)).toMatchObject({ isGoal: false, outcome: 'exited', inputs: { reason: 'exitCondition', end: 'gone', name: 'Cart is empty', segmentId: 'seg_cart', for: 'left' } })
  })

  it('lets nobody in who is not in it: the first node is not even entered in earnest', () => {
    const told = expectStory(leaving(), [['PT0S', 'start', 'n1 exited', []]])
    expect(told.trace.map(({ nodeId, visit, entered, left, outcome }) => [nodeId, visit, entered, left, outcome])).toEqual([['entry', 0, true, true, 'entered'], ['n1', 1, true, true, 'exited']])
  })

  it('is looked at again when they wake, should nobody have been told', () => {
    const plan = leaving().plan()
    const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
    const inside: Facts = { customer, events: new Map(), segments: new Set(['seg_cart']) }
    const { state } = startRun(plan, { customer, event: null }, inside, start)
    expect(stepRun(plan, state, { kind: 'wake' }, { ...inside, segments: new Set() }, start + 24 * hour)).toMatchObject({ state: { status: 'exited' }, commands: [] })
  })
})

describe('a change of segments that is told late', () => {
  const plan = body(journey().exitWhen('gone', { leaves: 'seg_cart' })).plan()
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
  const inside: Facts = { customer, events: new Map(), segments: new Set(['seg_cart']) }
  const outside: Facts = { ...inside, segments: new Set() }
  const { state } = startRun(plan, { customer, event: null }, inside, start)
  const left: RunInput = { kind: 'event', event: { name: signals.segmentLeft, occurredAt: start - 5, properties: { segmentId: 'seg_cart' } } }

  // Facts are loaded a moment before a run starts: who left the segment in between must not stay in the journey.
  it('ends the run of who is out of it now', () => {
    const step = stepRun(plan, state, left, outside, start + hour)
    expect(step.state).toMatchObject({ status: 'exited', endReason: 'exitCondition', nodeId: 'n2' })
    expect(step.trace).toMatchObject([{ inputs: { reason: 'exitCondition', end: 'gone', segmentId: 'seg_cart', for: 'left' } }])
  })

  it('does not end that of who is back in it', () => {
    expect(stepRun(plan, state, left, inside, start + hour).state).toBe(state)
  })
})

describe('an end that a step itself brings about', () => {
  // entry - n1 set plan - n2 e-mail - n3 wait - n4 e-mail
  const changing = () => journey().goalWhen('pays', { rule: paying }).updateCustomer('n1', { plan: 'pro' }).email('n2').wait('n3', 'P1D').email('n4')

  it('ends the run before the next node', () => {
    const told = expectStory(changing(), [['PT0S', 'start', 'n2 converted', ['updateCustomer n1#1']]])
    expect(told.trace.map(({ nodeId, entered, left, outcome }) => [nodeId, entered, left, outcome])).toEqual([
      ['entry', true, true, 'entered'], ['n1', true, true, 'updated'], ['n2', true, true, 'converted'],
    ])
  })

  it('is met by points and tags as well', () => {
    expectStory(journey().goalWhen('hot', { rule: { trait: 'leadScore', is: 'gte', value: 50 } }).adjustScore('n1', 50).email('n2'), [['PT0S', 'start', 'n2 converted', ['updateCustomer n1#1']]])
    expectStory(journey().exitWhen('vip', { rule: { trait: 'tags', is: 'equals', value: 'vip' } }).tag('n1', ['vip']).email('n2'), [['PT0S', 'start', 'n2 exited', ['updateCustomer n1#1']]])
  })

  it('is not looked for where no node has changed anything: the same rule is not asked at every node', () => {
    // Met by time alone in the middle of a step it could not be: a step takes no time.
    const plan = journey().goalWhen('pays', { rule: paying }).email('n1').email('n2').exit('n3').plan()
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).lines[0]?.[2]).toBe('n3 exited')
  })
})

describe('from when on a run is watched', () => {
  const plan = body(journey().onEvent('Cart').goalWhen('bought', { event: 'Order' })).plan()
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
  const facts: Facts = { customer, events: new Map(), segments: new Set() }
  const begin = (occurredAt?: number): RunState => startRun(plan, { customer, event: { name: 'Cart', properties: {}, ...(occurredAt === undefined ? {} : { occurredAt }) } }, facts, start).state
  const order = (occurredAt: number): RunInput => ({ kind: 'event', event: { name: 'Order', occurredAt, properties: {} } })

  // A client sends what a person did in one go, seconds later: cart and order arrive at the same moment.
  it('is when the event that started it occurred', () => {
    const state = begin(start - 30_000)
    expect(state.watchesFrom).toBe(start - 30_000)
    expect(stepRun(plan, state, order(start - 30_000), facts, start).state.status).toBe('converted')
    expect(stepRun(plan, state, order(start - 30_001), facts, start).state).toBe(state)
  })

  it('is its first step when nobody says when that was, or a clock runs ahead', () => {
    expect([begin().watchesFrom, begin(start + 60_000).watchesFrom]).toEqual([start, start])
  })

  it('stays the same however far the run goes', () => {
    const woken = stepRun(plan, begin(start - 30_000), { kind: 'wake' }, facts, start + 24 * hour).state
    expect(woken).toMatchObject({ nodeId: 'n4', watchesFrom: start - 30_000 })
    // Older than the visit, and still a goal: the wait in the node would have ignored it.
    expect(stepRun(plan, woken, order(start + hour), facts, start + 25 * hour).state.status).toBe('converted')
  })
})

describe('a journey without ends', () => {
  it('has runs without the fields of one with ends, which older releases step as well', () => {
    const told = expectStory(body(journey()), [['PT0S', 'start', 'n2', ['sendEmail n1#1']], ['PT1H', 'Order', 'n2', []], ['P1D', 'wake', 'n4', ['sendEmail n3#3']]])
    expect(Object.keys(told.state ?? {}).sort()).toEqual(['endReason', 'engineVersion', 'enteredNodeAt', 'entry', 'nodeId', 'status', 'visit', 'waitEvent', 'wakeAt'])
  })

  it('has a plan without them', () => {
    expect(Object.keys(body(journey()).plan()).sort()).toEqual(['engineVersion', 'entry', 'nodes', 'segmentIds', 'start', 'startNeeds', 'templateIds'])
  })
})

describe('an ended run', () => {
  const plan = body(journey().goalWhen('bought', { event: 'Order' })).plan()
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
  const facts: Facts = { customer, events: new Map(), segments: new Set() }
  const order: RunInput = { kind: 'event', event: { name: 'Order', occurredAt: start, properties: {} } }

  it('is not ended again, by goal or by anything', () => {
    const ended = stepRun(plan, startRun(plan, { customer, event: null }, facts, start).state, order, facts, start).state
    for (const input of [order, { kind: 'wake' }, { kind: 'end', reason: 'stopped' }] as RunInput[]) expect(stepRun(plan, ended, input, facts, start + hour).state).toBe(ended)
  })

  it('fails rather than converts where its plan does not know the node it stands in', () => {
    const state = { ...startRun(plan, { customer, event: null }, facts, start).state, nodeId: 'gone' }
    expect(stepRun(plan as Plan, state, order, facts, start).state).toMatchObject({ status: 'failed', endReason: 'unknownNode' })
  })
})
