import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { Facts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import { signals } from '../model/signals.ts'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { startJourney } from './start-journey.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000

describe('the start of another journey', () => {
  it('sends people there and lets them go on here', () => {
    const plan = journey().startJourney('n1', 'jrn_2').email('n2').plan()
    const told = tellStory({ plan, start }, [['PT0S', 'start', '', []]])
    expect(told.lines).toEqual([['PT0S', 'start', 'n2 completed', ['startJourney n1#1', 'sendEmail n2#2']]])
    expect(told.trace[1]).toMatchObject({ entered: true, left: true, port: 'next', outcome: 'started', inputs: { journeyId: 'jrn_2' } })
  })

  it('is named in the plan, once, so that the shell can see whether it is there', () => {
    const plan = journey().startJourney('n1', 'jrn_2').startJourney('n2', 'jrn_1').startJourney('n3', 'jrn_2').plan()
    expect(plan.journeyIds).toEqual(['jrn_1', 'jrn_2'])
    expect(journey().email('n1').plan()).not.toHaveProperty('journeyIds')
  })
})

describe('the start of another journey whose end is waited for', () => {
  //                              .- next ----> n2 goal
  // entry - n1 start jrn_2, wait
  //                              '- timeout -> n3 e-mail
  const plan = journey().startJourney('n1', 'jrn_2', { wait: true, timeout: 'P3D' }).goal('n2').at('n1', 'timeout').email('n3').plan()

  it('holds people until they return', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', ['startJourney n1#1']], ['P1D', 'wake', 'n1', []], ['P2D', 'returns converted', 'n2 converted', []]]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace[1]).toMatchObject({ entered: true, left: false, outcome: 'waiting', inputs: { journeyId: 'jrn_2', timeout: 'P3D', timeZone: 'UTC', until: start + 72 * hour } })
    expect(told.trace[2]).toMatchObject({ port: 'next', outcome: 'returned', inputs: { journeyId: 'jrn_2', status: 'converted' } })
  })

  it('lets them go by timeout when they do not', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', ['startJourney n1#1']], ['P3D', 'wake', 'n3 completed', ['sendEmail n3#2']], ['P4D', 'returns completed', 'n3 completed', []]]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace[2]).toMatchObject({ port: 'timeout', outcome: 'timeout', inputs: { journeyId: 'jrn_2', until: start + 72 * hour } })
  })

  it('lets who was not let in there go on as well, and says so', () => {
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []], ['PT0S', 'returns notEntered', '', []]]).trace[2]).toMatchObject({ port: 'next', inputs: { status: 'notEntered' } })
  })

  it('keeps the name of the run, which the end of the other must find', () => {
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).state).toMatchObject({ runId: 'run_1', waitEvent: signals.journeyEnded, wakeAt: start + 72 * hour })
    expect(tellStory({ plan: journey().wait('n1', 'P1D').plan(), start }, [['PT0S', 'start', '', []]]).state).not.toHaveProperty('runId')
  })

  it('gives its command once, however often the run comes by', () => {
    const loop = journey().startJourney('n1', 'jrn_2', { wait: true, timeout: 'P3D' }).wait('w', 'P1D').to('n1').plan()
    const story: StoryLine[] = [['PT0S', 'start', 'n1', ['startJourney n1#1']], ['P1D', 'returns exited', 'w', []], ['P2D', 'wake', 'n1', ['startJourney n1#3']]]
    expect(tellStory({ plan: loop, start }, story).lines).toEqual(story)
  })
})

describe('whose return it is', () => {
  const plan = journey().startJourney('n1', 'jrn_2', { wait: true, timeout: 'P3D' }).goal('n2').plan()
  const facts: Facts = { customer: { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }, events: new Map(), segments: new Set() }
  const timeout = start + 72 * hour
  const { state } = startRun(plan, { customer: facts.customer, event: null, runId: 'run_7' }, facts, start)
  const hand = (properties: JsonObject, { occurredAt = start + hour, now = start + hour } = {}) =>
    stepRun(plan, state, { kind: 'event', event: { name: signals.journeyEnded, occurredAt, properties: { journeyId: 'jrn_2', parentRunId: 'run_7', parentVisit: 1, status: 'completed', ...properties } } }, facts, now)

  it.each<[string, JsonObject]>([['another run', { parentRunId: 'run_8' }], ['an earlier visit', { parentVisit: 0 }], ['no run at all', { parentRunId: null }]])('is not that of %s', (_, properties) => {
    expect(hand(properties).state).toBe(state)
    expect(hand(properties).trace).toEqual([])
  })

  it('is that of its own visit, with or without a word of how it ended', () => {
    expect(hand({}).state.status).toBe('converted')
    expect(hand({ status: null }).trace[0]?.inputs).toEqual({ journeyId: 'jrn_2', status: 'completed' })
  })

  it('is not that of a run that never learned its name', () => {
    const nameless = startRun(plan, { customer: facts.customer, event: null }, facts, start).state
    const properties = { journeyId: 'jrn_2', parentRunId: 'run_7', parentVisit: 1, status: 'completed' }
    expect(stepRun(plan, nameless, { kind: 'event', event: { name: signals.journeyEnded, occurredAt: start, properties } }, facts, start).state).toBe(nameless)
  })

  it.each([
    ['just before the timeout, handed over after it', timeout - 1, timeout + hour, 'returned'],
    // The wake that is due decides, whichever of the two is handed over first.
    ['at the timeout, when the run is timed out', timeout, timeout, 'ignored'],
    ['ahead of our clock, while there is time', timeout + hour, start + hour, 'returned'],
  ])('a return %s', (_, occurredAt, now, outcome) => {
    expect(hand({}, { occurredAt, now }).trace[0]?.outcome).toBe(outcome)
  })
})

describe('the check of the start of another journey', () => {
  it('needs a journey, and a timeout only where it waits', () => {
    expect(startJourney.check({ journeyId: 'jrn_2', wait: false, timeout: '' })).toEqual([])
    expect(startJourney.check({ journeyId: '', wait: true, timeout: '' })).toEqual([{ code: 'JOURNEY_MISSING', params: {} }, { code: 'DURATION_INVALID', params: { field: 'timeout', value: '' } }])
  })

  it('has a second way out only where it waits', () => {
    expect([startJourney.ports({ journeyId: '', wait: false, timeout: '' }), startJourney.ports({ journeyId: '', wait: true, timeout: '' })]).toEqual([['next'], ['next', 'timeout']])
  })
})
