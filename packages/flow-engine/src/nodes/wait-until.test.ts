import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import type { CustomerFacts, Facts } from '../model/facts.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { waitUntil, type WaitUntilConfig } from './wait-until.ts'

const start = Date.UTC(2026, 0, 15, 9)
const fixed = (day: string): WaitUntilConfig['date'] => ({ from: 'fixed', day })
const trait = (path: string): WaitUntilConfig['date'] => ({ from: 'trait', path })

//                   .- next ----> n2 e-mail
// entry - n1 wait until
//                   '- missed --> n3 exit
const draw = (date: WaitUntilConfig['date'], options: Partial<WaitUntilConfig> = {}) =>
  journey().onEvent('Order').waitUntil('n1', date, options).email('n2').at('n1', 'missed').exit('n3')

/** When somebody is woken, in UTC, or the way they go at once. */
function entered(date: WaitUntilConfig['date'], { options = {}, customer = {}, properties = {}, now = start }: {
  options?: Partial<WaitUntilConfig>; customer?: Partial<CustomerFacts>; properties?: JsonObject; now?: number
} = {}) {
  const who: CustomerFacts = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC', ...customer }
  const facts: Facts = { customer: who, events: new Map(), segments: new Set() }
  const { state, trace } = startRun(draw(date, options).plan(), { customer: who, event: { name: 'Order', properties } }, facts, now)
  return { until: state.wakeAt === null ? state.nodeId : new Date(state.wakeAt).toISOString().replace('.000', ''), inputs: trace[1]?.inputs, outcome: trace[1]?.outcome }
}

describe('a wait until a date', () => {
  it('holds people until it, then lets them on', () => {
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n1', []],
      ['P4D', 'wake', 'n1', []],
      ['P4DT14H59M59.999S', 'wake', 'n1', []],
      ['P4DT15H', 'wake', 'n2 completed', ['sendEmail n2#2']],
    ]
    const told = tellStory({ plan: draw(fixed('2026-01-20')).plan(), start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace.map(({ outcome, port, inputs }) => [outcome, port, inputs])).toEqual([
      ['entered', 'next', { trigger: 'event', event: 'Order' }],
      ['waiting', null, { date: '2026-01-20', timeZone: 'UTC', until: Date.UTC(2026, 0, 20) }],
      ['waited', 'next', { until: Date.UTC(2026, 0, 20) }],
      ['queued', 'next', { templateId: 'tpl_n2' }],
    ])
  })

  it('does not move for an event', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', []], ['P9D', 'Order', 'n1', []]]
    expect(tellStory({ plan: draw(fixed('2026-01-20')).plan(), start }, story).lines).toEqual(story)
  })

  it('lets who comes too late go another way, and says since when', () => {
    expect(entered(fixed('2026-01-15'))).toEqual({ until: 'n3', outcome: 'missed', inputs: { date: '2026-01-15', timeZone: 'UTC', reason: 'past', until: Date.UTC(2026, 0, 15) } })
  })

  it('is missed by who comes at the very moment', () => {
    expect(entered(fixed('2026-01-15T09:00:00Z')).until).toBe('n3')
    expect(entered(fixed('2026-01-15T09:00:00.001Z')).until).toBe('2026-01-15T09:00:00.001Z')
  })

  it.each<[WaitUntilConfig['date'], Partial<WaitUntilConfig>, string, string, string]>([
    [fixed('2026-01-20'), { time: '09:00' }, 'Europe/Berlin', '2026-01-20T08:00:00Z', 'at a time of the day where they are'],
    [fixed('2026-01-20'), {}, 'America/New_York', '2026-01-20T05:00:00Z', 'at midnight without one'],
    [fixed('2026-01-20T12:00:00+01:00'), {}, 'America/New_York', '2026-01-20T11:00:00Z', 'an instant is the same everywhere'],
    [fixed('2026-03-29'), { time: '02:30' }, 'Europe/Berlin', '2026-03-29T01:00:00Z', 'a time the clocks skip: the first after it'],
    [fixed('2026-10-25'), { time: '02:30' }, 'Europe/Berlin', '2026-10-25T00:30:00Z', 'a time they show twice: the first'],
    [fixed('2026-02-20'), { time: '09:00', offset: { direction: 'before', by: 'P7D' } }, 'UTC', '2026-02-13T09:00:00Z', 'a week before'],
    [fixed('2026-02-20'), { offset: { direction: 'after', by: 'PT90M' } }, 'UTC', '2026-02-20T01:30:00Z', 'hours after its midnight'],
    [fixed('1990-01-10'), { yearly: true, time: '09:00' }, 'UTC', '2027-01-10T09:00:00Z', 'its next return'],
    [fixed('2024-02-29'), { yearly: true }, 'UTC', '2026-02-28T00:00:00Z', 'the return of a leap day'],
  ])('%j %j in %s: until %s, %s', (date, options, timeZone, expected) => {
    expect(entered(date, { options, customer: { timeZone } }).until).toBe(expected)
  })
})

