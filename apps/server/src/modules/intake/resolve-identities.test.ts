import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KnownIdentity } from '../customers/index.ts'
import { namesOf, resolveIdentities } from './resolve-identities.ts'
import type { Names, Resolution } from './resolve-identities.ts'

/** Keeps between batches what the database keeps: names and userIds. */
function openStore() {
  const owners = new Map<string, string>()
  const userIds = new Map<string, string | null>()
  const events: string[] = []
  let made = 0
  const known = (calls: readonly Names[]): KnownIdentity[] => calls.flatMap(namesOf).flatMap(({ kind, value }) => {
    const customerId = owners.get(`${kind}:${value}`)
    return customerId === undefined ? [] : [{ kind, value, customerId, userId: userIds.get(customerId) ?? null, number: 0, timeZone: null, lastSeenAt: null }]
  })
  const keep = (resolution: Resolution): void => {
    for (const id of resolution.created) userIds.set(id, null)
    for (const [id, userId] of resolution.userIds) userIds.set(id, userId)
    for (const { kind, value, customerId } of resolution.newNames) owners.set(`${kind}:${value}`, customerId)
    for (const [name, owner] of owners) owners.set(name, resolution.survivorOf(owner))
    for (const step of resolution.steps) {
      if (step.kind === 'merge') userIds.delete(step.from)
      else if (step.customerId !== null) events.push(step.customerId)
    }
    for (const [index, id] of events.entries()) events[index] = resolution.survivorOf(id)
  }
  return {
    take(calls: readonly Names[]) {
      const resolution = resolveIdentities(calls, { identities: known(calls), people: new Map() }, () => `c${made += 1}`)
      keep(resolution)
      return resolution
    },
    /** People by their names and by whose the events are, without the ids, which are made up. */
    people: () => [...userIds].map(([id, userId]) => ({
      userId, names: [...owners].filter(([, owner]) => owner === id).map(([name]) => name).sort(), events: events.flatMap((owner, index) => (owner === id ? [index] : [])),
    })).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  }
}

const nobody: Names = { userId: null, anonymousId: null, previousId: null, customerId: null }
const of = (userId: string | null, anonymousId: string | null): Names => ({ ...nobody, userId, anonymousId })
const alias = (previousId: string, userId: string): Names => ({ ...nobody, previousId, userId })

const peopleAfter = (...calls: Names[]) => {
  const store = openStore()
  store.take(calls)
  return store.people()
}

describe('who is who', () => {
  test('a visitor stays one person until a userId is seen beside the anonymousId, and is that person then', () => {
    expect(peopleAfter(of(null, 'a'), of(null, 'a'), of('u', 'a'), of('u', null))).toEqual([{ userId: 'u', names: ['anonymous:a', 'user:u'], events: [0, 1, 2, 3] }])
  })

  test('a visitor who signs in as somebody already known is merged into that person', () => {
    expect(peopleAfter(of('u', null), of(null, 'a'), of('u', 'a'))).toEqual([{ userId: 'u', names: ['anonymous:a', 'user:u'], events: [0, 1, 2] }])
  })

  test('two people who sign in on one device stay two: the device stays with the first', () => {
    expect(peopleAfter(of('u1', 'shared'), of('u2', 'shared'), of(null, 'shared'))).toEqual([
      { userId: 'u1', names: ['anonymous:shared', 'user:u1'], events: [0, 2] }, { userId: 'u2', names: ['user:u2'], events: [1] }])
  })

  test('an alias makes two known people one, under the new name', () => {
    expect(peopleAfter(of('old', null), of('new', null), alias('old', 'new'), of('old', null))).toEqual([
      { userId: 'new', names: ['anonymous:old', 'user:new', 'user:old'], events: [0, 1, 2, 3] }])
  })

  test('an alias to a name nobody has gives the person that name', () => {
    expect(peopleAfter(of('old', null), alias('old', 'new'))).toEqual([{ userId: 'new', names: ['anonymous:old', 'user:new', 'user:old'], events: [0, 1] }])
  })

  test('an alias that comes before the first event under the old name holds all the same', () => {
    expect(peopleAfter(alias('visitor', 'u'), of(null, 'visitor'))).toEqual([{ userId: 'u', names: ['anonymous:visitor', 'user:u', 'user:visitor'], events: [0, 1] }])
  })

  test('a call about a customer who was erased is about nobody', () => {
    const resolution = resolveIdentities([{ ...nobody, customerId: 'gone' }], { identities: [], people: new Map() }, () => 'new')
    expect(resolution.steps).toEqual([{ kind: 'call', index: 0, customerId: null }])
    expect(resolution.created).toEqual([])
  })
})

describe('batches', () => {
  const id = fc.constantFrom('1', '2', '3', '4')
  const call: fc.Arbitrary<Names> = fc.oneof(
    fc.record({ ...constants(nobody), userId: fc.option(id), anonymousId: id }),
    fc.record({ ...constants(nobody), userId: id, anonymousId: fc.option(id) }),
    fc.record({ ...constants(nobody), userId: id, previousId: id, anonymousId: fc.option(id) }),
  )

  function constants(names: Names): { [Field in keyof Names]: fc.Arbitrary<Names[Field]> } {
    return { userId: fc.constant(names.userId), anonymousId: fc.constant(names.anonymousId), previousId: fc.constant(names.previousId), customerId: fc.constant(names.customerId) }
  }

  test('however calls are cut into batches, the same people come out as one by one', () => {
    fc.assert(fc.property(fc.array(call, { maxLength: 25 }), fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (calls, sizes) => {
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

  test('two people known by userId never become one without an alias', () => {
    const plain = call.filter(({ previousId }) => previousId === null)
    fc.assert(fc.property(fc.array(plain, { maxLength: 30 }), (calls) => {
      const store = openStore()
      store.take(calls)
      for (const { names } of store.people()) expect(names.filter((name) => name.startsWith('user:')).length).toBeLessThanOrEqual(1)
    }), { numRuns: 1000 })
  })

  test('every name belongs to exactly one person, and every call to somebody', () => {
    fc.assert(fc.property(fc.array(call, { maxLength: 30 }), (calls) => {
      const store = openStore()
      store.take(calls)
      const people = store.people()
      const names = people.flatMap((person) => person.names)
      expect(new Set(names).size).toBe(names.length)
      expect(people.flatMap(({ events }) => events).sort((a, b) => a - b)).toEqual(calls.map((_, index) => index))
    }), { numRuns: 1000 })
  })
})
