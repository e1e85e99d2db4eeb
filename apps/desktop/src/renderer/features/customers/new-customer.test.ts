import { expect, test } from 'vitest'
import { missingInForm, traitsOfForm, userIdOfForm } from './new-customer.ts'

const blank = { email: '', firstName: '', lastName: '', userId: '', hasConsent: false }

test('the address stands in for an id that is left out', () => {
  expect(userIdOfForm({ ...blank, email: ' ann@example.com ' })).toBe('ann@example.com')
  expect(userIdOfForm({ ...blank, email: 'ann@example.com', userId: ' u1 ' })).toBe('u1')
})

test('only what was given becomes a trait', () => {
  expect(traitsOfForm({ ...blank, email: 'ann@example.com', firstName: ' Ann ' })).toEqual({ email: 'ann@example.com', firstName: 'Ann' })
})

test.each([
  [{}, { userId: 'Give an e-mail address or a user ID.' }],
  [{ email: 'ann' }, { email: 'This is not an e-mail address, such as anna@example.com.' }],
  [{ userId: 'u1', hasConsent: true }, { email: 'Consent to e-mail needs an address.' }],
  [{ userId: 'cus_1' }, { userId: 'A user ID cannot begin with cus_: those are ours.' }],
  [{ userId: 'u1' }, {}], [{ email: 'ann@example.com', hasConsent: true }, {}],
])('%j has to be corrected: %j', (given, errors) => {
  expect(missingInForm({ ...blank, ...given })).toEqual(errors)
})
