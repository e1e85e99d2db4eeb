import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { Facts } from '../model/facts.ts'
import { journey } from '../testing/journey-builder.ts'
import { throttle } from './throttle.ts'

const start = Date.UTC(2026, 0, 15, 9)
const facts: Facts = { customer: { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }, events: new Map(), segments: new Set() }
const plan = journey().throttle('n1', 60, 'PT1H').email('n2').plan()
const begun = startRun(plan, { customer: facts.customer, event: null }, facts, start)

describe('a throttle', () => {
  it('takes a turn for everybody who comes, and leaves it to the shell when that is', () => {
    expect(begun.state).toMatchObject({ status: 'active', nodeId: 'n1', wakeAt: start, waitEvent: null })
    expect(begun.commands).toEqual([{ kind: 'takeTurn', nodeId: 'n1', visit: 1, limit: 60, per: 'PT1H' }])
    expect(begun.trace[1]).toMatchObject({ entered: true, left: false, outcome: 'queuedUp', inputs: { limit: 60, per: 'PT1H' } })
  })

  it('lets a person on when the turn that was given comes, not before', () => {
    const queued = { ...begun.state, wakeAt: start + 90_000 }
    expect(stepRun(plan, queued, { kind: 'wake' }, facts, start + 89_999).state).toBe(queued)
    const { state, trace, commands } = stepRun(plan, queued, { kind: 'wake' }, facts, start + 90_000)
    expect(state).toMatchObject({ status: 'completed', nodeId: 'n2' })
    expect(trace[0]).toMatchObject({ nodeId: 'n1', entered: false, left: true, port: 'next', outcome: 'letOn', inputs: { until: start + 90_000 } })
    expect(commands).toMatchObject([{ kind: 'sendEmail', visit: 2 }])
  })

  it('does not move for an event', () => {
    expect(stepRun(plan, begun.state, { kind: 'event', event: { name: 'visit', occurredAt: start, properties: {} } }, facts, start).state).toBe(begun.state)
  })

  // The first may go on at once, so a loop through it could go round in one moment.
  it('makes no loop safe', () => {
    expect(() => journey().throttle('n1', 1, 'PT1H').email('n2').to('n1').plan()).toThrow('CYCLE_WITHOUT_WAIT')
  })
})

describe('the check of a throttle', () => {
  it('needs a time', () => {
    expect(throttle.check({ limit: 1, per: 'PT1S' })).toEqual([])
    expect(throttle.check({ limit: 1, per: '' })).toEqual([{ code: 'DURATION_INVALID', params: { field: 'per', value: '' } }])
    expect(throttle.check({ limit: 1, per: 'P0D' })).toEqual([{ code: 'DURATION_NOT_POSITIVE', params: { field: 'per', value: 'P0D' } }])
  })

  it.each([0, -1, 1.5, 1_000_001])('refuses %d people by its shape', (limit) => {
    expect(throttle.configSchema.safeParse({ limit, per: 'PT1H' }).success).toBe(false)
  })
})
