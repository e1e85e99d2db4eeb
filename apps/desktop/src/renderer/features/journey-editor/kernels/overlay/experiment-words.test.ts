import { expect, test } from 'vitest'
import { standingWords, type ExperimentKnown } from './experiment-words.ts'

const known = (more: Partial<ExperimentKnown>): ExperimentKnown => ({
  winner: null, reason: null, best: null, confidence: 0, neededConfidence: 0.95, minimumSample: 500, variants: [{ id: 'a', name: 'Short', runs: 0 }, { id: 'b', name: null, runs: 0 }], ...more,
})

test.each<[Partial<ExperimentKnown>, string]>([
  [{}, 'Nobody has come here yet. Each variant needs 500 people first.'],
  [{ best: 'a', confidence: 0.5 }, '“Short” is ahead, 50% sure; 95% is asked for. Each variant needs 500 people first.'],
  [{ best: 'b', confidence: 0.9499, variants: [{ id: 'a', name: 'Short', runs: 600 }, { id: 'b', name: null, runs: 500 }] }, '“b” is ahead, 94.9% sure; 95% is asked for.'],
  [{ winner: 'a', reason: 'won' }, '“Short” has won. Everybody takes it from then on.'],
  [{ winner: 'b', reason: 'deadline' }, 'Time was up without a clear winner, so “b” stands. Everybody takes it from then on.'],
  [{ winner: 'a', reason: 'chosen' }, 'Somebody chose “Short”. Everybody takes it from then on.'],
])('%#: %s', (more, words) => { expect(standingWords(known(more))).toBe(words) })
