import { expect, it } from 'vitest'
import { elapsedWords } from './elapsed-words.ts'

it.each([[0, 'at the start'], [59_000, 'at the start'], [60_000, 'after 1 minute'], [90_061_000, 'after 1 day 1 hour'], [86_400_000 * 12 + 180_000, 'after 12 days 3 minutes']])('%i ms after the start is said %j', (ms, words) => {
  expect(elapsedWords(ms)).toBe(words)
})
