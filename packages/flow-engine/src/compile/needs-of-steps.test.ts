import { describe, expect, it } from 'vitest'
import type { Rule } from '../segment/rule.ts'
import { journey, type JourneyBuilder } from '../testing/journey-builder.ts'

const did = (event: string): Rule => ({ event, count: { atLeast: 1 } })

function needsOf(builder: JourneyBuilder) {
  const plan = builder.plan()
  const nodes = Object.fromEntries(Object.values(plan.nodes).map((node) => [node.id, node.needs.events]))
  return { start: plan.startNeeds.events, ...nodes }
}

describe('what a step needs', () => {
  it('is all that lies ahead up to the next wait', () => {
    // entry - n1 did A - n2 did B - n3 wait - n4 did C
    expect(needsOf(journey().splitRules('n1', { yes: did('A') }).splitRules('n2', { yes: did('B') }).wait('n3', 'P1D').splitRules('n4', { yes: did('C') })))
      .toEqual({ start: ['A', 'B'], n1: ['A', 'B'], n2: ['B'], n3: ['C'], n4: ['C'] })
  })

  it('is nothing where a run only arrives to wait', () => {
    expect(needsOf(journey().wait('n1', 'P1D').splitRules('n2', { yes: did('A') }))).toEqual({ start: [], n1: ['A'], n2: ['A'] })
  })

  it('unites all branches', () => {
    //          .- a - n2 did A -.
    // entry - n1                n4 did C
    //          '- b - n3 did B -'
    const builder = journey().splitPercent('n1', { a: 50, b: 50 }).splitRules('n2', { yes: did('A') }).splitRules('n4', { yes: did('C') })
      .at('n1', 'b').splitRules('n3', { yes: did('B') }).to('n4')
    expect(needsOf(builder)).toEqual({ start: ['A', 'B', 'C'], n1: ['A', 'B', 'C'], n2: ['A', 'C'], n3: ['B', 'C'], n4: ['C'] })
  })

  it('goes once round a loop, to the wait in it', () => {
    // entry - n1 did A - n2 wait - n3 did B - (n1)
    expect(needsOf(journey().splitRules('n1', { yes: did('A') }).wait('n2', 'P1D').splitRules('n3', { yes: did('B') }).to('n1')))
      .toEqual({ start: ['A'], n1: ['A'], n2: ['A', 'B'], n3: ['A', 'B'] })
  })

  it('goes past a node in which only some wait by the ways they go at once, and by all ways once they have waited', () => {
    // entry - n1 until a date - n2 did A - n3 did B - (n1)
    //         '- missed - n4 did C
    const builder = journey().waitUntil('n1', { from: 'trait', path: 'born' }, { yearly: true }).splitRules('n2', { yes: did('A') }).splitRules('n3', { yes: did('B') }).to('n1')
      .at('n1', 'missed').splitRules('n4', { yes: did('C') })
    expect(needsOf(builder)).toEqual({ start: ['C'], n1: ['A', 'B', 'C'], n2: ['A', 'B', 'C'], n3: ['B', 'C'], n4: ['C'] })
  })

  it('covers both ports of a wait for an event', () => {
    const builder = journey().waitForEvent('n1', 'visit', { timeout: 'P1D' }).splitRules('n2', { yes: did('A') }).at('n1', 'timeout').splitRules('n3', { yes: did('B') })
    expect(needsOf(builder)).toEqual({ start: [], n1: ['A', 'B'], n2: ['A'], n3: ['B'] })
  })
})
