import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { CustomerFacts, Facts } from '../model/facts.ts'
import type { Plan } from '../model/plan.ts'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { waitForWindow, type WaitForWindowConfig } from './wait-for-window.ts'

// 2026-01-15 is a Thursday.
const start = Date.UTC(2026, 0, 15, 18)
const office = { from: '09:00', to: '17:00', weekdays: [1, 2, 3, 4, 5] }
const draw = (window: Partial<WaitForWindowConfig> = {}) => journey().waitForWindow('n1', { ...office, ...window }).email('n2')

function factsOf(customer: Partial<CustomerFacts> = {}, workspaceTimeZone?: string): Facts {
  const who: CustomerFacts = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC', ...customer }
  return { customer: who, events: new Map(), segments: new Set(), ...(workspaceTimeZone === undefined ? {} : { workspaceTimeZone }) }
}
const begun = (plan: Plan, facts: Facts, now: number) => startRun(plan, { customer: facts.customer, event: null }, facts, now)

describe('a wait for a time window', () => {
  it('holds people until it opens', () => {
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n1', []],
      ['PT14H59M59.999S', 'wake', 'n1', []],
      ['PT15H', 'wake', 'n2 completed', ['sendEmail n2#2']],
    ]
    const told = tellStory({ plan: draw().plan(), start }, story)
    expect(told.lines).toEqual(story)
    const opensAt = Date.UTC(2026, 0, 16, 9)
    expect(told.trace.slice(1, 3).map(({ outcome, entered, left, inputs }) => [outcome, entered, left, inputs])).toEqual([
      ['waiting', true, false, { window: '09:00-17:00', weekdays: [1, 2, 3, 4, 5], timeZone: 'UTC', until: opensAt }],
      ['waited', false, true, { window: '09:00-17:00', weekdays: [1, 2, 3, 4, 5], timeZone: 'UTC', until: opensAt }],
    ])
  })

  it('lets who comes in time go on at once, and says how long it is open', () => {
    const { state, trace, commands } = begun(draw().plan(), factsOf(), Date.UTC(2026, 0, 15, 9))
    expect([state.status, commands.length]).toEqual(['completed', 1])
    expect(trace[1]).toMatchObject({ entered: true, left: true, port: 'next', outcome: 'inWindow', inputs: { closesAt: Date.UTC(2026, 0, 15, 17) } })
  })

  it('is closed at its last instant', () => {
    expect(begun(draw().plan(), factsOf(), Date.UTC(2026, 0, 15, 17)).state.wakeAt).toBe(Date.UTC(2026, 0, 16, 9))
    expect(begun(draw().plan(), factsOf(), Date.UTC(2026, 0, 15, 17) - 1).state.wakeAt).toBeNull()
  })

  it('waits over a weekend', () => {
    expect(begun(draw().plan(), factsOf(), Date.UTC(2026, 0, 16, 17)).state.wakeAt).toBe(Date.UTC(2026, 0, 19, 9))
  })

  it('does not move for an event', () => {
    const story: StoryLine[] = [['PT0S', 'start', 'n1', []], ['PT20H', 'visit', 'n1', []]]
    expect(tellStory({ plan: draw().plan(), start }, story).lines).toEqual(story)
  })

  // After a pause of the journey people are woken late: nobody is to be rung up at night for that.
  it('waits for the next opening when it is woken too late, in the same visit', () => {
    const plan = draw().plan()
    const { state } = begun(plan, factsOf(), start)
    const late = stepRun(plan, state, { kind: 'wake' }, factsOf(), Date.UTC(2026, 0, 16, 17))
    expect(late.state).toEqual({ ...state, wakeAt: Date.UTC(2026, 0, 19, 9) })
    expect(late.trace).toMatchObject([{ nodeId: 'n1', visit: 1, entered: false, left: false, outcome: 'waiting', inputs: { until: Date.UTC(2026, 0, 19, 9) } }])
    expect(stepRun(plan, late.state, { kind: 'wake' }, factsOf(), Date.UTC(2026, 0, 19, 9)).state.status).toBe('completed')
  })

  it('lets who is woken late go on while it is still open', () => {
    const plan = draw().plan()
    const { state } = begun(plan, factsOf(), start)
    expect(stepRun(plan, state, { kind: 'wake' }, factsOf(), Date.UTC(2026, 0, 16, 16, 59)).state.status).toBe('completed')
  })
})

