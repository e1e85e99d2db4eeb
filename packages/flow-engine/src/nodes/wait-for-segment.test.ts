import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { Facts } from '../model/facts.ts'
import type { RunInput } from '../model/run-state.ts'
import { signals } from '../model/signals.ts'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { waitForSegment, type WaitForSegmentConfig } from './wait-for-segment.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000

//                              .- next ----> n2 goal
// entry - n1 wait for seg_vip
//                              '- timeout -> n3 e-mail
const draw = (options: Partial<WaitForSegmentConfig> = {}) => journey().waitForSegment('n1', 'seg_vip', { timeout: 'P1D', ...options }).goal('n2').at('n1', 'timeout').email('n3')

describe('a wait for a segment', () => {
  const plan = draw().plan()

  it('lets people on when they enter it', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT3H', 'enters seg_vip', 'n2 converted', []]]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace[1]).toMatchObject({ outcome: 'waiting', entered: true, left: false, inputs: { segmentId: 'seg_vip', for: 'entered', timeout: 'P1D', timeZone: 'UTC', until: start + 24 * hour } })
    expect(told.trace[2]).toMatchObject({ port: 'next', outcome: 'segment', inputs: { segmentId: 'seg_vip', for: 'entered', occurredAt: start + 3 * hour } })
  })

  it('lets who is in it already go on at once', () => {
    const told = tellStory({ plan, start, segments: ['seg_other', 'seg_vip'] }, [['PT0S', 'start', '', []]])
    expect(told.lines[0]?.[2]).toBe('n2 converted')
    expect(told.trace[1]).toMatchObject({ entered: true, left: true, outcome: 'segment', inputs: { segmentId: 'seg_vip', for: 'entered', already: true } })
  })

  it('lets them go by timeout when they do not enter in time', () => {
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n1', []],
      ['PT23H59M', 'wake', 'n1', []],
      ['P1D', 'wake', 'n3 completed', ['sendEmail n3#2']],
      ['P2D', 'enters seg_vip', 'n3 completed', []],
    ]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace[2]).toMatchObject({ port: 'timeout', outcome: 'timeout', inputs: { segmentId: 'seg_vip', for: 'entered', until: start + 24 * hour } })
  })

  it('does not move for another segment, for leaving, or for another event', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT1H', 'enters seg_other', 'n1', []], ['PT2H', 'leaves seg_vip', 'n1', []], ['PT3H', 'visit', 'n1', []]]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace).toHaveLength(2)
  })

  it('tells the shell what it waits for, and what must be loaded', () => {
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).state).toMatchObject({ waitEvent: signals.segmentEntered, wakeAt: start + 24 * hour })
    expect([plan.segmentIds, plan.startNeeds.segments, plan.nodes['n1']?.needs.segments]).toEqual([['seg_1', 'seg_vip'], ['seg_vip'], ['seg_vip']])
  })

  it('counts the days of its timeout by the calendar of the person', () => {
    const told = tellStory({ plan, start: Date.parse('2026-03-28T08:00:00Z'), customer: { timeZone: 'Europe/Berlin', isTimeZoneAssumed: true } }, [['PT0S', 'start', '', []]])
    expect(told.state?.wakeAt).toBe(Date.parse('2026-03-29T07:00:00Z'))
    expect(told.trace[1]?.inputs).toMatchObject({ timeZone: 'Europe/Berlin', isTimeZoneAssumed: true })
  })
})

describe('a wait until they are out of a segment', () => {
  const plan = draw({ until: 'left' }).plan()

  it('lets people on when they leave it', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT1H', 'enters seg_vip', 'n1', []], ['PT3H', 'leaves seg_vip', 'n2 converted', []]]
    const told = tellStory({ plan, start, segments: ['seg_vip'] }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace.at(-2)).toMatchObject({ outcome: 'segment', inputs: { segmentId: 'seg_vip', for: 'left', occurredAt: start + 3 * hour } })
  })

  it('lets who is not in it go on at once', () => {
    expect(tellStory({ plan, start, segments: ['seg_other'] }, [['PT0S', 'start', '', []]]).lines[0]?.[2]).toBe('n2 converted')
  })
})

describe('the moment of a change against the wait', () => {
  const plan = draw().plan()
  const facts: Facts = { customer: { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }, events: new Map(), segments: new Set() }
  const { state } = startRun(plan, { customer: facts.customer, event: null }, facts, start)
  const entering = (occurredAt: number): RunInput => ({ kind: 'event', event: { name: signals.segmentEntered, occurredAt, properties: { segmentId: 'seg_vip' } } })
  const timeout = start + 24 * hour

  it.each([
    ['at the instant the run entered the node', start, start, 'segment'],
    ['just before the timeout, handed over after it', timeout - 1, timeout + hour, 'segment'],
    ['before the run entered the node', start - 1, start + hour, undefined],
    // The wake that is due decides, whichever of the two is handed over first.
    ['at the timeout, when the run is timed out', timeout, timeout, 'ignored'],
    ['after the timeout', timeout + 1, timeout + hour, 'ignored'],
  ])('a change %s', (_, occurredAt, now, outcome) => {
    const step = stepRun(plan, state, entering(occurredAt), facts, now)
    expect(step.trace[0]?.outcome).toBe(outcome)
    expect(step.state === state).toBe(outcome !== 'segment')
  })

  // Facts are loaded a moment before the step is taken: who entered in between must not wait for the timeout.
  it('from before the run entered the node counts when they are there', () => {
    const there: Facts = { ...facts, segments: new Set(['seg_vip']) }
    expect(stepRun(plan, state, entering(start - 1), there, start + hour).state).toMatchObject({ status: 'converted', nodeId: 'n2' })
    const leaving = draw({ until: 'left' }).plan()
    const inside = startRun(leaving, { customer: facts.customer, event: null }, there, start).state
    const left: RunInput = { kind: 'event', event: { name: signals.segmentLeft, occurredAt: start - 1, properties: { segmentId: 'seg_vip' } } }
    expect([stepRun(leaving, inside, left, there, start + hour).state.status, stepRun(leaving, inside, left, facts, start + hour).state.status]).toEqual(['active', 'converted'])
  })

  it('is recorded with the reason when it comes too late', () => {
    expect(stepRun(plan, state, entering(timeout), facts, timeout).trace).toMatchObject([{ inputs: { segmentId: 'seg_vip', for: 'entered', occurredAt: timeout, reason: 'afterTimeout', until: timeout } }])
    expect(stepRun(plan, state, { kind: 'wake' }, facts, timeout).trace[0]).toMatchObject({ port: 'timeout' })
  })
})

describe('the check of a wait for a segment', () => {
  it('needs a segment and a timeout that ends', () => {
    expect(waitForSegment.check({ segmentId: '', until: 'entered', timeout: 'PT0S' })).toEqual([
      { code: 'SEGMENT_MISSING', params: {} }, { code: 'DURATION_NOT_POSITIVE', params: { field: 'timeout', value: 'PT0S' } },
    ])
    expect(waitForSegment.check({ segmentId: 'seg_vip', until: 'left', timeout: 'P10Y' })).toEqual([])
  })
})
