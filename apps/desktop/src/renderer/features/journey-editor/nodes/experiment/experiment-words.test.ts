import type { NodeConfigs } from '@sendero/flow-engine/document'
import { expect, it } from 'vitest'
import { outcomeInWords } from './experiment-words.ts'

const config: NodeConfigs['experiment'] = {
  salt: 's', variants: [{ id: 'a', name: 'A', percent: 50 }, { id: 'b', name: '', percent: 50 }], metric: 'converted', minimumSample: 1, confidence: 95, deadline: 'P14D', fallback: '',
}

it('says when one of two wins, and what happens when none does', () => {
  expect(outcomeInWords(config)).toEqual([
    'Variant 2 wins when it is 95% sure to beat A with at least 1 person in each, and the other way round.', 'From then on everybody takes the winner.', 'If none has won after 14 days, everybody takes the best so far.',
  ])
})

it('says the same of several, with the variant everybody falls back to', () => {
  const of = outcomeInWords({ ...config, minimumSample: 1500, variants: [...config.variants, { id: 'c', percent: 0 }], fallback: 'a' })
  expect([of[0], of[2]]).toEqual(['A variant wins when it is 95% sure to beat each of the others with at least 1,500 people in each.', 'If none has won after 14 days, everybody takes A.'])
})