describe('a wait until a date of theirs', () => {
  it.each<[string, JsonObject, string]>([
    ['a day', { renewsAt: '2026-02-01' }, '2026-02-01T00:00:00Z'],
    ['an instant', { renewsAt: '2026-02-01T08:30:00+01:00' }, '2026-02-01T07:30:00Z'],
    ['a nested one', { renewsAt: '2026-03-01', contract: { renewsAt: '2026-02-02' } }, '2026-03-01T00:00:00Z'],
  ])('takes %s', (_, traits, until) => {
    expect(entered(trait('renewsAt'), { customer: { traits } }).until).toBe(until)
  })

  it.each<[string, JsonValue]>([['nothing', null], ['a text that is none', 'soon'], ['a number', 1_800_000_000_000], ['a list', ['2026-02-01']], ['a day there is not', '2026-02-30'], ['an empty text', '']])(
    'lets who has %s go another way', (_, value) => {
      expect(entered(trait('renewsAt'), { customer: { traits: { renewsAt: value } } })).toMatchObject({ until: 'n3', outcome: 'missed', inputs: { reason: 'noDate' } })
    })

  it('shows the value it looked at, cut, and null when there is none', () => {
    expect(entered(trait('renewsAt'), { customer: { traits: { renewsAt: '2026-02-01' } } }).inputs).toMatchObject({ date: '2026-02-01' })
    expect(entered(trait('renewsAt'), { customer: { traits: { renewsAt: 'x'.repeat(500) } } }).inputs).toMatchObject({ date: 'x'.repeat(40) })
    expect(entered(trait('renewsAt')).inputs).toMatchObject({ date: null })
    expect(entered(trait('renewsAt'), { customer: { traits: { renewsAt: { at: 1 } } } }).inputs).toMatchObject({ date: null })
  })

  // Decisions are copied to analytics, where nobody is to be told by their birthday.
  it('does not show a date that tells who somebody is', () => {
    const born = entered(trait('birthday'), { options: { yearly: true, time: '09:00' }, customer: { traits: { birthday: '1990-05-01' } } })
    expect(born).toMatchObject({ until: '2026-05-01T09:00:00Z', inputs: { date: '(set)' } })
    expect(JSON.stringify(born.inputs)).not.toContain('1990')
  })

  it('says when the zone it went by is not known to be theirs', () => {
    expect(entered(trait('renewsAt'), { customer: { traits: { renewsAt: '2026-02-01' }, timeZone: 'Europe/Berlin', isTimeZoneAssumed: true } }).inputs)
      .toEqual({ date: '2026-02-01', timeZone: 'Europe/Berlin', isTimeZoneAssumed: true, until: Date.UTC(2026, 0, 31, 23) })
  })

  it('keeps to the moment it found, whatever the attribute is later', () => {
    const plan = journey().waitUntil('n1', trait('renewsAt')).email('n2').plan()
    const told = tellStory({ plan, start, customer: { traits: { renewsAt: '2026-01-16' } } }, [['PT0S', 'start', '', []], ['P1D', 'wake', '', []]])
    expect(told.lines.at(-1)).toEqual(['P1D', 'wake', 'n2 completed', ['sendEmail n2#2']])
  })
})

describe('a wait until a date the event brought', () => {
  it('takes the property, also one inside another', () => {
    expect(entered({ from: 'event', path: 'flight.at' }, { properties: { flight: { at: '2026-02-01T10:00:00Z' } }, options: { offset: { direction: 'before', by: 'PT24H' } } }).until).toBe('2026-01-31T10:00:00Z')
  })

  it('shows it, also where an attribute of that name would be hidden', () => {
    expect(entered({ from: 'event', path: 'birthday' }, { properties: { birthday: '2026-05-01' } }).inputs).toMatchObject({ date: '2026-05-01' })
  })

  it('is missed when no event started the run', () => {
    const plan = journey().waitUntil('n1', { from: 'event', path: 'at' }).at('n1', 'missed').exit('n3').plan()
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).lines[0]?.[2]).toBe('n3 exited')
  })
})

describe('the check of a wait until a date', () => {
  const config = (change: Partial<WaitUntilConfig>): WaitUntilConfig => ({ date: fixed('2026-12-24'), yearly: false, ...change })
  const codesOf = (change: Partial<WaitUntilConfig>): string[] => waitUntil.check(config(change)).map(({ code }) => code)

  it.each<Partial<WaitUntilConfig>>([
    {}, { date: fixed('2026-12-24T08:00:00Z') }, { date: trait('contract.renewsAt') }, { date: { from: 'event', path: 'dueAt' } }, { time: '00:00' },
    { offset: { direction: 'before', by: 'P10Y' } }, { yearly: true }, { date: trait('birthday'), yearly: true },
  ])('accepts %j', (change) => {
    expect(codesOf(change)).toEqual([])
  })

  it.each<[Partial<WaitUntilConfig>, string]>([
    [{ date: fixed('') }, 'DATE_INVALID'], [{ date: fixed('2026-02-30') }, 'DATE_INVALID'], [{ date: trait('') }, 'DATE_SOURCE_MISSING'], [{ date: { from: 'event', path: '' } }, 'DATE_SOURCE_MISSING'],
    [{ date: trait('a..b') }, 'ATTRIBUTE_PATH_INVALID'], [{ time: '9:00' }, 'TIME_OF_DAY_INVALID'], [{ time: '' }, 'TIME_OF_DAY_INVALID'], [{ date: { from: 'event', path: 'at' }, yearly: true }, 'YEARLY_OF_EVENT'],
    [{ offset: { direction: 'after', by: 'a week' } }, 'DURATION_INVALID'], [{ offset: { direction: 'after', by: 'P0D' } }, 'DURATION_NOT_POSITIVE'],
    // Beyond this the next return of a date could not be told.
    [{ offset: { direction: 'after', by: 'P11Y' } }, 'DURATION_TOO_LONG'],
  ])('refuses %j: %s', (change, code) => {
    expect(codesOf(change)).toEqual([code])
  })

  it('tells all that is wrong at once', () => {
    expect(codesOf({ date: fixed('x'), time: 'x', offset: { direction: 'before', by: 'x' } })).toEqual(['DATE_INVALID', 'DURATION_INVALID', 'TIME_OF_DAY_INVALID'])
  })
})
