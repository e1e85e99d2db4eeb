import { expect, it } from 'vitest'
import { elapsedInShort, elapsedInWords } from './elapsed-words.ts'

const hour = 3_600_000
const day = 24 * hour

it.each<[number, number | null, string, string]>([
  [0, 0, 'At once', 'At once when people enter.'],
  [hour, hour, '1 h', '1 hour after entering.'],
  [30 * 60_000, 30 * 60_000, '30 min', '30 minutes after entering.'],
  [0, 3 * hour, '0–3 h', 'Up to 3 hours after entering.'],
  [hour, 3 * hour, '1–3 h', 'Between 1 hour and 3 hours after entering.'],
  [30 * 60_000, 3 * hour, '30 min – 3 h', 'Between 30 minutes and 3 hours after entering.'],
  [2 * day, 2 * day, 'Day 2', '2 days after entering.'],
  [2 * day, 5 * day + 4 * hour, 'Day 2–5', 'Between 2 days and 5 days 4 hours after entering.'],
  [2 * day, 2 * day + 4 * hour, 'Day 2', 'Between 2 days and 2 days 4 hours after entering.'],
  [0, 14 * day, 'Day 0–14', 'Up to 14 days after entering.'],
  [4 * hour, 2 * day, '4 h – day 2', 'Between 4 hours and 2 days after entering.'],
  [3 * day, null, 'Day 3+', '3 days after entering at the earliest, with no upper limit.'],
  [hour, null, '1 h+', '1 hour after entering at the earliest, with no upper limit.'],
  [0, null, 'Any time', 'Any time after entering, with no upper limit.'],
])('%d to %s is %s', (earliest, latest, short, words) => {
  expect(elapsedInShort({ earliest, latest, slack: 0 })).toBe(short)
  expect(elapsedInWords({ earliest, latest, slack: 0 })).toBe(words)
})
