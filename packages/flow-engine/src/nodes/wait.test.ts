import { describe, expect, it } from 'vitest'
import { compileJourney } from '../compile/compile-journey.ts'
import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { Facts } from '../model/facts.ts'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { wait } from './wait.ts'

const start = Date.UTC(2026, 0, 15, 9)

/** When somebody in `timeZone` who starts a wait at `from` is woken, in UTC. */
function wokenAt(duration: string, timeZone: string, from: string): string {
  const plan = journey().wait('n1', duration).plan()
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone }
  const facts: Facts = { customer, events: new Map(), segments: new Set() }
  const { state } = startRun(plan, { customer, event: null }, facts, Date.parse(from))
  return new Date(state.wakeAt ?? Number.NaN).toISOString().replace('.000', '')
}

describe('a wait', () => {
  it('holds a run until its time has come', () => {
    // entry - n1 wait 2 days - n2 e-mail
    const plan = journey().wait('n1', 'P2D').email('n2').plan()
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n1', []],
      ['P1D', 'wake', 'n1', []],
      ['PT47H59M59.999S', 'wake', 'n1', []],
      ['P2D', 'wake', 'n2 completed', ['sendEmail n2#2']],
    ]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace.map(({ nodeId, outcome, entered, left }) => [nodeId, outcome, entered, left])).toEqual([
      ['entry', 'entered', true, true],
      ['n1', 'waiting', true, false],
      ['n1', 'waited', false, true],
      ['n2', 'queued', true, true],
    ])
  })

  it('lets a run that is woken late go on from where it is, not from when it should have been', () => {
    // A worker that was down must not make the next wait shorter.
    const plan = journey().wait('n1', 'PT1H').wait('n2', 'PT1H').exit('n3').plan()
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n1', []],
      ['PT5H', 'wake', 'n2', []],
      ['PT5H30M', 'wake', 'n2', []],
      ['PT6H', 'wake', 'n3 exited', []],
    ]
    expect(tellStory({ plan, start }, story).lines).toEqual(story)
  })

  it('does not move for an event', () => {
    const plan = journey().wait('n1', 'PT1H').exit('n2').plan()
    const story: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT2H', 'visit', 'n1', []]]
    expect(tellStory({ plan, start }, story).lines).toEqual(story)
  })

  it('stays put, the same object and nothing recorded, when it is woken early', () => {
    const compiled = compileJourney(journey().wait('n1', 'PT1H').document())
    if (!compiled.ok) throw new Error('does not compile')
    const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
    const facts: Facts = { customer, events: new Map(), segments: new Set() }
    const { state } = startRun(compiled.plan, { customer, event: null }, facts, start)
    const step = stepRun(compiled.plan, state, { kind: 'wake' }, facts, start + 3_599_999)
    expect(step.state).toBe(state)
    expect(step).toMatchObject({ commands: [], trace: [] })
  })

  it('says in its decision until when and by which clock', () => {
    const plan = journey().wait('n1', 'P1D').plan()
    const told = tellStory({ plan, start, customer: { timeZone: 'Asia/Kathmandu' } }, [['PT0S', 'start', '', []]])
    expect(told.trace[1]?.inputs).toEqual({ for: 'P1D', timeZone: 'Asia/Kathmandu', until: start + 86_400_000 })
  })
})

describe('the time of a wait', () => {
  // The product risk: a message that was to come "at the same time tomorrow" comes an hour off twice a year.
  it.each([
    ['P1D', 'Europe/Berlin', '2026-03-28T08:00:00Z', '2026-03-29T07:00:00Z', 'a spring day has 23 hours'],
    ['PT24H', 'Europe/Berlin', '2026-03-28T08:00:00Z', '2026-03-29T08:00:00Z', '24 hours are 24 hours'],
    ['P1D', 'Europe/Berlin', '2026-10-24T07:00:00Z', '2026-10-25T08:00:00Z', 'an autumn day has 25 hours'],
    ['PT24H', 'Europe/Berlin', '2026-10-24T07:00:00Z', '2026-10-25T07:00:00Z', '24 hours are 24 hours'],
    ['P1D', 'Europe/Berlin', '2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z', '02:30 does not exist that day: it lands after the gap'],
    ['P1D', 'Europe/Berlin', '2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z', '02:30 comes twice that day: the first'],
    ['P1W', 'America/New_York', '2026-03-04T14:00:00Z', '2026-03-11T13:00:00Z', 'a week over the change keeps the time on the wall'],
    ['P1D', 'Australia/Lord_Howe', '2026-10-03T01:00:00Z', '2026-10-04T00:30:00Z', 'the clock moves by half an hour there'],
    ['P1M', 'UTC', '2026-01-31T09:00:00Z', '2026-02-28T09:00:00Z', 'a month from the 31st ends with the shorter month'],
    ['P1Y', 'UTC', '2028-02-29T09:00:00Z', '2029-02-28T09:00:00Z', 'a year from a leap day'],
    ['P1DT2H', 'Europe/Berlin', '2026-03-28T08:00:00Z', '2026-03-29T09:00:00Z', 'the calendar first, then elapsed hours'],
    ['P1D', 'Asia/Kathmandu', '2026-03-28T18:15:00Z', '2026-03-29T18:15:00Z', 'no change of clocks'],
  ])('%s in %s from %s ends at %s: %s', (duration, timeZone, from, until) => {
    expect(wokenAt(duration, timeZone, from)).toBe(until)
  })
})

describe('the check of a wait', () => {
  it.each(['P2D', 'PT1S', 'P1M', 'P1Y6M', 'P1DT12H', 'P10Y'])('accepts %s', (duration) => {
    expect(wait.check({ for: duration })).toEqual([])
  })

  it.each(['', '2 days', 'P', 'PT', '-P1D', 'P-1D', '48'])('refuses %j, which is not a duration', (value) => {
    expect(wait.check({ for: value })).toEqual([{ code: 'DURATION_INVALID', params: { field: 'for', value } }])
  })

  it.each(['P0D', 'PT0S', 'P0Y0M'])('refuses %s, with which a loop would never rest', (value) => {
    expect(wait.check({ for: value })).toEqual([{ code: 'DURATION_NOT_POSITIVE', params: { field: 'for', value } }])
  })

  it('refuses a wait nobody lives to see the end of', () => {
    expect(wait.check({ for: 'P11Y' })).toEqual([{ code: 'DURATION_TOO_LONG', params: { field: 'for', value: 'P11Y', years: 10 } }])
  })
})
