import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyAttributeChange, isAttributePath, readPath } from './attribute-path.ts'
import type { JsonObject } from './json.ts'

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

describe('isAttributePath', () => {
  it.each(['plan', 'address.city', 'a-b_c.d e', 'größe', 'a.b.c.d.e.f.g.h.i.j'])('accepts %j', (path) => {
    expect(isAttributePath(path)).toBe(true)
  })

  it.each(['', '.', 'a.', '.a', 'a..b', ' a', 'a. b', '__proto__', 'a.prototype', 'a.b.c.d.e.f.g.h.i.j.k', 'x'.repeat(201)])('refuses %j', (path) => {
    expect(isAttributePath(path)).toBe(false)
  })
})
