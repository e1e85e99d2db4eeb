import { expect, test } from 'vitest'
import { decideExperiment } from './decide-experiment.ts'
import type { ExperimentConfig } from './experiment.ts'

const startedAt = Date.parse('2026-03-01T00:00:00Z')
const day = 86_400_000
const config: ExperimentConfig = { variants: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }], metric: 'converted', minimumSample: 500, confidence: 95, deadline: 'P10D', fallback: '' }
const tallies = (a: number, b: number, runs = 2000) => [{ id: 'a', runs, successes: a }, { id: 'b', runs, successes: b }]
const decide = (given: ReturnType<typeof tallies>, days: number, more: Partial<ExperimentConfig> = {}) => decideExperiment({ config: { ...config, ...more }, startedAt }, given, startedAt + days * day)

test('a variant that surely beats the other has won', () => {
  expect(decide(tallies(200, 320), 1)).toEqual({ kind: 'decided', winner: 'b', reason: 'won' })
})

test('not before every variant has its sample', () => {
  expect(decide(tallies(20, 300, 499), 1)).toMatchObject({ kind: 'open' })
})

test('less confidence is reached sooner', () => {
  expect(decide(tallies(200, 265), 1, { confidence: 99.9 })).toMatchObject({ kind: 'open' })
  expect(decide(tallies(200, 265), 1, { confidence: 80 })).toMatchObject({ kind: 'decided', winner: 'b' })
})

test('at the deadline the fallback stands, or the best so far, or the first when nobody came', () => {
  expect(decide(tallies(200, 205), 9.9)).toMatchObject({ kind: 'open', lookAt: startedAt + 10 * day })
  expect(decide(tallies(200, 205), 10)).toEqual({ kind: 'decided', winner: 'b', reason: 'deadline' })
  expect(decide(tallies(200, 205), 10, { fallback: 'a' })).toEqual({ kind: 'decided', winner: 'a', reason: 'deadline' })
  expect(decide(tallies(0, 0, 0), 12)).toEqual({ kind: 'decided', winner: 'a', reason: 'deadline' })
})

test('it is looked at about a hundred times, at least a minute apart', () => {
  expect(decide(tallies(0, 0, 0), 0)).toEqual({ kind: 'open', lookAt: startedAt + day / 10 })
  expect(decide(tallies(0, 0, 0), 0, { deadline: 'PT10M' })).toEqual({ kind: 'open', lookAt: startedAt + 60_000 })
})
