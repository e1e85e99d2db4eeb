import { expect, test } from 'vitest'
import { capWindowMs, frequencyCaps, quietHours } from './sending-rules.ts'

const hour = 3_600_000
const day = 24 * hour

test.each<[string, number | null]>([
  ['PT1H', hour], ['P31D', 31 * day], ['P1W', 7 * day], ['P1DT12H', 36 * hour], ['PT90M', 1.5 * hour], ['PT59M', null], ['P31DT1S', null], ['P1M', null], ['P1Y', null], ['PT0H', null], ['7 days', null], ['', null],
])('a cap may look back over %j: %j', (within, ms) => {
  expect(capWindowMs(within)).toBe(ms)
})

const problems = (schema: typeof frequencyCaps | typeof quietHours, value: unknown): string[] => schema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
const cap = { channel: 'email', most: 2, within: 'P7D' }
const hours = { from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] }

test('rules that are right are taken as they are', () => {
  for (const caps of [[], [cap], Array.from({ length: 5 }, () => cap)]) expect(problems(frequencyCaps, caps)).toEqual([])
  for (const window of [hours, { ...hours, from: '20:00', to: '02:00' }, { from: '00:00', to: '00:00', weekdays: [7] }]) expect(problems(quietHours, window)).toEqual([])
})

test.each<[unknown, string]>([
  [[{ ...cap, channel: 'sms' }], '0.channel: Frequency caps are for the channel "email".'],
  [[{ ...cap, most: 0 }], '0.most: At least 1: to send nothing at all, stop the journeys.'],
  [[{ ...cap, most: 101 }], '0.most: At most 100.'],
  [[{ ...cap, most: 1.5 }], '0.most: Use a whole number from 1 to 100.'],
  [[{ ...cap, within: 'P1M' }], '0.within: Use an ISO 8601 duration in weeks, days or hours from PT1H to P31D, such as P7D.'],
  [Array.from({ length: 6 }, () => cap), ': At most 5 frequency caps.'],
])('caps %j are refused: %s', (caps, problem) => {
  expect(problems(frequencyCaps, caps)).toEqual([problem])
})

test.each<[unknown, string]>([
  [{ ...hours, from: '9:00' }, 'from: Use a time of day such as 09:00.'],
  [{ ...hours, to: '24:00' }, 'to: Use a time of day such as 09:00.'],
  [{ ...hours, weekdays: [] }, 'weekdays: Choose at least one weekday, from 1 (Monday) to 7 (Sunday).'],
  [{ ...hours, weekdays: [0] }, 'weekdays.0: Weekdays are 1 (Monday) to 7 (Sunday).'],
  [{ ...hours, weekdays: [1, 1] }, 'weekdays: Name every weekday once.'],
])('quiet hours %j are refused: %s', (window, problem) => {
  expect(problems(quietHours, window)).toEqual([problem])
})
