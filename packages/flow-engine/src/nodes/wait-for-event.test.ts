import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { Facts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { waitForEvent } from './wait-for-event.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000

//                         .- event ---> n2 goal
// entry - n1 wait for visit
//                         '- timeout -> n3 e-mail
const draw = () => journey().waitForEvent('n1', 'visit', { timeout: 'P1D' }).goal('n2').at('n1', 'timeout').email('n3')

describe('a wait for an event', () => {
  const plan = draw().plan()

  it('takes the port event when the event comes', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT3H', 'visit', 'n2 converted', []]]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace[2]).toMatchObject({ nodeId: 'n1', entered: false, left: true, port: 'event', outcome: 'event', inputs: { event: 'visit', occurredAt: start + 3 * hour } })
  })

  it('takes the port timeout when the event does not come in time', () => {
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n1', []],
      ['PT23H', 'wake', 'n1', []],
      ['P1D', 'wake', 'n3 completed', ['sendEmail n3#2']],
      ['P2D', 'visit', 'n3 completed', []],
    ]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace[2]).toMatchObject({ port: 'timeout', outcome: 'timeout', inputs: { event: 'visit', until: start + 24 * hour } })
  })

  it('lets other events pass without a word', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT1H', 'purchase', 'n1', []], ['PT2H', 'Visit', 'n1', []]]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace).toHaveLength(2)
  })

  it('tells the shell what it waits for', () => {
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).state).toMatchObject({ waitEvent: 'visit', wakeAt: start + 24 * hour })
  })

  it('counts the days of its timeout by the calendar of the customer', () => {
    const told = tellStory({ plan, start: Date.parse('2026-03-28T08:00:00Z'), customer: { timeZone: 'Europe/Berlin' } }, [['PT0S', 'start', '', []]])
    expect(told.state?.wakeAt).toBe(Date.parse('2026-03-29T07:00:00Z'))
  })
})

describe('a wait for an event with conditions', () => {
  //                                       .- event ---> n2 goal
  // entry - n1 wait for visit of /pricing
  //                                       '- timeout -> (open)
  const plan = journey().waitForEvent('n1', 'visit', { timeout: 'P1D', where: [{ property: 'page', is: 'equals', value: '/pricing' }] }).goal('n2').plan()

  it('accepts only an event whose properties match', () => {
    const other: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT1H', 'visit', 'n1', []]]
    expect(tellStory({ plan, start, properties: { visit: { page: '/blog' } } }, other).lines).toEqual(other)
    const right: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT1H', 'visit', 'n2 converted', []]]
    expect(tellStory({ plan, start, properties: { visit: { page: '/pricing' } } }, right).lines).toEqual(right)
  })

  it('does not record the events that do not match: there can be very many', () => {
    const told = tellStory({ plan, start }, [['PT0S', 'start', '', []], ['PT1H', 'visit', '', []], ['PT2H', 'visit', '', []]])
    expect(told.trace).toHaveLength(2)
  })
})

describe('the moment of an event against the wait', () => {
  const plan = draw().plan()
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
  const facts: Facts = { customer, events: new Map(), segments: new Set() }
  const timeout = start + 24 * hour

  function hand(event: { occurredAt: number; properties?: JsonObject }, now: number) {
    const { state } = startRun(plan, { customer, event: null }, facts, start)
    const step = stepRun(plan, state, { kind: 'event', event: { name: 'visit', properties: {}, ...event } }, facts, now)
    return { moved: step.state !== state, at: step.state.nodeId, outcome: step.trace[0]?.outcome, inputs: step.trace[0]?.inputs }
  }

  it.each([
    ['at the instant the run entered the node', start, start, 'event'],
    ['just before the timeout, handed over in time', timeout - 1, timeout - 1, 'event'],
    // An ingestion that lags behind must not turn a visit in time into a timeout.
    ['just before the timeout, handed over after it', timeout - 1, timeout + hour, 'event'],
    ['before the run entered the node', start - 1, start + hour, 'ignored'],
    ['at the timeout, when the run is timed out', timeout, timeout, 'ignored'],
    ['after the timeout', timeout + 1, timeout + hour, 'ignored'],
    ['ahead of our clock, while there is time', timeout + hour, start + hour, 'event'],
  ])('an event %s', (_, occurredAt, now, outcome) => {
    const handed = hand({ occurredAt }, now)
    expect(handed).toMatchObject({ moved: outcome === 'event', at: outcome === 'event' ? 'n2' : 'n1', outcome })
  })

  it('is recorded with the reason when it does not count', () => {
    expect(hand({ occurredAt: start - 1 }, start + hour).inputs).toEqual({ event: 'visit', occurredAt: start - 1, reason: 'beforeEntering', countsFrom: start })
    expect(hand({ occurredAt: timeout }, timeout).inputs).toEqual({ event: 'visit', occurredAt: timeout, reason: 'afterTimeout', until: timeout })
  })

  it('that came too late leaves the timeout to the wake that is due', () => {
    const { state } = startRun(plan, { customer, event: null }, facts, start)
    const late = stepRun(plan, state, { kind: 'event', event: { name: 'visit', properties: {}, occurredAt: timeout } }, facts, timeout)
    expect(stepRun(plan, late.state, { kind: 'wake' }, facts, timeout).trace[0]).toMatchObject({ port: 'timeout' })
  })
})

