import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { JourneyDocument } from '../../src/document.ts'
import { compileJourney, splitBucket, type Plan } from '../../src/index.ts'
import { brokenPromises, simulateJourney } from '../../src/testing/index.ts'
import { amountArbitrary, customerArbitrary, eventNames, journeyArbitrary, moveArbitrary } from './journey-arbitrary.ts'
import { liveRun, wordsOf } from './live-run.ts'
import { tellNaively } from './naive-interpreter.ts'

// Hundreds of lives on a busy machine take their time; no property is about how long.
vi.setConfig({ testTimeout: 60_000 })

const start = Date.UTC(2026, 0, 15, 9)
const life = fc.record({ document: journeyArbitrary, person: customerArbitrary, moves: fc.array(moveArbitrary, { maxLength: 25, size: 'max' }), amount: amountArbitrary })

function planOf(document: JourneyDocument): Plan {
  const compiled = compileJourney(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return compiled.plan
}

describe('any journey that compiles', () => {
  it('does what the naive interpreter says it does', () => {
    fc.assert(fc.property(life, ({ document, person, moves, amount }) => {
      const lived = liveRun({ plan: planOf(document), person, moves, start, amount })
      expect(wordsOf(lived, start)).toEqual(tellNaively({ document, person, moves, start, amount }))
    }), { numRuns: 2000 })
  })

  // What is never generated is never tested.
  it('is generated with every node kind, outcome and end among its lives', () => {
    const lives = fc.sample(life, { numRuns: 2000, seed: 1 }).map((each) => ({ plan: planOf(each.document), each }))
    const runs = lives.map(({ plan, each }) => ({ plan, steps: liveRun({ ...each, plan, start }).steps }))
    const steps = runs.flatMap((run) => run.steps)
    expect([...new Set(runs.flatMap(({ plan, steps: taken }) => taken.flatMap(({ step }) => step.trace.map(({ nodeId }) => plan.nodes[nodeId]?.kind ?? 'entry'))))].sort()).toEqual([
      'adjustScore', 'email', 'emitEvent', 'entry', 'exit', 'goal', 'holdout', 'jump', 'notifyTeam', 'splitEvent', 'splitPercent', 'splitRules', 'subscribe', 'tag', 'throttle', 'updateCustomer',
      'wait', 'waitForEvent', 'waitForWindow', 'waitUntil', 'webhook',
    ])
    expect([...new Set(steps.flatMap(({ step }) => step.trace.map(({ outcome }) => outcome)))].sort()).toEqual([
      'branch', 'converted', 'else', 'emitted', 'entered', 'event', 'exited', 'heldOut', 'ignored', 'inWindow', 'jumped', 'letOn', 'missed', 'queued', 'queuedUp', 'timeout', 'updated', 'waited', 'waiting',
    ])
    expect([...new Set(steps.map(({ step }) => step.state.status))].sort()).toEqual(['active', 'completed', 'converted', 'exited'])
    // By ends of the whole journey: at the start, where they stood, and right after a node that changed them.
    const ended = steps.filter(({ step }) => ['journeyGoal', 'exitCondition'].includes(step.state.endReason ?? '') && step.trace.length > 0)
    expect(new Set(ended.map(({ before, input, step }) => (before === null ? (step.state.visit === 1 ? 'at once' : 'in the first step') : step.trace.length > 1 ? 'on the way' : input.kind))))
      .toEqual(new Set(['at once', 'in the first step', 'on the way', 'event', 'wake']))
    expect(steps.some(({ step }) => step.state.visit > 10)).toBe(true)
    expect(steps.some(({ step }) => step.state.eventsCountFrom !== undefined)).toBe(true)
  })

  it('gives the same steps for the same life', () => {
    fc.assert(fc.property(life, ({ document, person, moves }) => {
      const plan = planOf(document)
      expect(liveRun({ plan, person, moves, start })).toEqual(liveRun({ plan: JSON.parse(JSON.stringify(plan)) as Plan, person, moves, start }))
    }), { numRuns: 200 })
  })

  it('counts visits up and names each command by a visit of its own', () => {
    fc.assert(fc.property(life, ({ document, person, moves }) => {
      const { steps } = liveRun({ plan: planOf(document), person, moves, start })
      const visits = steps.flatMap(({ step }) => step.trace.filter(({ entered }) => entered).map(({ visit }) => visit))
      expect(visits).toEqual(visits.map((_, index) => index))
      const commands = steps.flatMap(({ step }) => step.commands.map(({ visit }) => visit))
      expect(new Set(commands).size).toBe(commands.length)
    }), { numRuns: 200 })
  })

  it('lets nobody fail, get lost or be in two places', () => {
    fc.assert(fc.property(journeyArbitrary, fc.integer(), (document, seed) => {
      const world = simulateJourney({
        plan: planOf(document), seed, people: 12, start, days: 30, eventsPerPerson: 5, eventNames,
        timeZones: ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York'],
        traits: (random) => ({ plan: random.pick(['pro', 'free']), score: random.below(100) }),
      })
      expect(brokenPromises(world)).toEqual([])
    }), { numRuns: 150 })
  })

  it('comes to rest after every step, in a wait or at an end', () => {
    fc.assert(fc.property(life, ({ document, person, moves }) => {
      const { steps } = liveRun({ plan: planOf(document), person, moves, start })
      for (const { at, step } of steps) {
        const isParked = step.state.status === 'active' && step.state.wakeAt !== null
        expect(isParked || step.state.endReason !== null).toBe(true)
        expect(step.state.enteredNodeAt).toBeLessThanOrEqual(at)
        expect(step.state.eventsCountFrom ?? step.state.enteredNodeAt).toBeLessThanOrEqual(step.state.enteredNodeAt)
      }
    }), { numRuns: 200 })
  })
})

describe('any percentage split', () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 4 }).map((points) => [0, ...new Set(points.sort((a, b) => a - b)), 10_000])

  it('gives each branch its share within the 99.9 % bounds of a binomial', () => {
    // A fixed seed: one in a thousand honest samples lies outside, and a red test must mean something.
    fc.assert(fc.property(cuts, fc.stringMatching(/^[a-z]{1,8}$/), (edges, salt) => {
      const people = 20_000
      const buckets = Array.from({ length: people }, (_, index) => splitBucket(salt, 'n1', `cus_${index}`))
      for (const [index, to] of edges.slice(1).entries()) {
        const from = edges[index] ?? 0
        const share = (to - from) / 10_000
        const count = buckets.filter((bucket) => bucket >= from && bucket < to).length
        expect(Math.abs(count - people * share)).toBeLessThanOrEqual(3.29 * Math.sqrt(people * share * (1 - share)) + 1)
      }
    }), { numRuns: 40, seed: 20_260_115 })
  })

  it('puts a person into the same branch whenever and however often she comes', () => {
    fc.assert(fc.property(life, fc.nat(1e9), ({ document, person }, later) => {
      const plan = planOf(document)
      // Dates and windows lead elsewhere at another time: what both times come by is compared.
      const branches = (at: number) => new Map(liveRun({ plan, person, moves: [], start: at }).steps
        .flatMap(({ step }) => step.trace.filter(({ nodeId }) => ['splitPercent', 'holdout'].includes(plan.nodes[nodeId]?.kind ?? '')).map(({ nodeId, port }) => [nodeId, port] as const)))
      const [now, then] = [branches(start), branches(start + later)]
      for (const [nodeId, port] of now) if (then.has(nodeId)) expect([nodeId, then.get(nodeId)]).toEqual([nodeId, port])
    }), { numRuns: 200 })
  })
})
