import { journey } from '@sendero/flow-engine/testing'
import { expect, it } from 'vitest'
import { journeyIndex } from './journey-index.ts'
import { stepsAbove, stepsBelow } from './reachable.ts'

//  entry - hi - half -a- kind - won
//                   `-b- loud - won
const index = journeyIndex(journey().email('hi').splitPercent('half', { a: 50, b: 50 }).email('kind').goal('won').at('half', 'b').email('loud').to('won').document())

it('all above a step are those one can get to it from', () => {
  expect(stepsAbove(index, 'kind')).toEqual(['hi', 'half', 'kind'])
  expect(stepsAbove(index, 'won')).toEqual(['hi', 'half', 'kind', 'won', 'loud'])
})

it('all below a step are those one gets to only through it', () => {
  expect(stepsBelow(index, 'kind')).toEqual(['kind'])
  expect(stepsBelow(index, 'half')).toEqual(['half', 'kind', 'won', 'loud'])
})
