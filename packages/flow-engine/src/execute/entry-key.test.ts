import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import { journey } from '../testing/journey-builder.ts'
import { entryKey } from './entry-key.ts'

const byOrder = journey().onEvent('Order Completed', { key: 'properties.order.id' }).exit('n1').plan().entry
const keyOf = (properties: JsonObject) => entryKey(byOrder, { properties })

describe('entryKey', () => {
  it.each<[JsonObject, string]>([
    [{ order: { id: 'A-17' } }, 'A-17'],
    [{ order: { id: 17 } }, '17'],
    [{ order: { id: 0 } }, '0'],
    [{ order: { id: false } }, 'false'],
    [{ 'order.id': 'flat' }, 'flat'],
  ])('reads the key of %j as %j', (properties, key) => {
    expect(keyOf(properties)).toEqual({ ok: true, key })
  })

  // Without its key an event cannot be told from the next one: the person would get the second order's mail for the first.
  it.each<[string, JsonObject]>([
    ['has none', {}],
    ['has null', { order: { id: null } }],
    ['has an empty text', { order: { id: '' } }],
    ['has an object', { order: { id: { a: 1 } } }],
    ['has a list', { order: { id: [1] } }],
    ['has one longer than a key may be', { order: { id: 'x'.repeat(201) } }],
  ])('starts no run when the event %s, and says why', (_, properties) => {
    expect(keyOf(properties)).toEqual({ ok: false, reason: expect.stringContaining('properties.order.id') as string })
  })

  it('is null where the plan has no key', () => {
    expect(entryKey(journey().onEvent('x').exit('n1').plan().entry, { properties: { order: { id: 1 } } })).toEqual({ ok: true, key: null })
    expect(entryKey(journey().onSegment('seg_1').exit('n1').plan().entry, { properties: {} })).toEqual({ ok: true, key: null })
  })
})
