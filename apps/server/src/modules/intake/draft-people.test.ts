import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Customer, KnownIdentity, SubscriptionStatus } from '../customers/index.ts'
import { draftPeople } from './draft-people.ts'
import type { PersonWord } from './draft-people.ts'
import { namesOf, resolveIdentities } from './resolve-identities.ts'
import type { Names } from './resolve-identities.ts'

interface Said extends Names, PersonWord {}

/** Keeps between batches what the database keeps. */
function openStore() {
  const owners = new Map<string, string>()
  const customers = new Map<string, Customer>()
  const subscriptions = new Map<string, SubscriptionStatus>()
  let made = 0
  const known = (calls: readonly Said[]): KnownIdentity[] => calls.flatMap(namesOf).flatMap(({ kind, value }) => {
    const customer = customers.get(owners.get(`${kind}:${value}`) ?? '')
    return customer ? [{ kind, value, customerId: customer.id, userId: customer.userId, number: 0, timeZone: customer.timeZone, lastSeenAt: null }] : []
  })
  return {
    take(calls: readonly Said[]) {
      const resolution = resolveIdentities(calls, { identities: known(calls), people: new Map() }, () => `c${made += 1}`)
      const drafts = draftPeople({ resolution, words: calls, stored: new Map(customers), subscriptions: new Map(subscriptions), now: 1000 })
      for (const { kind, value, customerId } of resolution.newNames) owners.set(`${kind}:${value}`, customerId)
      for (const [name, owner] of owners) owners.set(name, resolution.survivorOf(owner))
      for (const { customer } of drafts.gone) {
        customers.delete(customer.id)
        subscriptions.delete(customer.id)
      }
      for (const [id, { customer, emailChange }] of drafts.living) {
        customers.set(id, customer)
        if (emailChange) subscriptions.set(id, emailChange.status)
      }
      return drafts
    },
    say: (userId: string, status: SubscriptionStatus) => { subscriptions.set(owners.get(`user:${userId}`) ?? '', status) },
    people: () => [...customers.values()].map(({ id, userId, emailNorm, traits, timeZone }) => ({
      userId, emailNorm, traits, timeZone, email: subscriptions.get(id) ?? null, names: [...owners].filter(([, owner]) => owner === id).map(([name]) => name).sort(),
    })).sort((a, b) => (JSON.stringify(a.names) < JSON.stringify(b.names) ? -1 : 1)),
  }
}

const silent: Said = { userId: null, anonymousId: null, previousId: null, customerId: null, traits: null, deviceTimeZone: null, consent: null }
const identified = { kind: 'identified', source: 'sdk', evidence: {} } as const
const identify = (given: Partial<Said>): Said => ({ ...silent, traits: {}, consent: identified, ...given })

describe('drafts', () => {
  test('say what each call did to the person', () => {
    const store = openStore()
    const effects = (calls: Said[]) => {
      const { outcomes } = store.take(calls)
      return calls.map((_, index) => outcomes.get(index)?.effect)
    }
    expect(effects([identify({ userId: 'u', traits: { a: 1 } }), identify({ userId: 'u', traits: { a: 1 } }), identify({ userId: 'u', traits: { a: 2 } })])).toEqual(['created', 'unchanged', 'updated'])
    expect(effects([identify({ userId: 'u', traits: { a: 2 } }), identify({ userId: 'v' })])).toEqual(['unchanged', 'created'])
  })

  test('name exactly the trait paths that changed, before and after', () => {
    const store = openStore()
    store.take([identify({ userId: 'u', traits: { plan: 'free', address: { city: 'Rome' } } })])
    const [draft] = store.take([identify({ userId: 'u', traits: { plan: 'free', address: { street: 'Main' } } })]).living.values()
    expect([...draft?.paths ?? []].sort()).toEqual(['address', 'address.city', 'address.street'])
  })

  test('an import that attests consent lifts "unproven" but never "unsubscribed"', () => {
    const store = openStore()
    const attested = { kind: 'attested', source: 'import', evidence: {} } as const
    const row = (userId: string, consent: Said['consent']) => identify({ userId, traits: { email: `${userId}@example.com` }, consent })
    store.take([row('a', { ...attested, kind: 'none' }), row('b', attested), row('c', attested)])
    store.say('c', 'unsubscribed')
    store.take([row('a', attested), row('b', { ...attested, kind: 'none' }), row('c', attested)])
    expect(store.people().map(({ userId, email }) => [userId, email])).toEqual([['a', 'subscribed'], ['b', 'subscribed'], ['c', 'unsubscribed']])
  })
})

test('however calls are cut into batches, the same people with the same traits, zones and consent come out', () => {
  const id = fc.constantFrom('1', '2', '3')
  const said: fc.Arbitrary<Said> = fc.record({
    ids: fc.oneof(fc.tuple(fc.option(id), id), fc.tuple(id, fc.option(id))), isAlias: fc.boolean(), previousId: id,
    traits: fc.option(fc.record({ email: fc.constantFrom('x@example.com', 'Y@example.com', 'none', null), plan: fc.constantFrom('free', 'pro', null), timezone: fc.constantFrom('Asia/Tokyo', 'no zone', null) }, { requiredKeys: [], noNullPrototype: true })),
    zone: fc.option(fc.constantFrom('Europe/Rome', 'America/Lima')),
    consent: fc.constantFrom(null, identified, { kind: 'attested', source: 'import', evidence: {} } as const, { kind: 'none', source: 'import', evidence: {} } as const),
  }).map(({ ids: [userId, anonymousId], isAlias, previousId, traits, zone, consent }) => ({
    ...silent, userId, anonymousId, previousId: isAlias && userId !== null ? previousId : null, traits, deviceTimeZone: zone, consent: traits === null ? null : consent,
  }))
  fc.assert(fc.property(fc.array(said, { maxLength: 20 }), fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), (calls, sizes) => {
    const single = openStore()
    for (const each of calls) single.take([each])
    const batched = openStore()
    for (let start = 0, turn = 0; start < calls.length; turn += 1) {
      const size = sizes[turn % sizes.length] ?? 1
      batched.take(calls.slice(start, start + size))
      start += size
    }
    expect(batched.people()).toEqual(single.people())
  }), { numRuns: 2000 })
})
