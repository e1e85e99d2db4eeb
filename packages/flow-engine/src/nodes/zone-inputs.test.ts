import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import type { CustomerFacts } from '../model/facts.ts'
import { journey, type JourneyBuilder } from '../testing/journey-builder.ts'
import { zoneInputs } from './zone-inputs.ts'

const customer: CustomerFacts = { id: 'cus_1', userId: null, traits: { renewsAt: '2030-01-01' }, timeZone: 'Europe/Berlin' }
const assumed: CustomerFacts = { ...customer, isTimeZoneAssumed: true }
const factsOf = (of: CustomerFacts) => ({ customer: of, events: new Map(), segments: new Set<string>() })

describe('the zone a decision shows', () => {
  it('is that of the person, and nothing more while it is known to be theirs', () => {
    expect(zoneInputs(factsOf(customer))).toEqual({ timeZone: 'Europe/Berlin' })
  })

  it('says when it had to be assumed', () => {
    expect(zoneInputs(factsOf(assumed))).toEqual({ timeZone: 'Europe/Berlin', isTimeZoneAssumed: true })
  })

  // A message an hour off is asked about weeks later: every wait must say by which clock it went, and whether that was a guess.
  it.each<[string, JourneyBuilder]>([
    ['wait', journey().wait('n1', 'P1D')],
    ['waitUntil', journey().waitUntil('n1', { from: 'trait', path: 'renewsAt' })],
    ['waitForWindow', journey().waitForWindow('n1', { from: '23:00', to: '23:01' })],
    ['waitForEvent', journey().waitForEvent('n1', 'visit', { timeout: 'P1D' })],
    ['waitForSegment', journey().waitForSegment('n1', 'seg_9')],
    ['startJourney', journey().startJourney('n1', 'jrn_2', { wait: true })],
  ])('is shown by every kind that goes by it: %s', (_, builder) => {
    const plan = builder.plan()
    const waiting = (of: CustomerFacts) => startRun(plan, { customer: of, event: null }, factsOf(of), Date.UTC(2026, 0, 15, 9)).trace[1]
    expect(waiting(customer)).toMatchObject({ outcome: 'waiting', inputs: { timeZone: 'Europe/Berlin' } })
    expect(waiting(customer)?.inputs).not.toHaveProperty('isTimeZoneAssumed')
    expect(waiting(assumed)?.inputs).toEqual({ ...waiting(customer)?.inputs, isTimeZoneAssumed: true })
  })
})
