import { describe, expect, it } from 'vitest'
import { sampleTraits } from './sample-customer.ts'

type Seen = Parameters<typeof sampleTraits>[0][number]
const trait = (path: string, types: Seen['types'], examples: readonly string[], isPersonal = false): Seen => ({ path, types, examples, isPersonal })

describe('the made-up person of a preview', () => {
  it('has the values most people have, in their types, and nothing of anybody real', () => {
    const traits = sampleTraits([
      trait('plan', ['text'], ['pro', 'free']), trait('orders', ['number'], ['3']), trait('isVip', ['boolean'], ['false']), trait('tags', ['text', 'list'], ['red', 'blue']),
      trait('home.size', ['number', 'text'], ['4']), trait('signedUpAt', ['date'], ['2026-01-31']),
      trait('email', ['text'], ['real@person.example'], true), trait('first_name', ['text'], ['Realname'], true), trait('address.city', ['text'], ['Realtown'], true), trait('passport', ['text'], ['C01X'], true),
    ])
    expect(traits).toMatchObject({ plan: 'pro', orders: 3, isVip: false, tags: ['red', 'blue'], home: { size: 4 }, signedUpAt: '2026-01-31', first_name: 'Alex', address: { city: 'Sampleton' } })
    expect(JSON.stringify(traits)).not.toMatch(/real|C01X/i)
  })

  it('has a name and an address in an empty workspace', () => {
    expect(sampleTraits([])).toEqual({ name: 'Alex Sample', firstName: 'Alex', lastName: 'Sample', email: 'alex.sample@example.com' })
  })

  it('survives paths that contradict each other or mean harm', () => {
    expect(sampleTraits([trait('a', ['text'], ['x']), trait('a.b', ['text'], ['y']), trait('__proto__.polluted', ['text'], ['z']), trait('c', ['text'], [])])).toMatchObject({ a: 'x' })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
