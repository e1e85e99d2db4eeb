import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { compileJourney, startRun, stepRun, type EventFact, type Facts, type JsonObject, type JsonValue, type Plan, type Step } from '../../src/index.ts'
import { simulateJourney } from '../../src/testing/index.ts'
import { customerArbitrary, eventNames, journeyArbitrary, moveArbitrary } from './journey-arbitrary.ts'
import { liveRun, type LivedRun } from './live-run.ts'

// What a shell does to plans, states and facts between two steps: it stores them as jsonb, which orders keys as it likes, it
// loads more or just enough, and it steps thousands of runs with the same objects. None of that may show.

vi.setConfig({ testTimeout: 60_000 })

const start = Date.UTC(2026, 0, 15, 9)
const life = fc.record({ document: journeyArbitrary, person: customerArbitrary, moves: fc.array(moveArbitrary, { maxLength: 20 }) })
  .map(({ document, ...rest }) => ({ ...rest, plan: planOf(document) }))

function planOf(document: unknown): Plan {
  const compiled = compileJourney(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  return compiled.plan
}

function turnedRound<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => turnedRound(each)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, turnedRound(inner as JsonValue)])) as Value
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner as JsonValue)
  }
  return value
}

/** A plan as it was published before counted events were told apart from those that are looked into. */
function withoutEventProperties(plan: Plan): Plan {
  const { events, segments } = plan.startNeeds
  const nodes = Object.fromEntries(Object.entries(plan.nodes).map(([id, node]) => [id, { ...node, needs: { events: node.needs.events, segments: node.needs.segments } }]))
  return { ...plan, nodes, startNeeds: { events, segments } }
}

/** Steps every recorded moment of a life again, from the state and with the facts `change` makes of them. */
function stepsAgain(plan: Plan, { steps }: LivedRun, facts: (of: Facts) => Facts): void {
  for (const { before, step, input, facts: loaded, at } of steps) {
    const again = input.kind === 'start' || before === null
      ? startRun(plan, { customer: loaded.customer, event: input.kind === 'start' ? input.event : null }, facts(loaded), at)
      : stepRun(plan, before, input, facts(loaded), at)
    expect(sorted(again)).toEqual(sorted(step))
  }
}

/** The names an update lists in its decision have no order of their own. */
function sorted(step: Step): Step {
  return { ...step, trace: step.trace.map((decision) => Array.isArray(decision.inputs['set']) ? { ...decision, inputs: { ...decision.inputs, set: decision.inputs['set'].toSorted() } } : decision) }
}

describe('what a plan declares is all a step looks at', () => {
  const stranger: EventFact = { name: 'stranger', occurredAt: start, properties: { amount: 1 } }

  it('more facts than it asks for change nothing', () => {
    fc.assert(fc.property(life, ({ plan, person, moves }) => {
      const lived = liveRun({ plan, person, moves, start })
      const unasked = eventNames.map((name): EventFact => ({ name, occurredAt: start - 1, properties: { amount: 90 } }))
      stepsAgain(plan, lived, (facts) => ({
        ...facts,
        events: new Map([['stranger', [stranger]], ...unasked.filter(({ name }) => !facts.events.has(name)).map((event) => [event.name, [event]] as const), ...facts.events]),
        segments: new Set(['seg_1', 'seg_unknown']),
      }))
    }), { numRuns: 300 })
  })

  it('the properties of events that are only counted change nothing', () => {
    fc.assert(fc.property(life, ({ plan, person, moves }) => {
      const lived = liveRun({ plan, person, moves, start })
      const looked = new Set(Object.values(plan.nodes).flatMap(({ needs }) => needs.eventProperties ?? needs.events))
      stepsAgain(plan, lived, (facts) => ({
        ...facts, events: new Map([...facts.events].map(([name, events]) => [name, looked.has(name) ? events : events.map((event) => ({ ...event, properties: {} }))])),
      }))
    }), { numRuns: 200 })
  })

  it('a rule that looks into events is declared to: their properties are loaded for it', () => {
    const isLooking = (plan: Plan): boolean => Object.values(plan.nodes).some(({ needs }) => (needs.eventProperties ?? []).length > 0)
    expect(fc.sample(journeyArbitrary, { numRuns: 500, seed: 1 }).map(planOf).filter(isLooking).length).toBeGreaterThan(20)
  })

  it('a plan from before they were told apart lets people live as they would', () => {
    fc.assert(fc.property(journeyArbitrary.map(planOf), fc.integer(), (plan, seed) => {
      const simulation = { seed, people: 8, start, days: 20, eventNames, eventsPerPerson: 5, traits: () => ({ plan: 'pro', score: 40 }) }
      const lives = (of: Plan) => simulateJourney({ ...simulation, plan: of }).runs.map(({ state, commands, trace }) => ({ state, commands, trace }))
      expect(lives(withoutEventProperties(plan))).toEqual(lives(plan))
    }), { numRuns: 100 })
  })
})

describe('what is stored may be stored anyhow', () => {
  it('the order of keys in plans, states and facts means nothing', () => {
    fc.assert(fc.property(life, ({ plan, person, moves }) => {
      const lived = liveRun({ plan, person, moves, start })
      const steps = lived.steps.map((each) => ({ ...each, before: turnedRound(each.before), input: turnedRound(each.input) }))
      stepsAgain(turnedRound(plan), { ...lived, steps }, (facts) => ({ ...facts, customer: turnedRound(facts.customer) }))
    }), { numRuns: 200 })
  })

  // A release that is rolled back finds states with fields of the newer one. It must neither stumble over them nor drop them.
  it('a field a later release added to the state stays in it, and changes nothing', () => {
    fc.assert(fc.property(life, ({ plan, person, moves }) => {
      for (const { before, step, input, facts, at } of liveRun({ plan, person, moves, start }).steps) {
        if (before === null || input.kind === 'start') continue
        const again = stepRun(plan, { ...before, ...{ addedLater: { kept: true } } }, input, facts, at)
        const { addedLater, ...state } = again.state as typeof again.state & { addedLater?: JsonObject }
        expect(addedLater).toEqual({ kept: true })
        expect({ ...again, state }).toEqual(step)
      }
    }), { numRuns: 200 })
  })

  it('nothing that is handed in is ever written to', () => {
    fc.assert(fc.property(life, ({ plan, person, moves }) => {
      const lived = liveRun({ plan, person, moves, start })
      const steps = lived.steps.map((each) => ({ ...each, before: frozen(each.before), input: frozen(each.input) }))
      stepsAgain(frozen(plan), { ...lived, steps }, (facts) => {
        frozen(facts.customer)
        for (const events of facts.events.values()) frozen(events)
        return facts
      })
    }), { numRuns: 200 })
  })

  it('every state, command and decision survives being text', () => {
    fc.assert(fc.property(life, ({ plan, person, moves }) => {
      for (const { step } of liveRun({ plan, person, moves, start }).steps) expect(JSON.parse(JSON.stringify(step))).toEqual(step)
    }), { numRuns: 100 })
  })
})
