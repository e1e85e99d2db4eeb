import { expect, test } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import { normalizeAttributes } from './normalize-attributes.ts'
import { isPersonalTrait, personalTraits, withoutPersonalTraits } from './personal-traits.ts'

test('every listed trait is personal, however it is spelled', () => {
  for (const trait of personalTraits) expect(isPersonalTrait(trait)).toBe(true)
  for (const path of ['EMAIL', 'first_name', 'last-name', 'First Name', 'address.city', 'address.geo.lat', 'contact.email', 'Date Of Birth']) expect(isPersonalTrait(path)).toBe(true)
})

test('what only sounds like one is not', () => {
  for (const path of ['plan', 'emailOptIn', 'company.name', 'product.photo', 'nameday', 'addressee', 'country', 'city', 'zip_code', 'postalCode', 'lifetimeValue', '']) expect(isPersonalTrait(path)).toBe(false)
})

test('leaves out personal traits at any depth and keeps the rest as it is', () => {
  const traits: JsonObject = {
    email: 'a@example.com', plan: 'pro', tags: ['x'], address: { city: 'Köln' }, 'address.zip': '1', company: { name: 'Acme', phone: '1' },
    children: [{ birthday: '2020-01-01', likes: 'trains' }, 'text', null], nothing: null,
  }
  expect(withoutPersonalTraits(traits)).toEqual({
    plan: 'pro', tags: ['x'], company: { name: 'Acme' }, children: [{ likes: 'trains' }, 'text', null], nothing: null,
  })
  expect(traits['email']).toBe('a@example.com')
})

// The in-memory side sees the whole profile, ClickHouse the copy without personal traits: what both have must be equal.
test('what is left normalises as it did beside the personal traits, also past the limit of paths', () => {
  const many = (prefix: string) => Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${prefix}${index}`, index]))
  const traits: JsonObject = { address: many('line'), basket: many('item'), contact: { email: 'a@example.com', ...many('field') }, plan: 'Pro' }
  const whole = normalizeAttributes(traits)
  const copy = normalizeAttributes(withoutPersonalTraits(traits))
  const kept = whole.paths.filter((path) => !isPersonalTrait(path))
  expect(copy.paths).toEqual(kept)
  expect(copy.paths).toHaveLength(500)
  expect(Object.entries(copy.text)).toEqual(Object.entries(whole.text).filter(([path]) => !isPersonalTrait(path)))
  expect(whole.paths).toContain('contact.email')
})
