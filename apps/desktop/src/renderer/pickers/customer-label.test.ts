import { describe, expect, it } from 'vitest'
import { customerDetail, customerLabel } from './customer-label.ts'

const person = (traits: object, userId: string | null = 'u1') => ({ id: 'cus_1', userId, traits: traits as never })

describe('what a person is called', () => {
  it.each([
    [{ name: ' Ann Lee ', email: 'a@b.c' }, 'Ann Lee', 'a@b.c · u1'],
    [{ firstName: 'Ann', last_name: 'Lee', email: 'a@b.c' }, 'Ann Lee', 'a@b.c · u1'],
    [{ firstName: '', email: 'a@b.c' }, 'a@b.c', 'u1'],
    [{ name: 7 }, 'u1', ''],
  ])('%j is %s, with %s below', (traits, label, detail) => {
    expect(customerLabel(person(traits))).toBe(label)
    expect(customerDetail(person(traits))).toBe(detail)
  })

  it('is our id for somebody of whom nothing is known', () => {
    expect(customerLabel(person({}, null))).toBe('cus_1')
  })
})
