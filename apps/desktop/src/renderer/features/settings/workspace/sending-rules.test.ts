import { expect, test } from 'vitest'
import { endInWords, lengthProblem } from './sending-rules.ts'

test.each([
  ['PT1H', undefined], ['P31D', undefined], ['P4W', undefined], ['PT59M', 'From 1 hour to 31 days.'], ['P32D', 'From 1 hour to 31 days.'], ['P1M', 'From 1 hour to 31 days.'], ['', 'Say how long.'],
])('the length %j of a cap: %s', (within, problem) => {
  expect(lengthProblem(within)).toBe(problem)
})

test('an end that is not after the beginning says what it means', () => {
  expect(endInWords({ from: '09:00', to: '18:00' })).toBeNull()
  expect(endInWords({ from: '20:00', to: '02:00' })?.end).toBe('Of the day after.')
  expect(endInWords({ from: '09:00', to: '09:00' })?.end).toBe('All day long.')
  expect(endInWords({ from: '', to: '18:00' })).toBeNull()
})
