import { expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import type { Customer } from './customer.ts'
import { customerLabel } from './customer-label.ts'

const customer = (known: { email?: string; userId?: string; traits?: JsonObject }): Customer => ({
  id: '0190f3a2-0000-7000-8000-000000000001', number: 1, userId: known.userId ?? null, email: known.email ?? null, emailNorm: null, traits: known.traits ?? {}, timeZone: null, createdAt: 0, updatedAt: 0,
})

test('a customer is called by the best that is known of them', () => {
  expect(customerLabel(customer({ email: 'ann@example.com', userId: 'u1', traits: { name: 'Ann' } }))).toBe('Ann')
  expect(customerLabel(customer({ email: 'ann@example.com', userId: 'u1' }))).toBe('ann@example.com')
  expect(customerLabel(customer({ userId: 'u1', traits: { firstName: ' Ann ', last_name: 'Lee' } }))).toBe('Ann Lee')
  expect(customerLabel(customer({ userId: 'u1', traits: { name: 7, firstName: '' } }))).toBe('u1')
  expect(customerLabel(customer({}))).toBe('cus_0190f3a2000070008000000000000001')
})
