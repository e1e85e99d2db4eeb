import { describe, expect, it } from 'vitest'
import { compileJourney } from '../compile/compile-journey.ts'
import { nodeKinds } from '../nodes/registry.ts'
import { brokenPromises } from './broken-promises.ts'
import { journeyOfEveryKind } from './every-kind.ts'
import { journey } from './journey-builder.ts'
import { recordRun, replayRun, type RecordedRun } from './recorded-run.ts'
import { simulateJourney, type Simulation } from './simulate-journey.ts'

const plan = journey().splitPercent('n1', { a: 50, b: 50 }).email('n2').waitForEvent('n3', 'visit', { timeout: 'P2D' }).goal('n4')
  .at('n3', 'timeout').email('n5').wait('n6', 'P3D').to('n3').at('n1', 'b').wait('n7', 'P1D').splitRules('n8', { often: { event: 'visit', count: { atLeast: 2 }, within: 'P7D' } }).goal('n9').plan()

const simulation: Simulation = {
  plan, seed: 1, people: 50, start: Date.UTC(2026, 2, 20), days: 60, eventNames: ['visit', 'click', 'Order Completed'], eventsPerPerson: 6, timeZones: ['UTC', 'Europe/Berlin', 'Asia/Kolkata'],
}
const outcomes = (changes: Partial<Simulation>) => simulateJourney({ ...simulation, ...changes }).runs.map(({ state, trace }) => [state.status, trace])

describe('simulateJourney', () => {
  it('gives the same world for the same seed, and another for another', () => {
    expect(outcomes({ seed: 5 })).toEqual(outcomes({ seed: 5 }))
    expect(outcomes({ seed: 6 })).not.toEqual(outcomes({ seed: 5 }))
  })

  it('brings people to every end of the journey, late and doubled events among their doings', () => {
    const { runs } = simulateJourney({ ...simulation, people: 500 })
    expect(new Set(runs.map(({ state }) => state.status))).toEqual(new Set(['active', 'converted', 'completed', 'exited']))
    expect(runs.some(({ trace }) => trace.some(({ outcome }) => outcome === 'ignored'))).toBe(true)
  })

  it('breaks no promise of the engine in a hundred worlds', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      expect({ seed, broken: brokenPromises(simulateJourney({ ...simulation, seed, people: 20 })) }).toEqual({ seed, broken: [] })
    }
  })
})

describe('a world for a journey of every kind', () => {
  const every = compileJourney(journeyOfEveryKind())
  if (!every.ok) throw new Error(JSON.stringify(every.diagnostics))
  const everything: Simulation = {
    plan: every.plan, seed: 1, people: 30, start: Date.UTC(2026, 2, 20), days: 90, eventNames: ['Order', 'visit', 'Paid'], eventsPerPerson: 8, timeZones: ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe'],
    traits: (random) => ({ plan: random.pick(['pro', 'free']), renewsAt: random.pick(['2026-05-01', '2026-01-01', 'soon']) }), workspaceTimeZone: 'Europe/Berlin',
  }

  it('leads people through all of it', () => {
    const worlds = Array.from({ length: 40 }, (_, seed) => simulateJourney({ ...everything, seed, people: 100 }))
    const decisions = worlds.flatMap(({ runs }) => runs.flatMap(({ trace }) => trace))
    expect(new Set(decisions.map(({ nodeId }) => every.plan.nodes[nodeId]?.kind ?? 'entry'))).toEqual(new Set(['entry', ...nodeKinds.map(({ kind }) => kind)]))
    const outcomes = new Set(decisions.map(({ outcome }) => outcome))
    for (const outcome of ['heldOut', 'unreachable', 'tooMany', 'queuedUp', 'letOn', 'inWindow', 'segment', 'missed', 'returned', 'emitted', 'jumped', 'timeout']) expect(outcomes).toContain(outcome)
    const reasons = new Set(worlds.flatMap(({ runs }) => runs.map(({ state }) => state.endReason)))
    for (const reason of [null, 'end', 'exit', 'goal', 'journeyGoal', 'exitCondition']) expect(reasons).toContain(reason)
  })

  it('breaks no promise of the engine in a hundred worlds', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      expect({ seed, broken: brokenPromises(simulateJourney({ ...everything, seed, people: 12 })) }).toEqual({ seed, broken: [] })
    }
  })

  it('replays every run of it to the letter', () => {
    for (const run of simulateJourney({ ...everything, seed: 3, people: 40 }).runs) {
      const recorded = JSON.parse(JSON.stringify(recordRun(every.plan, run))) as RecordedRun
      expect(JSON.parse(JSON.stringify(replayRun(recorded)))).toEqual(recorded.steps.map(({ step }) => step))
    }
  })
})
