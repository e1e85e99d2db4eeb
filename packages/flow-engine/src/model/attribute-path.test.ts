import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyAttributeChange, isAttributePath, readPath } from './attribute-path.ts'
import type { JsonObject, JsonValue } from './json.ts'

describe('readPath', () => {
  const attributes: JsonObject = { 'plan': 'pro', 'address': { city: 'Rome', geo: { lat: 1 } }, 'utm.source': 'mail', 'tags': ['a'], 'none': null }

  it.each([
    ['plan', 'pro'], ['address.city', 'Rome'], ['address.geo.lat', 1], ['utm.source', 'mail'], ['none', null],
    ['address.zip', undefined], ['plan.x', undefined], ['tags.0', undefined], ['toString', undefined], ['address.constructor', undefined], ['none.x', undefined],
  ])('reads %s as %j', (path, value) => {
    expect(readPath(attributes, path)).toEqual(value)
  })
})

describe('applyAttributeChange', () => {
  it('sets and removes by path and keeps everything else', () => {
    expect(applyAttributeChange({ plan: 'free', address: { city: 'Rome', zip: '1' }, old: 1 }, { set: { 'plan': 'pro', 'address.city': 'Paris' }, unset: ['address.zip', 'old', 'unknown.x'] }))
      .toEqual({ plan: 'pro', address: { city: 'Paris' } })
  })

  it('makes the objects a path needs, in place of a value that is none', () => {
    expect(applyAttributeChange({ a: 'text' }, { set: { 'a.b.c': 1, 'x.y': null }, unset: [] })).toEqual({ a: { b: { c: 1 } }, x: { y: null } })
  })

  it('does not reach into a value that is not an object to remove something', () => {
    expect(applyAttributeChange({ a: 'text', list: [1] }, { set: {}, unset: ['a.b', 'list.0'] })).toEqual({ a: 'text', list: [1] })
  })

  // Facts are shared by the runs of a batch: a run must never see what another one is about to change.
  it('leaves the given object as it was', () => {
    const before: JsonObject = { address: { city: 'Rome', geo: { lat: 1 } } }
    const copy = JSON.stringify(before)
    const after = applyAttributeChange(before, { set: { 'address.city': 'Paris' }, unset: ['address.geo.lat'] })
    expect(JSON.stringify(before)).toBe(copy)
    expect(after).toEqual({ address: { city: 'Paris', geo: {} } })
  })

  it.each(['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted'])('ignores the path %s', (path) => {
    const after = applyAttributeChange({}, { set: { [path]: true }, unset: [path] })
    expect(after).toEqual({})
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('reads back what it set at any path, and nothing after removing it', () => {
    const path = fc.array(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 4 }).map((names) => names.join('.'))
    const start = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.oneof(fc.integer(), fc.constant({ a: { b: 1 } })), { maxKeys: 4 })
    fc.assert(fc.property(start, path, fc.integer(), (attributes, where, value) => {
      const set = applyAttributeChange(attributes, { set: { [where]: value }, unset: [] })
      expect(readPath(set, where)).toBe(value)
      expect(readPath(applyAttributeChange(set, { set: {}, unset: [where] }), where)).toBeUndefined()
    }))
  })
})

describe('a change of a key that contains the dots itself', () => {
  // Clients send {"utm.source": "mail"} as often as {"utm": {"source": "mail"}}: what is read there must be what is changed.
  const before: JsonObject = { 'utm.source': 'mail', 'utm': { source: 'ad', medium: 'x' }, 'utm.hits': 3 }

  it('changes the value that is read', () => {
    expect(applyAttributeChange(before, { set: { 'utm.source': 'shop' }, unset: [], increase: { 'utm.hits': 2 } })).toEqual({ 'utm.source': 'shop', 'utm': { source: 'ad', medium: 'x' }, 'utm.hits': 5 })
  })

  it('leaves nothing to be read once it is removed', () => {
    const after = applyAttributeChange(before, { set: {}, unset: ['utm.source'] })
    expect(after).toEqual({ 'utm': { medium: 'x' }, 'utm.hits': 3 })
    expect(readPath(after, 'utm.source')).toBeUndefined()
  })
})

describe('a number that is increased', () => {
  const increased = (attributes: JsonObject, increase: { [path: string]: number }) => applyAttributeChange(attributes, { set: {}, unset: [], increase })

  it('grows by what is added, and shrinks by what is taken away', () => {
    expect(increased({ score: 5, plan: 'pro' }, { score: 3 })).toEqual({ score: 8, plan: 'pro' })
    expect(increased({ score: 5 }, { score: -8 })).toEqual({ score: -3 })
    expect(increased({ lead: { score: 5, tier: 'a' } }, { 'lead.score': 0.5 })).toEqual({ lead: { score: 5.5, tier: 'a' } })
  })

  it.each<[string, JsonObject]>([['nothing', {}], ['null', { score: null }], ['a text', { score: '5' }], ['a list', { score: [5] }], ['an object', { score: { is: 5 } }], ['a truth', { score: true }]])(
    'starts from 0 when there is %s', (_, attributes) => {
      expect(increased(attributes, { score: 4 })).toEqual({ score: 4 })
    })

  it('has no dust of binary fractions on it, and no whole number is rounded', () => {
    expect(increased({ score: 0.1 }, { score: 0.2 })).toEqual({ score: 0.3 })
    expect(increased({ score: 1.1 }, { score: 2.2 })).toEqual({ score: 3.3 })
    expect(increased({ score: 82 }, { score: -72.4 })).toEqual({ score: 9.6 })
    expect(increased({ score: 1e-7 }, { score: 1e-9 })).toEqual({ score: 1.01e-7 })
    expect(increased({ score: 9_007_199_254_740_000 }, { score: 991 })).toEqual({ score: 9_007_199_254_740_991 })
  })

  it('comes to the same in whatever order points are given', () => {
    const points = fc.array(fc.integer({ min: -1000, max: 1000 }).map((tenths) => tenths / 10), { maxLength: 8 })
    fc.assert(fc.property(points, (list) => {
      const total = (given: readonly number[]) => given.reduce<JsonObject>((attributes, by) => increased(attributes, { score: by }), { score: 0 })
      expect(total(list.toReversed())).toEqual(total(list))
      expect(total(list)).toEqual({ score: Math.round(list.reduce((sum, by) => sum + by * 10, 0)) / 10 })
    }))
  })
})

