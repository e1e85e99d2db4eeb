import { describe, expect, it } from 'vitest'
import type { Decision } from '../model/decision.ts'
import { brokenPromises } from './broken-promises.ts'
import { journey } from './journey-builder.ts'
import { runToQuiet, type QuietWorld } from './run-to-quiet.ts'
import type { Happening, SimulatedRun } from './simulated-world.ts'

const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }

function world(): QuietWorld {
  const plan = journey().email('n1').wait('n2', 'P1D').email('n3').goal('n4').plan()
  return runToQuiet({ plan, people: [{ customer }], happenings: [{ at: 0, customerId: 'cus_1', kind: 'segmentEntered' }], start: 0, until: 1e9 })
}

/** A world in which one thing is wrong. */
function damaged(damage: (run: SimulatedRun) => Partial<SimulatedRun>): readonly string[] {
  const sound = world()
  return brokenPromises({ ...sound, runs: sound.runs.map((run) => ({ ...run, ...damage(run) })) })
}

const without = (trace: readonly Decision[], index: number): Decision[] => trace.filter((_, at) => at !== index)

describe('brokenPromises', () => {
  it('finds nothing wrong in a sound world', () => {
    expect(brokenPromises(world())).toEqual([])
  })

  it('finds nothing wrong where an end of the whole journey, a turn or a return moved people', () => {
    const plan = journey().onEvent('Cart').reentry('always').goalWhen('paid', { event: 'Paid' }).exitWhen('gone', { leaves: 'seg_cart' }).throttle('n1', 1, 'PT1H').startJourney('n2', 'jrn_2', { wait: true })
      .jump('n3', 'n4').wait('n4', 'P1D').goal('n5').plan()
    const does = (at: number, name: string): Happening => ({ at, customerId: 'cus_1', kind: 'event', event: { name, properties: {} } })
    const sound = runToQuiet({
      plan, people: [{ customer, segments: ['seg_cart'] }], start: 0, until: 1e9, otherJourneys: { jrn_2: { lastsMs: 1000, status: 'completed' } },
      happenings: [does(0, 'Cart'), does(0, 'Cart'), does(1, 'Cart'), does(200_000_000, 'Cart'), does(200_000_001, 'Paid'), does(300_000_000, 'Cart'), { at: 300_000_001, customerId: 'cus_1', kind: 'segmentChanged', segmentId: 'seg_cart', isMember: false }],
    })
    expect(new Set(sound.runs.map(({ state }) => state.endReason))).toEqual(new Set(['goal', 'journeyGoal', 'exitCondition']))
    expect(brokenPromises(sound)).toEqual([])
  })

  it('finds nothing wrong where the last node makes an end of the whole journey true', () => {
    const plan = journey().goalWhen('pays', { rule: { trait: 'plan', is: 'equals', value: 'pro' } }).wait('n1', 'P1D').updateCustomer('n2', { plan: 'pro' }).plan()
    const sound = runToQuiet({ plan, people: [{ customer }], happenings: [{ at: 0, customerId: 'cus_1', kind: 'segmentEntered' }], start: 0, until: 1e9 })
    expect(sound.runs.map(({ state }) => state.endReason)).toEqual(['journeyGoal'])
    expect(brokenPromises(sound)).toEqual([])
    // Nobody meets anything twice, nor goes on afterwards.
    const again = { ...sound, runs: sound.runs.map((run) => ({ ...run, trace: [...run.trace, ...run.trace.slice(-1)] })) }
    expect(brokenPromises(again).join()).toContain('who leaves a node enters the next')
  })

  // An oracle that cannot say no proves nothing: each promise is broken once.
  it.each<[string, (run: SimulatedRun) => Partial<SimulatedRun>]>([
    ['visits count up one by one', (run) => ({ trace: without(run.trace, 1) })],
    ['a visit gives a command once', (run) => ({ commands: [...run.commands, ...run.commands] })],
    ['a command belongs to a visit', (run) => ({ commands: run.commands.map(({ at, command }) => ({ at, command: { ...command, visit: 99 + command.visit } })) })],
    ['an ended run says why, an active one does not', (run) => ({ state: { ...run.state, endReason: null } })],
    ['an ended run waits for nothing', (run) => ({ state: { ...run.state, wakeAt: 5 } })],
    ['an active run will be woken', (run) => ({ state: { ...run.state, status: 'active', endReason: null } })],
    ['a run of a compiled plan does not fail', (run) => ({ state: { ...run.state, status: 'failed' } })],
    ['a run converts at one goal', (run) => ({ trace: run.trace.map((decision) => ({ ...decision, isGoal: true })) })],
    ['decisions are in order of time', (run) => ({ trace: run.trace.map((decision, index) => ({ ...decision, at: -index })) })],
    ['who leaves a node enters the next, or nothing more is decided', (run) => ({ trace: [...run.trace, ...run.trace.slice(-1)] })],
    ['who leaves a node enters the next, or nothing more is decided', (run) => ({ trace: run.trace.map((decision, index) => (index === 1 ? { ...decision, edgeId: null } : decision)) })],
    ['n2: entered - left is 1 off', (run) => ({ trace: without(run.trace, 3) })],
  ])('notices when this does not hold: %s', (claim, damage) => {
    expect(damaged(damage).join('\n')).toContain(claim)
  })
})
