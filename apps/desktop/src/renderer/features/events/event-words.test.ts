import { expect, test } from 'vitest'
import { firstEventCommand } from './first-event.ts'
import { propertySummary, whoLabel } from './event-words.ts'

test('properties are told in a line, nested ones as a mark', () => {
  expect(propertySummary({ total: 29.33, gift: false, note: null, items: [1], to: { city: 'Rome' } }, Infinity)).toBe('total: 29.33 · gift: false · note: null · items: […] · to: {…}')
  expect(propertySummary({ a: 1, b: 2 }, 1)).toBe('a: 1 · …')
  expect(propertySummary({}, 3)).toBe('')
})

test('whoever did it is called as the customer is, else by what the event says of them', () => {
  const nobody = { customerId: null, customerLabel: null, userId: null, anonymousId: null }
  expect(whoLabel({ customerId: 'cus_1', customerLabel: 'Ann Lee', userId: 'u1', anonymousId: null })).toBe('Ann Lee')
  expect(whoLabel({ ...nobody, userId: 'u1' })).toBe('u1')
  expect(whoLabel({ customerId: 'cus_1', customerLabel: 'cus_1', userId: null, anonymousId: 'd1' })).toBe('Visitor d1')
  expect(whoLabel(nobody)).toBe('Somebody who was erased')
})

test('the first event can be pasted as it is: its body is JSON and its quotes hold', () => {
  const command = firstEventCommand('http://127.0.0.1:4000', 'wk_1')
  expect(JSON.parse(/-d '(.*)'$/.exec(command)?.[1] ?? '')).toMatchObject({ userId: 'anna-1', event: 'Signed Up' })
  expect(command).toContain(`-u 'wk_1:'`)
})
