import { describe, expect, it } from 'vitest'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkEntry } from './check-entry.ts'

const saidOf = (builder: JourneyBuilder) => checkEntry(journeyGraph(builder.document())).map(({ code, nodeId, params }) => [code, nodeId, params])
const codesOf = (builder: JourneyBuilder): string[] => checkEntry(journeyGraph(builder.document())).map(({ code }) => code)

describe('the check of a schedule', () => {
  const at = (start: string, rule?: string) => journey().onSchedule(start, rule === undefined ? {} : { rule })

  it.each(['2026-12-24T09:00', '2028-02-29T00:00', '2026-03-29T02:30', '2026-01-01T23:59'])('accepts the start %s', (start) => {
    expect(saidOf(at(start))).toEqual([])
  })

  it.each(['2026-02-29T09:00', '2026-13-01T09:00', '2026-12-24T24:00', '2026-12-24T09:60', ''])('refuses the start %j', (start) => {
    expect(saidOf(at(start))).toEqual([['SCHEDULE_START_INVALID', 'entry', { value: start }]])
  })

  it.each([
    'FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;BYMONTHDAY=15,-1', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU',
    'FREQ=DAILY;COUNT=10', 'FREQ=DAILY;UNTIL=20271231T235959Z', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO', 'FREQ=YEARLY;BYYEARDAY=+100',
  ])('accepts the rule %s', (rule) => {
    expect(saidOf(at('2026-12-24T09:00', rule))).toEqual([])
  })

  it.each([
    '', 'DAILY', 'freq=daily', 'FREQ=HOURLY', 'FREQ=MINUTELY', 'FREQ=WEEKLY;BYHOUR=9', 'FREQ=WEEKLY;BYDAY=', 'FREQ=WEEKLY;', 'BYDAY=MO;FREQ=WEEKLY', 'RRULE:FREQ=DAILY', 'FREQ=DAILY;BYDAY=MO TH', 'FREQ=DAILY\nFREQ=DAILY',
  ])('refuses the rule %j', (rule) => {
    expect(saidOf(at('2026-12-24T09:00', rule))).toEqual([['SCHEDULE_RULE_INVALID', 'entry', { value: rule }]])
  })
})

describe('the check of an entry by an event', () => {
  // It would send because it sent, without end.
  it('refuses the event that is recorded of every mail that goes out, and no other', () => {
    expect(codesOf(journey().onEvent('Email Sent'))).toEqual(['SENT_MOVES_NOBODY'])
    expect(codesOf(journey().onEvent('Email Opened'))).toEqual([])
  })
})

describe('the check of an entry by a date', () => {
  it.each(['birthday', 'contract.renewsAt', 'a-b_c.d e'])('accepts the attribute %j', (path) => {
    expect(saidOf(journey().onDate(path))).toEqual([])
  })

  it.each(['a..b', '.a', 'a.', '__proto__', ' birthday'])('refuses the attribute %j', (path) => {
    expect(saidOf(journey().onDate(path))).toEqual([['ENTRY_PATH_INVALID', 'entry', { path }]])
  })

  it('measures the offset: it is longer than nothing and at most ten years', () => {
    const moved = (by: string) => codesOf(journey().onDate('birthday', { offset: { direction: 'before', by } }))
    expect([moved('P7D'), moved('P10Y'), moved('PT1H')]).toEqual([[], [], []])
    expect([moved('a week'), moved('P0D'), moved('P11Y')]).toEqual([['ENTRY_DURATION_INVALID'], ['ENTRY_DURATION_INVALID'], ['ENTRY_DURATION_INVALID']])
    expect(saidOf(journey().onDate('birthday', { offset: { direction: 'after', by: '-P1D' } }))).toEqual([['ENTRY_DURATION_INVALID', 'entry', { field: 'offset', value: '-P1D' }]])
  })
})

describe('the check of who may enter again, and who never', () => {
  it('measures the time since they last entered', () => {
    const after = (length: string) => saidOf(journey().reentry({ kind: 'afterTime', for: length }))
    expect(after('P30D')).toEqual([])
    expect(after('PT0S')).toEqual([['ENTRY_DURATION_INVALID', 'entry', { field: 'reentry', value: 'PT0S' }]])
    expect(after('')).toEqual([['ENTRY_DURATION_INVALID', 'entry', { field: 'reentry', value: '' }]])
  })

  it.each([0, 0.01, 12.34, 100])('accepts a holdout of %d percent', (percent) => {
    expect(saidOf(journey().heldOut(percent))).toEqual([])
  })

  it.each([0.001, 33.333])('refuses a holdout of %d percent, which has no whole basis points', (percent) => {
    expect(saidOf(journey().heldOut(percent))).toEqual([['HOLDOUT_PERCENT_INVALID', 'entry', { percent }]])
  })

  it('tells all that is wrong at once', () => {
    const builder = journey().onSchedule('', { rule: 'often' }).reentry({ kind: 'afterTime', for: 'x' }).heldOut(0.001)
    expect(codesOf(builder)).toEqual(['SCHEDULE_START_INVALID', 'SCHEDULE_RULE_INVALID', 'ENTRY_DURATION_INVALID', 'HOLDOUT_PERCENT_INVALID'])
  })

  it('has nothing to say of the other ways in', () => {
    for (const builder of [journey(), journey().onSegmentLeft('seg_1'), journey().onEvent('Order'), journey().onApi(), journey().onJourney(), journey().reentry({ kind: 'always', atMost: 2 })]) expect(saidOf(builder)).toEqual([])
  })
})