describe('a list that gains and loses values', () => {
  const change = (attributes: JsonObject, of: { include?: { [path: string]: JsonValue[] }; exclude?: { [path: string]: JsonValue[] } }) => applyAttributeChange(attributes, { set: {}, unset: [], ...of })

  it('gets each value once, behind those it has', () => {
    expect(change({ tags: ['a'] }, { include: { tags: ['b', 'a', 'c', 'b'] } })).toEqual({ tags: ['a', 'b', 'c'] })
    expect(change({}, { include: { 'crm.tags': ['a'] } })).toEqual({ crm: { tags: ['a'] } })
  })

  it('keeps what somebody put there instead of a list as its first value', () => {
    expect(change({ tags: 'vip' }, { include: { tags: ['new'] } })).toEqual({ tags: ['vip', 'new'] })
    expect(change({ tags: 'vip' }, { include: { tags: ['vip'] } })).toEqual({ tags: ['vip'] })
    expect(change({ tags: null }, { include: { tags: ['new'] } })).toEqual({ tags: ['new'] })
  })

  it('tells values apart by type, and objects by what is in them', () => {
    expect(change({ tags: [1, { a: 1 }] }, { include: { tags: ['1', { a: 1 }, { a: 2 }] } })).toEqual({ tags: [1, { a: 1 }, '1', { a: 2 }] })
    expect(change({ tags: [1, '1', { a: 1 }] }, { exclude: { tags: [1, { a: 1 }] } })).toEqual({ tags: ['1'] })
  })

  it('loses every one of a value, and stays a list when it is empty', () => {
    expect(change({ tags: ['a', 'b', 'a'] }, { exclude: { tags: ['a', 'z'] } })).toEqual({ tags: ['b'] })
    expect(change({ tags: ['a'] }, { exclude: { tags: ['a'] } })).toEqual({ tags: [] })
    expect(change({ tags: 'a' }, { exclude: { tags: ['a'] } })).toEqual({ tags: [] })
  })

  it('is not made where there is nothing to lose', () => {
    expect(change({ plan: 'pro' }, { exclude: { tags: ['a'] } })).toEqual({ plan: 'pro' })
  })

  it('gains before it loses, and both after what is set', () => {
    expect(applyAttributeChange({ tags: ['old'] }, { set: { tags: ['x'] }, unset: [], include: { tags: ['y'] }, exclude: { tags: ['x'] } })).toEqual({ tags: ['y'] })
    expect(applyAttributeChange({ score: 7 }, { set: {}, unset: ['score'], increase: { score: 2 } })).toEqual({ score: 2 })
  })

  it.each(['__proto__', '__proto__.tags', 'a.constructor', 'a..b', ''])('does not follow the path %j', (path) => {
    expect(applyAttributeChange({ a: 1 }, { set: {}, unset: [], increase: { [path]: 1 }, include: { [path]: ['x'] }, exclude: { [path]: ['x'] } })).toEqual({ a: 1 })
  })

  it('leaves the given object as it was', () => {
    const before: JsonObject = { tags: ['a'], score: 1, crm: { tags: ['x'] } }
    const copy = JSON.stringify(before)
    applyAttributeChange(before, { set: {}, unset: [], increase: { score: 1 }, include: { 'tags': ['b'], 'crm.tags': ['y'] }, exclude: { tags: ['a'] } })
    expect(JSON.stringify(before)).toBe(copy)
  })

  it('holds a value exactly when it was last given and not taken away', () => {
    const moves = fc.array(fc.record({ value: fc.constantFrom('a', 'b', 'c'), isGiven: fc.boolean() }), { maxLength: 12 })
    fc.assert(fc.property(moves, (list) => {
      const expected = new Set<string>()
      let attributes: JsonObject = {}
      for (const { value, isGiven } of list) {
        attributes = change(attributes, isGiven ? { include: { tags: [value] } } : { exclude: { tags: [value] } })
        if (isGiven) expected.add(value)
        else expected.delete(value)
      }
      expect([...(attributes['tags'] ?? []) as string[]].sort()).toEqual([...expected].sort())
    }))
  })
})

describe('isAttributePath', () => {
  it.each(['plan', 'address.city', 'a-b_c.d e', 'größe', 'a.b.c.d.e.f.g.h.i.j'])('accepts %j', (path) => {
    expect(isAttributePath(path)).toBe(true)
  })

  it.each(['', '.', 'a.', '.a', 'a..b', ' a', 'a. b', '__proto__', 'a.prototype', 'a.b.c.d.e.f.g.h.i.j.k', 'x'.repeat(201)])('refuses %j', (path) => {
    expect(isAttributePath(path)).toBe(false)
  })
})
