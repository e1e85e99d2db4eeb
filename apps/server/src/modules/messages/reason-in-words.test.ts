import { expect, test } from 'vitest'
import { fateInWords, reasonInWords } from './reason-in-words.ts'

test('a reason is told in words, by the kind of trouble it belongs to', () => {
  expect(reasonInWords('skipped', 'no_consent')).toBe('Nothing says that they agreed to marketing mail')
  expect(reasonInWords('skipped', 'capped')).toBe('Reached the frequency cap')
  expect(reasonInWords('waiting', 'quiet_hours')).toBe('Waits for quiet hours to end')
  expect(reasonInWords('failed', 'hard_bounce')).toBe('The address does not exist')
  expect(reasonInWords('unknown', 'answer_lost')).toMatch(/will never be known/)
  expect(reasonInWords('bounced', null)).toMatch(/came back/)
})

test('a reason this release does not know is shown as it is', () => {
  expect(reasonInWords('failed', 'blue_moon')).toBe('blue_moon')
  expect(reasonInWords('skipped', 'hard_bounce')).toBe('hard_bounce')
  expect(reasonInWords('failed', 'toString')).toBe('toString')
  expect(reasonInWords('skipped', null)).toBe('No reason was recorded')
})

test('the fate of a message in words, and none for one that needs no excuse', () => {
  expect(['queued', 'sending', 'sent'].map((state) => fateInWords({ state, reason: null }))).toEqual([null, null, null])
  expect(fateInWords({ state: 'queued', reason: 'quiet_hours' })).toBe('Waits for quiet hours to end')
  expect(fateInWords({ state: 'skipped', reason: 'capped' })).toBe('Reached the frequency cap')
  expect(fateInWords({ state: 'unknown', reason: 'answer_lost' })).toMatch(/will never be known/)
})