describe('the check of a wait for an event', () => {
  it('needs a name and a timeout that ends', () => {
    expect(waitForEvent.check({ event: '', where: [], timeout: 'soon' })).toEqual([
      { code: 'EVENT_NAME_MISSING', params: {} },
      { code: 'DURATION_INVALID', params: { field: 'timeout', value: 'soon' } },
    ])
    expect(waitForEvent.check({ event: 'visit', where: [], timeout: 'P14D' })).toEqual([])
  })
})

describe('a wait for an event right after another', () => {
  //                                          .- event -> n2 wait for purchase - event -> n3 goal
  // entry (on signup) - n1 wait for visit
  const plan = journey().onEvent('signup').waitForEvent('n1', 'visit', { timeout: 'P1D' }).waitForEvent('n2', 'purchase', { timeout: 'P1D' }).goal('n3').plan()
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
  const facts: Facts = { customer, events: new Map(), segments: new Set() }
  const event = (name: string, occurredAt: number) => ({ kind: 'event', event: { name, occurredAt, properties: {} } }) as const
  const begun = startRun(plan, { customer, event: { name: 'signup', properties: {}, occurredAt: start } }, facts, start + 10_000).state

  // A client sends what a person did in one go, seconds later: sign-up, visit and purchase arrive at the same moment.
  it('accepts what the person did after the event that moved the run, though both arrive at once', () => {
    const visited = stepRun(plan, begun, event('visit', start + 2000), facts, start + 10_000).state
    expect(visited).toMatchObject({ nodeId: 'n2', enteredNodeAt: start + 10_000, eventsCountFrom: start + 2000 })
    expect(stepRun(plan, visited, event('purchase', start + 5000), facts, start + 10_000).state.status).toBe('converted')
    expect(stepRun(plan, visited, event('purchase', start + 2000), facts, start + 10_000).state.status).toBe('converted')
  })

  it('ignores what the person did before it', () => {
    const visited = stepRun(plan, begun, event('visit', start + 2000), facts, start + 10_000).state
    expect(stepRun(plan, visited, event('purchase', start + 1999), facts, start + 10_000).trace[0]).toMatchObject({ outcome: 'ignored', inputs: { countsFrom: start + 2000 } })
    expect(stepRun(plan, begun, event('visit', start - 1), facts, start + 10_000).trace[0]).toMatchObject({ outcome: 'ignored', inputs: { countsFrom: start } })
  })

  it('counts from now when time and not an event moved the run', () => {
    const paused = journey().onEvent('signup').wait('n0', 'PT1H').waitForEvent('n1', 'visit', { timeout: 'P1D' }).plan()
    const first = startRun(paused, { customer, event: { name: 'signup', properties: {}, occurredAt: start } }, facts, start + 10_000).state
    const second = stepRun(paused, first, { kind: 'wake' }, facts, start + hour + 10_000).state
    expect(second).toMatchObject({ nodeId: 'n1', enteredNodeAt: start + hour + 10_000 })
    expect('eventsCountFrom' in second).toBe(false)
  })

  it('does not let a clock that runs ahead shut out what follows', () => {
    const visited = stepRun(plan, begun, event('visit', start + hour), facts, start + 10_000).state
    expect(stepRun(plan, visited, event('purchase', start + 11_000), facts, start + 11_000).state.status).toBe('converted')
  })

  it('steps a state from before this was kept by when the run entered the node', () => {
    const { eventsCountFrom: _, ...old } = stepRun(plan, begun, event('visit', start + 2000), facts, start + 10_000).state
    expect(stepRun(plan, old, event('purchase', start + 9999), facts, start + 10_000).trace[0]?.outcome).toBe('ignored')
    expect(stepRun(plan, old, event('purchase', start + 10_000), facts, start + 10_000).state.status).toBe('converted')
  })
})
