import { expect, it } from 'vitest'
import { durationInWords } from './duration-in-words.ts'

it.each([
  ['P2D', '2 days'], ['P1D', '1 day'], ['PT1H30M', '1 hour 30 minutes'], ['P1Y2M', '1 year 2 months'], ['P1W', '1 week'], ['PT0.5S', '0.5 seconds'],
  ['PT0S', 'no time'], ['', 'no time'], ['soon', 'soon'],
])('says %s as "%s"', (text, words) => {
  expect(durationInWords(text)).toBe(words)
})
