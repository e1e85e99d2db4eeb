import { describe, expect, it } from 'vitest'
import type { Facts } from '../model/facts.ts'
import type { Plan } from '../model/plan.ts'
import { journey, type JourneyBuilder } from '../testing/journey-builder.ts'
import { startRun } from './start-run.ts'

const now = Date.UTC(2026, 0, 15, 9)
const customer = { id: 'cus_1', userId: 'user-1', traits: { plan: 'pro' }, timeZone: 'UTC' }
const facts: Facts = { customer, events: new Map(), segments: new Set() }
const start = (plan: Plan, event: { name: string; properties: { [key: string]: number } } | null = null) => startRun(plan, { customer, event }, facts, now)

describe('startRun', () => {
  it('takes a run to the first wait', () => {
    const { state, commands } = start(journey().email('n1').wait('n2', 'P1D').email('n3').plan())
    expect(state).toEqual({
      engineVersion: 1, status: 'active', endReason: null, nodeId: 'n2', visit: 2, enteredNodeAt: now, wakeAt: now + 86_400_000, waitEvent: null, entry: { event: null },
    })
    expect(commands).toEqual([{ kind: 'sendEmail', nodeId: 'n1', visit: 1, templateId: 'tpl_n1' }])
  })

  it('records the entry as visit 0, so that the edge out of it is counted', () => {
    const { trace } = start(journey().onSegment('seg_7').exit('n1').plan())
    expect(trace[0]).toEqual({
      nodeId: 'entry', visit: 0, at: now, entered: true, left: true, port: 'next', edgeId: 'e0', isGoal: false,
      outcome: 'entered', inputs: { trigger: 'segmentEntered', segmentId: 'seg_7' },
    })
  })

  it('keeps the event that started it, for templates of much later messages', () => {
    const event = { name: 'Order Completed', properties: { total: 30 } }
    const { state, trace } = start(journey().onEvent('Order Completed').wait('n1', 'P1D').plan(), event)
    expect(state.entry).toEqual({ event })
    expect(trace[0]?.inputs).toEqual({ trigger: 'event', event: 'Order Completed' })
  })

  it('ends a run at an open port as completed, where it last stood', () => {
    expect(start(journey().email('n1').email('n2').plan()).state).toMatchObject({ status: 'completed', endReason: 'end', nodeId: 'n2', visit: 2, wakeAt: null })
  })

  it('ends at once in a plan without a start', () => {
    const { state, commands, trace } = start({ ...journey().exit('n1').plan(), start: null })
    expect(state).toMatchObject({ status: 'completed', endReason: 'end', nodeId: null, visit: 0 })
    expect([commands, trace.map(({ outcome, edgeId }) => [outcome, edgeId])]).toEqual([[], [['entered', null]]])
  })

  it('gives the same step for the same arguments, and changes none of them', () => {
    const plan = journey().updateCustomer('n1', { 'address.city': 'Rome' }).splitRules('n2', { a: { trait: 'plan', is: 'isSet' } }).email('n3').wait('n4', 'P1M').plan()
    const before = JSON.stringify([plan, facts])
    expect(start(plan)).toEqual(start(plan))
    expect(JSON.stringify([plan, facts])).toBe(before)
  })

  it('gives a state and decisions that are plain JSON', () => {
    const step = start(journey().splitPercent('n1', { a: 100 }).waitForEvent('n2', 'visit', { timeout: 'P1D' }).plan())
    expect(JSON.parse(JSON.stringify(step))).toEqual(step)
  })
})