describe('the clock of a time window', () => {
  it.each([
    ['Europe/Berlin', '2026-01-16T08:00:00.000Z'],
    ['America/New_York', '2026-01-16T14:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-16T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-15T19:00:00.000Z'],
  ])('is the one where the person is: %s opens at %s', (timeZone, opensAt) => {
    const { state, trace } = begun(draw().plan(), factsOf({ timeZone }), Date.UTC(2026, 0, 15, 18) + (timeZone === 'America/New_York' ? 4 * 3_600_000 : 0))
    expect(new Date(state.wakeAt ?? 0).toISOString()).toBe(opensAt)
    expect(trace[1]?.inputs).toMatchObject({ timeZone })
  })

  it('is that of the workspace when the node says so', () => {
    const plan = draw({ clock: 'workspace' }).plan()
    const { state, trace } = begun(plan, factsOf({ timeZone: 'America/New_York', isTimeZoneAssumed: true }, 'Europe/Berlin'), start)
    expect(state.wakeAt).toBe(Date.UTC(2026, 0, 16, 8))
    // Whose zone is not known does not matter then.
    expect(trace[1]?.inputs).toEqual({ window: '09:00-17:00', weekdays: [1, 2, 3, 4, 5], timeZone: 'Europe/Berlin', until: Date.UTC(2026, 0, 16, 8) })
  })

  it('stays theirs although that of the workspace is known', () => {
    expect(begun(draw().plan(), factsOf({ timeZone: 'America/New_York' }, 'Europe/Berlin'), start + 4 * 3_600_000).state.wakeAt).toBe(Date.UTC(2026, 0, 16, 14))
  })

  it('falls back to theirs when that of the workspace was not handed over', () => {
    expect(begun(draw({ clock: 'workspace' }).plan(), factsOf({ timeZone: 'Europe/Berlin' }), start).state.wakeAt).toBe(Date.UTC(2026, 0, 16, 8))
  })

  it('shows when it had to be assumed', () => {
    expect(begun(draw().plan(), factsOf({ isTimeZoneAssumed: true }), start).trace[1]?.inputs).toMatchObject({ timeZone: 'UTC', isTimeZoneAssumed: true })
    expect(begun(draw().plan(), factsOf(), start).trace[1]?.inputs).not.toHaveProperty('isTimeZoneAssumed')
  })

  it('goes by the zone the person has when it opens', () => {
    // Who flies to New York meanwhile is not written to at four in the morning.
    const plan = draw().plan()
    const { state } = begun(plan, factsOf({ timeZone: 'Europe/Berlin' }), start)
    const moved = stepRun(plan, state, { kind: 'wake' }, factsOf({ timeZone: 'America/New_York' }), Date.UTC(2026, 0, 16, 8))
    expect(moved.state.wakeAt).toBe(Date.UTC(2026, 0, 16, 14))
  })
})

describe('the check of a time window', () => {
  const codesOf = (change: Partial<WaitForWindowConfig>) => waitForWindow.check({ ...office, clock: 'customer', ...change })

  it('accepts one that goes past midnight, and one of a whole day', () => {
    expect(codesOf({ from: '22:00', to: '06:00' })).toEqual([])
    expect(codesOf({ from: '09:00', to: '09:00', weekdays: [7] })).toEqual([])
  })

  it('needs days of the week and two times', () => {
    expect(codesOf({ weekdays: [], from: '', to: '24:00' })).toEqual([
      { code: 'WEEKDAYS_MISSING', params: {} },
      { code: 'TIME_OF_DAY_INVALID', params: { field: 'from', value: '' } },
      { code: 'TIME_OF_DAY_INVALID', params: { field: 'to', value: '24:00' } },
    ])
  })

  it.each([[[0]], [[8]], [[1.5]], [[1, 2, 3, 4, 5, 6, 7, 1]]])('refuses the weekdays %j', (weekdays) => {
    expect(waitForWindow.configSchema.safeParse({ ...office, weekdays }).success).toBe(false)
  })

  it('throws in a plan the compiler did not make: such a window is a bug', () => {
    const plan = JSON.parse(JSON.stringify(draw().plan()).replace('"09:00"', '"never"')) as Plan
    expect(() => begun(plan, factsOf(), start)).toThrow('window that never opens')
  })
})
