import { describe, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import { mergeTraits, mostTraits, uniteProfiles, withTraits } from './change-profile.ts'
import type { Profile } from './change-profile.ts'

const profile = (traits: JsonObject, more: Partial<Profile> = {}): Profile => ({ traits, email: null, emailNorm: null, timeZone: null, createdAt: 1000, ...more })

describe('merging traits', () => {
  test('goes key by key, and null takes a trait away', () => {
    expect(mergeTraits({ plan: 'free', city: 'Rome' }, { plan: 'pro', city: null, age: 7 })).toEqual({ traits: { plan: 'pro', age: 7 }, dropped: [] })
  })

  test('replaces an object as a whole', () => {
    expect(mergeTraits({ address: { city: 'Rome', zip: '1' } }, { address: { city: 'Bari' } }).traits).toEqual({ address: { city: 'Bari' } })
  })

  test('leaves new traits out beyond the most allowed, and still changes known ones', () => {
    const full = Object.fromEntries(Array.from({ length: mostTraits }, (_, index) => [`t${index}`, index]))
    const { traits, dropped } = mergeTraits(full, { t0: 'changed', extra: 1 })
    expect(dropped).toEqual(['extra'])
    expect([Object.keys(traits).length, traits['t0']]).toEqual([mostTraits, 'changed'])
  })
})

describe('what follows from traits', () => {
  test('nothing changes when the traits are equal, in whatever order', () => {
    const before = profile({ a: { x: 1, y: [1, 2] }, b: 2 })
    expect(withTraits(before, { b: 2, a: { y: [1, 2], x: 1 } })).toEqual({ profile: before, keys: [] })
  })

  test.each<[JsonObject, Partial<Profile>]>([
    [{ email: ' Ann@Example.com' }, { email: 'Ann@Example.com', emailNorm: 'ann@example.com' }],
    [{ email: 'not an address' }, { email: null, emailNorm: null }],
    [{ email: 5 }, { email: null, emailNorm: null }],
    [{ timezone: 'Europe/Madrid' }, { timeZone: 'Europe/Madrid' }],
    [{ timezone: 'Mars/Olympus' }, { timeZone: null }],
    [{ createdAt: '1970-01-01T00:00:00Z' }, { createdAt: 0 }],
    [{ createdAt: '2999-01-01T00:00:00Z' }, { createdAt: 1000 }],
  ])('%j', (traits, expected) => {
    expect(withTraits(profile({}), traits).profile).toMatchObject(expected)
  })

  test('taking the address away makes the person unreachable', () => {
    const before = profile({ email: 'a@example.com' }, { email: 'a@example.com', emailNorm: 'a@example.com' })
    expect(withTraits(before, {})).toMatchObject({ keys: ['email'], profile: { email: null, emailNorm: null } })
  })

  test('a time zone from a device outlives changes of other traits', () => {
    expect(withTraits(profile({}, { timeZone: 'Asia/Tokyo' }), { plan: 'pro' }).profile.timeZone).toBe('Asia/Tokyo')
  })
})

describe('two profiles of one person', () => {
  test('what the surviving one knows wins, the other fills the gaps', () => {
    const surviving = profile({ plan: 'pro', email: 'u@example.com' }, { email: 'u@example.com', emailNorm: 'u@example.com' })
    const other = profile({ plan: 'free', city: 'Rome', email: 'x@example.com' }, { email: 'x@example.com', emailNorm: 'x@example.com', timeZone: 'Europe/Rome', createdAt: 5 })
    expect(uniteProfiles(surviving, other)).toEqual({
      traits: { plan: 'pro', email: 'u@example.com', city: 'Rome' }, email: 'u@example.com', emailNorm: 'u@example.com', timeZone: 'Europe/Rome', createdAt: 5,
    })
  })
})
