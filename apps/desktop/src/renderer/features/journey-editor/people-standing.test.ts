import { journey } from '@sendero/flow-engine/testing'
import { expect, test } from 'vitest'
import { removeSteps } from './kernels/document/intents/remove-steps.ts'
import { standingWords, stepsTakenAway } from './people-standing.ts'

const standing = new Map([['w', 1203], ['v', 1]])

test('who stands in a step that goes finishes on their version', () => {
  expect(standingWords(standing, ['w'])).toBe('1,203 people stand there now and finish on the version they entered.')
  expect(standingWords(standing, ['v'])).toBe('1 person stands there now and finishes on the version they entered.')
  expect(standingWords(standing, ['v', 'w', 'x'])).toBe('1,204 people stand there now and finish on the version they entered.')
})

test('nothing is said where nobody stands', () => {
  expect(standingWords(standing, ['x'])).toBeNull()
  expect(standingWords(new Map(), ['w'])).toBeNull()
})

test('a step that is deleted with what lies below takes all of them away', () => {
  const document = journey().wait('w', 'P1D').wait('v', 'P1D').exit('x').document()
  const intent = removeSteps(document, { ids: ['w'], mode: { kind: 'below' } })
  expect(intent.ok && stepsTakenAway(intent).sort()).toEqual(['v', 'w', 'x'])
})
