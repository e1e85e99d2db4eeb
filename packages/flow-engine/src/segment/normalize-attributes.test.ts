import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { attributeReader } from './attribute-reader.ts'
import { normalizeAttributes } from './normalize-attributes.ts'
import { attributeLimits } from './path-values.ts'
import { withoutPersonalTraits } from './personal-traits.ts'

function normalized(attributes: JsonObject) {
  const { paths, text, num, time } = normalizeAttributes(attributes)
  return { paths, text: { ...text }, num: { ...num }, time: { ...time } }
}

test('flattens objects to dotted paths, parents included', () => {
  expect(normalized({ plan: 'Pro', profile: { city: 'Köln', geo: { lat: 50.9 } } })).toEqual({
    paths: ['plan', 'profile', 'profile.city', 'profile.geo', 'profile.geo.lat'],
    text: { plan: ['pro'], 'profile.city': ['köln'], 'profile.geo.lat': ['50.9'] },
    num: { 'profile.geo.lat': [50.9] },
    time: {},
  })
})

test('gives every scalar of a list, and the children of every object of a list', () => {
  expect(normalized({ tags: ['A', 2, [true, ['deep']]], items: [{ sku: 'X' }, { sku: 'Y', price: 5 }, 'loose'] })).toEqual({
    paths: ['items', 'tags', 'items.sku', 'items.price'],
    text: { tags: ['a', '2', 'true', 'deep'], items: ['loose'], 'items.sku': ['x', 'y'], 'items.price': ['5'] },
    num: { tags: [2], 'items.price': [5] },
    time: {},
  })
})

test('null and an empty list are no value; an empty text, an empty object and false are', () => {
  expect(normalized({ a: null, b: [], c: '', d: {}, e: false, f: [null], g: { h: null } }).paths).toEqual(['c', 'd', 'e', 'f', 'g'])
  expect(normalized({ a: null, c: '', e: false, f: [null] }).text).toEqual({ c: [''], e: ['false'] })
})

test('reads dates from text only, and numbers from numbers only', () => {
  const { text, num, time } = normalized({ at: '2026-01-31T09:00:00+01:00', on: '2026-01-31', count: 5, digits: '5', epoch: 1769846400000, no: '2026-02-30' })
  expect(time).toEqual({ at: [Date.UTC(2026, 0, 31, 8)], on: [Date.UTC(2026, 0, 31)] })
  expect(num).toEqual({ count: [5], epoch: [1769846400000] })
  expect(text).toMatchObject({ digits: ['5'], count: ['5'], at: ['2026-01-31t09:00:00+01:00'] })
})

test('names from data can not reach the prototype', () => {
  const { paths, text } = normalizeAttributes(JSON.parse('{"__proto__":"a","constructor":{"name":"b"}}') as JsonObject)
  expect(paths).toEqual(['__proto__', 'constructor', 'constructor.name'])
  expect(Object.entries(text)).toEqual([['__proto__', ['a']], ['constructor.name', ['b']]])
  expect(text['toString']).toBeUndefined()
})

test('a key with a dot and nested objects are the same path', () => {
  expect(normalized({ 'a.b': 'flat', a: { b: 'nested' } }).text).toEqual({ 'a.b': ['flat', 'nested'] })
})

test('replaces in names what a database could not hold', () => {
  expect(normalized({ 'a\0': 'x', '\ud83d': 'y' }).paths).toEqual(['a\uFFFD', '\uFFFD'])
})

test('keeps at most 500 paths, those nearer the top first', () => {
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`k${String(index).padStart(3, '0')}`, index]))
  const { paths } = normalizeAttributes({ cart: many, plan: 'pro', zone: { of: 'life' } })
  expect(paths).toHaveLength(attributeLimits.paths)
  expect(paths.slice(0, 4)).toEqual(['cart', 'plan', 'zone', 'cart.k000'])
  expect(paths).not.toContain('zone.of')
})

test('keeps at most 100 values per path and 10 levels, and leaves out names that no rule could ask for', () => {
  const deep = Array.from({ length: 15 }).reduce<JsonValue>((inner) => ({ d: inner }), 1)
  const { paths, text, num } = normalizeAttributes({ list: Array.from({ length: 150 }, (_, index) => index), deep, ['n'.repeat(201)]: 1, ['m'.repeat(200)]: 1 })
  expect(num['list']).toHaveLength(100)
  expect(text['list']).toHaveLength(100)
  expect(paths).toContain(`deep${'.d'.repeat(9)}`)
  expect(paths).not.toContain(`deep${'.d'.repeat(10)}`)
  expect(paths.filter((path) => path.length > 150)).toEqual(['m'.repeat(200)])
})

test('survives JSON that is nested without end', () => {
  const lists = JSON.parse(`{"a":${'['.repeat(50_000)}1${']'.repeat(50_000)}}`) as JsonObject
  const objects = JSON.parse(`{"a":${'{"b":'.repeat(5_000)}1${'}'.repeat(5_000)}}`) as JsonObject
  expect(normalizeAttributes(lists).paths).toEqual(['a'])
  expect(normalizeAttributes(objects).paths).toHaveLength(attributeLimits.depth)
  expect(normalizeAttributes(withoutPersonalTraits(lists)).paths).toEqual(['a'])
  expect(normalizeAttributes(withoutPersonalTraits(objects)).paths).toHaveLength(attributeLimits.depth)
})

test('survives lists and objects of any length', () => {
  const list = Array.from({ length: 300_000 }, (_, index) => index)
  const wide = { inner: Object.fromEntries(list.map((index) => [`k${index}`, index])), list }
  expect(normalizeAttributes(wide).paths).toHaveLength(attributeLimits.paths)
  expect(attributeReader(wide)('list').num).toEqual(list.slice(0, 100))
})

// jsonb gives keys back in another order than they came in; a customer must not change by being stored.
test('the order of keys never matters', () => {
  fc.assert(fc.property(fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 3 })), (attributes) => {
    expect(normalized(reversed(attributes as JsonObject) as JsonObject)).toEqual(normalized(attributes as JsonObject))
  }))
})

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, each]) => [key, reversed(each)]))
}
