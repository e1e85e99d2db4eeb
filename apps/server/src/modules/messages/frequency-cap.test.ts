import { expect, test } from 'vitest'
import type { FrequencyCap } from '../workspaces/index.ts'
import { capInWords, longestWindowMs, reachedCap } from './frequency-cap.ts'

const hour = 3_600_000
const day = 24 * hour
const now = Date.parse('2026-05-01T12:00:00Z')
const cap = (most: number, within: string): FrequencyCap => ({ channel: 'email', most, within })
const [daily, weekly] = [cap(1, 'P1D'), cap(2, 'P7D')]
const reached = (...ago: number[]): FrequencyCap | null => reachedCap([daily, weekly], { counted: ago.map((ms) => now - ms), now, startsWithinMs: 0 })

test('the window slides: what lies exactly its length back is over', () => {
  expect(reached()).toBeNull()
  expect(reached(day - 1)).toBe(daily)
  expect(reached(day)).toBeNull()
  expect(reached(2 * day, 7 * day - 1)).toBe(weekly)
  expect(reached(2 * day, 7 * day)).toBeNull()
})

test('of several caps that are reached the first is named', () => {
  expect(reached(hour, 2 * day)).toBe(daily)
  expect(reachedCap([weekly, daily], { counted: [now - hour, now - 2 * day], now, startsWithinMs: 0 })).toBe(weekly)
})

test('what leaves later than it is counted is held against others for so much longer', () => {
  expect(reachedCap([daily], { counted: [now - day - 17_000], now, startsWithinMs: 17_000 })).toBeNull()
  expect(reachedCap([daily], { counted: [now - day - 16_999], now, startsWithinMs: 17_000 })).toBe(daily)
})

test('mails ahead of a clock that was set back count', () => {
  expect(reached(-day)).toBe(daily)
})

test('caps in words, and how far they look back', () => {
  expect([capInWords(weekly), capInWords(daily), capInWords(cap(3, 'PT1H')), capInWords(cap(3, 'P1DT12H'))]).toEqual(['2 per 7 days', '1 per day', '3 per hour', '3 per 1 day 12 hours'])
  expect([longestWindowMs([daily, weekly]), longestWindowMs([])]).toEqual([7 * day, 0])
})
