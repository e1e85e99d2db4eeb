import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { matchesEntry } from './matches-entry.ts'

const entry = journey().onEvent('Order Completed', { where: [{ property: 'total', is: 'gte', value: 20 }, { property: 'currency', is: 'equals', value: 'EUR' }] }).exit('n1').plan().entry
const order = (properties: { total: number; currency: string }, name = 'Order Completed') => matchesEntry(entry, { name, properties }, 0)

describe('matchesEntry', () => {
  it('starts runs for an event of the name that meets every condition', () => {
    expect(order({ total: 20, currency: 'eur' })).toBe(true)
    expect(order({ total: 19.99, currency: 'EUR' })).toBe(false)
    expect(order({ total: 20, currency: 'USD' })).toBe(false)
  })

  it('knows events by their exact name', () => {
    expect(order({ total: 20, currency: 'EUR' }, 'order completed')).toBe(false)
  })

  it('starts no run of a segment journey for an event', () => {
    expect(matchesEntry(journey().onSegment('seg_1').exit('n1').plan().entry, { name: 'segmentEntered', properties: {} }, 0)).toBe(false)
  })
})
