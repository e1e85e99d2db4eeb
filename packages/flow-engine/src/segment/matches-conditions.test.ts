import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import { compareCount } from './compare-count.ts'
import { matchesConditions } from './matches-conditions.ts'
import type { PropertyCondition } from './rule-structure.ts'

const now = Date.UTC(2026, 0, 31)
const big: PropertyCondition = { property: 'total', is: 'gte', value: 100 }
const paid: PropertyCondition = { property: 'state', is: 'equals', value: 'paid' }

describe('conditions on the properties of an event', () => {
  it('all have to hold, and none always do', () => {
    expect(matchesConditions([], {}, now)).toBe(true)
    expect(matchesConditions([big, paid], { total: 100, state: 'Paid' }, now)).toBe(true)
    expect(matchesConditions([big, paid], { total: 100, state: 'open' }, now)).toBe(false)
    expect(matchesConditions([paid, big], { total: 99.99, state: 'paid' }, now)).toBe(false)
  })

  it('look at the moment they are asked, for a window that moves', () => {
    const due: PropertyCondition = { property: 'due', is: 'inNext', value: 'P1D' }
    const properties = { due: '2026-02-01T00:00:00Z' }
    expect([now - 1, now, now + 86_399_999, now + 86_400_000].map((at) => matchesConditions([due], properties, at))).toEqual([false, true, true, false])
  })

  it('hold together exactly when each holds by itself, in any order', () => {
    const conditions = fc.shuffledSubarray<PropertyCondition>([big, paid, { property: 'items.sku', is: 'contains', value: 'a' }, { property: 'gift', is: 'isNotSet' }])
    const properties: fc.Arbitrary<JsonObject> = fc.record({ total: fc.constantFrom(50, 100, '100'), state: fc.constantFrom('paid', 'open'), items: fc.constantFrom([{ sku: 'A1' }], [{ sku: 'b' }], []), gift: fc.constantFrom(true, null) }, { requiredKeys: [] })
    fc.assert(fc.property(conditions, properties, (list, event) => {
      expect(matchesConditions(list, event, now)).toBe(list.every((each) => matchesConditions([each], event, now)))
    }))
  })
})

describe('compareCount', () => {
  it.each([
    [{ atLeast: 2 }, [false, false, true, true]],
    [{ atMost: 2 }, [true, true, true, false]],
    [{ exactly: 2 }, [false, false, true, false]],
    [{ atMost: 0 }, [true, false, false, false]],
    [{ exactly: 0 }, [true, false, false, false]],
  ])('%j holds for 0 to 3: %j', (wanted, expected) => {
    expect([0, 1, 2, 3].map((count) => compareCount(count, wanted))).toEqual(expected)
  })
})
