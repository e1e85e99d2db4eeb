import { describe, expect, it } from 'vitest'
import { brokenPromises } from './broken-promises.ts'
import { journey } from './journey-builder.ts'
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
