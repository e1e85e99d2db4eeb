import { describe, expect, it } from 'vitest'
import type { Facts } from '../model/facts.ts'
import type { Plan } from '../model/plan.ts'
import type { RunInput, RunState } from '../model/run-state.ts'
import { journey } from '../testing/journey-builder.ts'
import { startRun } from './start-run.ts'
import { stepRun } from './step-run.ts'

const start = Date.UTC(2026, 0, 15, 9)
const day = 86_400_000
const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
const facts: Facts = { customer, events: new Map(), segments: new Set() }
const visit = (occurredAt: number): RunInput => ({ kind: 'event', event: { name: 'visit', occurredAt, properties: {} } })
const started = (plan: Plan): RunState => startRun(plan, { customer, event: null }, facts, start).state

//                                  .- event ---> n3 e-mail - n4 wait - n5 goal
// entry - n1 wait - n2 wait for visit
//                                  '- timeout -> (open)
const plan = journey().wait('n1', 'P1D').waitForEvent('n2', 'visit', { timeout: 'P2D' }).email('n3').wait('n4', 'PT1H').goal('n5').plan()

describe('stepRun', () => {
  it('goes on to the next wait, counting visits on', () => {
    const first = stepRun(plan, started(plan), { kind: 'wake' }, facts, start + day)
    expect(first.state).toMatchObject({ nodeId: 'n2', visit: 2, enteredNodeAt: start + day, wakeAt: start + 3 * day, waitEvent: 'visit' })
    const second = stepRun(plan, first.state, visit(start + 2 * day), facts, start + 2 * day)
    expect(second.state).toMatchObject({ nodeId: 'n4', visit: 4, enteredNodeAt: start + 2 * day, wakeAt: start + 2 * day + 3_600_000, waitEvent: null })
    expect(second.commands).toEqual([{ kind: 'sendEmail', nodeId: 'n3', visit: 3, templateId: 'tpl_n3' }])
    expect(second.trace.map(({ nodeId, visit: ordinal, entered, left, port, edgeId }) => [nodeId, ordinal, entered, left, port, edgeId])).toEqual([
      ['n2', 2, false, true, 'event', 'e2'],
      ['n3', 3, true, true, 'next', 'e3'],
      ['n4', 4, true, false, null, null],
    ])
  })

  it('completes a run that leaves a wait by an open port', () => {
    const waiting = stepRun(plan, started(plan), { kind: 'wake' }, facts, start + day).state
    const { state, trace } = stepRun(plan, waiting, { kind: 'wake' }, facts, start + 3 * day)
    expect(state).toMatchObject({ status: 'completed', endReason: 'end', nodeId: 'n2', wakeAt: null, waitEvent: null })
    expect(trace).toMatchObject([{ nodeId: 'n2', left: true, port: 'timeout', edgeId: null, outcome: 'timeout' }])
  })

  it.each<[string, RunInput, number]>([
    ['a wake before its time', { kind: 'wake' }, start + day - 1],
    ['an event it does not wait for', visit(start + day), start + day],
  ])('does not move for %s: the same state, nothing asked, nothing recorded', (_, input, now) => {
    const state = started(plan)
    const step = stepRun(plan, state, input, facts, now)
    expect(step.state).toBe(state)
    expect([step.commands, step.trace]).toEqual([[], []])
  })

  it('keeps the state of a run that ignores an event, and records that it did', () => {
    const waiting = stepRun(plan, started(plan), { kind: 'wake' }, facts, start + day).state
    const step = stepRun(plan, waiting, visit(start), facts, start + day + 1)
    expect(step.state).toBe(waiting)
    expect(step.trace).toMatchObject([{ nodeId: 'n2', visit: 2, entered: false, left: false, port: null, outcome: 'ignored', inputs: { reason: 'beforeEntering' } }])
  })

  it('keeps what started the run', () => {
    const event = { name: 'signup', properties: { source: 'ad' } }
    const { state } = startRun(plan, { customer, event }, facts, start)
    expect(stepRun(plan, state, { kind: 'wake' }, facts, start + day).state.entry).toEqual({ event })
  })
})

describe('the end of a run', () => {
  it('by the shell records the reason at the node it stands in', () => {
    const { state, commands, trace } = stepRun(plan, started(plan), { kind: 'end', reason: 'stopped' }, facts, start + 5)
    expect(state).toMatchObject({ status: 'exited', endReason: 'stopped', nodeId: 'n1', visit: 1, wakeAt: null })
    expect(commands).toEqual([])
    expect(trace).toEqual([{
      nodeId: 'n1', visit: 1, at: start + 5, entered: false, left: true, port: null, edgeId: null, isGoal: false, outcome: 'exited', inputs: { reason: 'stopped' },
    }])
  })

  it.each<[string, RunInput]>([['a wake', { kind: 'wake' }], ['an event', visit(start + day)], ['another end', { kind: 'end', reason: 'erased' }]])(
    'is final: %s changes nothing any more', (_, input) => {
      const ended = stepRun(plan, started(plan), { kind: 'end', reason: 'stopped' }, facts, start).state
      const step = stepRun(plan, ended, input, facts, start + 9 * day)
      expect(step.state).toBe(ended)
      expect([step.commands, step.trace]).toEqual([[], []])
    })
})

describe('a state that does not fit its plan', () => {
  const state = started(plan)

  it.each<[string, Partial<RunState>, string]>([
    ['a node the plan does not have', { nodeId: 'gone' }, 'unknownNode'],
    ['no node at all', { nodeId: null }, 'unknownNode'],
    ['a node in which no run can stand', { nodeId: 'n3' }, 'notAWait'],
    ['an inherited name', { nodeId: 'constructor' }, 'unknownNode'],
  ])('fails the run and says why: %s', (_, changes, reason) => {
    const step = stepRun(plan, { ...state, ...changes }, { kind: 'wake' }, facts, start + day)
    expect(step.state).toMatchObject({ status: 'failed', endReason: reason, wakeAt: null, waitEvent: null })
    expect(step.trace).toMatchObject([{ entered: false, left: true, outcome: 'failed', inputs: { reason } }])
    expect(step.commands).toEqual([])
  })

  it('fails at a kind this release does not know', () => {
    const newer = JSON.parse(JSON.stringify(plan).replace('"kind":"wait"', '"kind":"waitForMoonlight"')) as Plan
    expect(stepRun(newer, state, { kind: 'wake' }, facts, start + day).state).toMatchObject({ status: 'failed', endReason: 'unknownKind' })
  })

  it('can still be ended by the shell', () => {
    expect(stepRun(plan, { ...state, nodeId: 'gone' }, { kind: 'end', reason: 'stopped' }, facts, start).state).toMatchObject({ status: 'exited', endReason: 'stopped' })
  })
})