describe('why somebody is in a journey', () => {
  const causeOf = (builder: JourneyBuilder) => start(builder.exit('n1').plan()).trace[0]?.inputs

  it('is what the plan says of its entry', () => {
    expect(causeOf(journey().onSegmentLeft('seg_7'))).toEqual({ trigger: 'segmentLeft', segmentId: 'seg_7' })
    expect(causeOf(journey().onSchedule('2026-12-24T09:00'))).toEqual({ trigger: 'schedule' })
    expect(causeOf(journey().onSchedule('2026-12-24T09:00', { segmentId: 'seg_7' }))).toEqual({ trigger: 'schedule', segmentId: 'seg_7' })
    expect(causeOf(journey().onDate('birthday'))).toEqual({ trigger: 'date', path: 'birthday' })
    expect([causeOf(journey().onApi()), causeOf(journey().onJourney())]).toEqual([{ trigger: 'api' }, { trigger: 'journey' }])
  })

  it('is what the shell knows better', () => {
    const cause = { trigger: 'date', path: 'birthday', due: now }
    expect(startRun(journey().onDate('birthday').exit('n1').plan(), { customer, event: null, cause }, facts, now).trace[0]?.inputs).toEqual(cause)
  })

  it('is the event that came, and the one waited for when none was handed over', () => {
    const plan = journey().onEvent('Order').exit('n1').plan()
    expect([start(plan, { name: 'Order', properties: {} }).trace[0]?.inputs, start(plan).trace[0]?.inputs]).toEqual([{ trigger: 'event', event: 'Order' }, { trigger: 'event', event: 'Order' }])
  })
})

describe('what a state keeps for the nodes that need it', () => {
  it('is the name of the run where the plan starts other journeys, and nowhere else', () => {
    const subject = { customer, event: null, runId: 'run_1' }
    expect(startRun(journey().startJourney('n1', 'jrn_2', { wait: true }).plan(), subject, facts, now).state.runId).toBe('run_1')
    expect(startRun(journey().wait('n1', 'P1D').plan(), subject, facts, now).state).not.toHaveProperty('runId')
    expect(startRun(journey().startJourney('n1', 'jrn_2', { wait: true }).plan(), { customer, event: null }, facts, now).state).not.toHaveProperty('runId')
  })

  it('is from when on it is watched where the plan has goals and exits, and nowhere else', () => {
    expect(start(journey().goalWhen('won', { event: 'Order' }).wait('n1', 'P1D').plan()).state.watchesFrom).toBe(now)
    expect(start(journey().wait('n1', 'P1D').plan()).state).not.toHaveProperty('watchesFrom')
  })

  it('is kept when the run ends at once', () => {
    expect(start(journey().goalWhen('won', { event: 'Order' }).exit('n1').plan()).state).toMatchObject({ status: 'exited', watchesFrom: now })
  })
})

describe('a run in a plan the compiler did not make', () => {
  it('fails with a decision when an edge leads nowhere', () => {
    const plan = journey().email('n1').email('n2').plan()
    const { n1 } = plan.nodes
    const { state, commands, trace } = start({ ...plan, nodes: n1 === undefined ? {} : { n1 } })
    expect(state).toMatchObject({ status: 'failed', endReason: 'unknownNode', nodeId: 'n2', visit: 2, wakeAt: null })
    expect(commands).toHaveLength(1)
    expect(trace.at(-1)).toMatchObject({ nodeId: 'n2', visit: 2, entered: true, left: true, outcome: 'failed', inputs: { reason: 'unknownNode' } })
  })

  it('fails with a decision at a kind this release does not know', () => {
    const plan = JSON.parse(JSON.stringify(journey().email('n1').plan()).replace('"email"', '"hologram"')) as Plan
    expect(start(plan).state).toMatchObject({ status: 'failed', endReason: 'unknownKind' })
  })

  // The last guard: should the check of cycles ever be wrong, one run fails and the server goes on.
  it('fails with a decision instead of going round for ever', () => {
    const plan = JSON.parse(JSON.stringify(journey().email('n1').email('n2').plan()).replace('"next":{}', '"next":{"next":{"nodeId":"n1","edgeId":"e9"}}')) as Plan
    const { state, commands, trace } = start(plan)
    expect(state).toMatchObject({ status: 'failed', endReason: 'tooManyVisits', visit: 10_001 })
    expect(commands).toHaveLength(10_000)
    expect(trace.at(-1)).toMatchObject({ outcome: 'failed', inputs: { reason: 'tooManyVisits' } })
  })

  it.each(['constructor', 'toString', '__proto__'])('does not take the inherited name %s for a node', (nodeId) => {
    const plan = { ...journey().email('n1').plan(), start: { nodeId, edgeId: 'e0' } }
    expect(start(plan).state).toMatchObject({ status: 'failed', endReason: 'unknownNode' })
  })
})
