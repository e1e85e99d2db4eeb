import { describe, expect, it } from 'vitest'
import type { Decision } from '../model/decision.ts'
import { brokenPromises } from './broken-promises.ts'
import { journey } from './journey-builder.ts'
import { runToQuiet, type QuietWorld, type SimulatedRun } from './run-to-quiet.ts'

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
    ['n2: entered - left is 1 off', (run) => ({ trace: without(run.trace, 3) })],
  ])('notices when this does not hold: %s', (claim, damage) => {
    expect(damaged(damage).join('\n')).toContain(claim)
  })
})
