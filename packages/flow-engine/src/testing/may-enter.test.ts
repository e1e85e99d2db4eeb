import { describe, expect, it } from 'vitest'
import type { CustomerFacts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import { splitBucket } from '../model/split-bucket.ts'
import { journey, type JourneyBuilder } from './journey-builder.ts'
import { runToQuiet } from './run-to-quiet.ts'
import type { Happening } from './simulated-world.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000
const ann: CustomerFacts = { id: 'cus_ann', userId: 'ann', traits: {}, timeZone: 'UTC' }

const does = (afterHours: number, name: string, properties: JsonObject = {}): Happening =>
  ({ at: start + afterHours * hour, customerId: ann.id, kind: 'event', event: { name, properties } })
const live = (plan: Plan, happenings: Happening[], days = 30) => runToQuiet({ plan, people: [{ customer: ann }], happenings, start, until: start + days * 24 * hour })

describe('who may enter', () => {
  const orders = [does(0, 'order', { id: 1 }), does(1, 'order', { id: 2 }), does(2, 'order', { id: 1 }), does(50, 'order', { id: 1 }), does(51, 'order', {})]
  const runs = (reentry: 'never' | 'afterExit' | 'always', key?: string): number => {
    const entry = journey().onEvent('order', key === undefined ? {} : { key }).reentry(reentry)
    return live(entry.wait('n1', 'P1D').plan(), orders).runs.length
  }

  it('is everybody once when re-entry is never', () => {
    expect(runs('never')).toBe(1)
  })

  it('is who is not in it now when re-entry is after exit', () => {
    expect(runs('afterExit')).toBe(2)
  })

  it('is everybody, every time, when re-entry is always', () => {
    expect(runs('always')).toBe(5)
  })

  it('is decided for each key by itself, and an event without its key starts nothing', () => {
    expect(runs('never', 'properties.id')).toBe(2)
    expect(runs('afterExit', 'properties.id')).toBe(3)
    expect(runs('always', 'properties.id')).toBe(4)
  })
})

describe('who may enter, and how often', () => {
  const orders = [0, 1, 30, 31, 60].map((hours) => does(hours, 'order', { id: hours }))
  const runs = (builder: JourneyBuilder, wait = 'P1D') => live(builder.wait('n1', wait).plan(), orders).runs.map(({ enteredAt }) => (enteredAt - start) / hour)

  it('is everybody whose last entry lies back far enough', () => {
    const after = (length: string) => journey().onEvent('order').reentry({ kind: 'afterTime', for: length })
    expect(runs(after('PT30H'))).toEqual([0, 30, 60])
    expect(runs(after('PT30H0M1S'))).toEqual([0, 31])
    // Also while they are still in it.
    expect(runs(after('PT1H'), 'P30D')).toEqual([0, 1, 30, 31, 60])
  })

  it('is everybody who is in it fewer times than may be', () => {
    const atMost = (times: number) => journey().onEvent('order').reentry({ kind: 'always', atMost: times })
    expect(runs(atMost(1))).toEqual([0, 30, 60])
    expect(runs(atMost(2))).toEqual([0, 1, 30, 31, 60])
    expect(runs(atMost(2), 'P30D')).toEqual([0, 1])
  })

  it('is nobody whom the entry holds out, ever', () => {
    const plan = journey().onEvent('order').reentry('always').heldOut(30, 's').exit('n1').plan()
    const people = Array.from({ length: 200 }, (_, index) => ({ customer: { ...ann, id: `cus_${index}` } }))
    const happenings = people.flatMap(({ customer }): Happening[] => [0, 1].map((hours) => ({ at: start + hours * hour, customerId: customer.id, kind: 'event', event: { name: 'order', properties: {} } })))
    const entered = runToQuiet({ plan, people, happenings, start, until: start + hour }).runs.map(({ customerId }) => customerId)
    const expected = people.map(({ customer }) => customer.id).filter((id) => splitBucket('s', 'entry', id) >= 3000)
    expect([...new Set(entered)].sort()).toEqual(expected.sort())
    expect(entered).toHaveLength(expected.length * 2)
  })
})
