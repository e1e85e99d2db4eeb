import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateRule, nextFlip, type Rule } from '../../src/segment.ts'
import { addDuration, parseDuration, parseInstant, subtractDuration, type Duration } from '../../src/time.ts'
import { factsOf, journey, runToQuiet } from '../../src/testing/index.ts'

const at = (text: string): number => parseInstant(text) ?? Number.NaN
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000', '')
const lasting = (text: string): Duration => {
  const duration = parseDuration(text)
  if (duration === null) throw new Error(text)
  return duration
}

/** When a run that goes round one wait is woken, from the first time on. */
function wakesOf(duration: string, from: string, { times, timeZone = 'UTC' }: { times: number; timeZone?: string }): string[] {
  const plan = journey().wait('n1', duration).to('n1').plan()
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone }
  const happenings = [{ at: at(from), customerId: customer.id, kind: 'segmentEntered' }] as const
  const [run] = runToQuiet({ plan, people: [{ customer }], happenings, start: at(from), until: at(from) + times * 366 * 86_400_000 }).runs
  return run?.trace.filter(({ outcome }) => outcome === 'waited').slice(0, times).map((decision) => iso(decision.at)) ?? []
}

describe('a wait from the last day of a month', () => {
  // Each wait counts from the day on which it begins: what was the 31st is the 28th for good once it has been.
  it('a month long falls back to the last day there is, and stays there', () => {
    expect(wakesOf('P1M', '2026-01-31T09:00:00Z', { times: 4 })).toEqual(['2026-02-28T09:00:00Z', '2026-03-28T09:00:00Z', '2026-04-28T09:00:00Z', '2026-05-28T09:00:00Z'])
    expect(wakesOf('P1M', '2028-01-31T09:00:00Z', { times: 3 })).toEqual(['2028-02-29T09:00:00Z', '2028-03-29T09:00:00Z', '2028-04-29T09:00:00Z'])
    expect(wakesOf('P1M', '2026-03-31T09:00:00Z', { times: 2 })).toEqual(['2026-04-30T09:00:00Z', '2026-05-30T09:00:00Z'])
  })

  it('a year long leaves 29 February and does not come back to it', () => {
    expect(wakesOf('P1Y', '2024-02-29T09:00:00Z', { times: 4 })).toEqual(['2025-02-28T09:00:00Z', '2026-02-28T09:00:00Z', '2027-02-28T09:00:00Z', '2028-02-28T09:00:00Z'])
  })

  it('four years long meets it again, but for the years that have none', () => {
    expect(iso(addDuration(at('2024-02-29T09:00:00Z'), lasting('P4Y'), 'UTC'))).toBe('2028-02-29T09:00:00Z')
    expect(iso(addDuration(at('2096-02-29T09:00:00Z'), lasting('P4Y'), 'UTC'))).toBe('2100-02-28T09:00:00Z')
    expect(iso(addDuration(at('1996-02-29T09:00:00Z'), lasting('P4Y'), 'UTC'))).toBe('2000-02-29T09:00:00Z')
  })

  // At that moment it is still the 28th in London.
  it('knows a leap day where the customer is, not in Greenwich', () => {
    expect(wakesOf('P1Y', '2028-02-28T12:00:00Z', { times: 1, timeZone: 'Pacific/Auckland' })).toEqual(['2029-02-27T12:00:00Z'])
    expect(wakesOf('P1Y', '2028-02-28T12:00:00Z', { times: 1 })).toEqual(['2029-02-28T12:00:00Z'])
    expect(wakesOf('P1M', '2028-01-30T12:00:00Z', { times: 1, timeZone: 'Pacific/Auckland' })).toEqual(['2028-02-28T12:00:00Z'])
    expect(wakesOf('P1D', '2028-02-28T12:00:00Z', { times: 2 })).toEqual(['2028-02-29T12:00:00Z', '2028-03-01T12:00:00Z'])
  })

  it('moves the month first and the days after it', () => {
    expect(iso(addDuration(at('2028-01-31T09:00:00Z'), lasting('P1M1D'), 'UTC'))).toBe('2028-03-01T09:00:00Z')
    expect(iso(subtractDuration(at('2028-03-31T09:00:00Z'), lasting('P1M1D'), 'UTC'))).toBe('2028-02-28T09:00:00Z')
    expect(iso(subtractDuration(at('2029-03-01T09:00:00Z'), lasting('P1Y1D'), 'UTC'))).toBe('2028-02-29T09:00:00Z')
  })
})

describe('any date moved by months', () => {
  const dayMs = 86_400_000
  const date = fc.record({ month: fc.integer({ min: 0, max: 12 * 200 }), day: fc.integer({ min: 27, max: 31 }), ms: fc.nat(dayMs - 1) })
    .map(({ month, day, ms }) => Date.UTC(1900, month, day) + ms)
  const months = fc.integer({ min: -30, max: 30 })
  const moved = (from: number, by: number): number => (by < 0 ? subtractDuration : addDuration)(from, lasting(`P${Math.abs(by)}M`), 'UTC')

  it('lands in that month, on the same day or on its last, at the same time', () => {
    fc.assert(fc.property(date, months, (from, by) => {
      const [start, end] = [new Date(from), new Date(moved(from, by))]
      const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + by + 1, 0))
      expect([end.getUTCFullYear(), end.getUTCMonth(), end.getUTCDate()]).toEqual([last.getUTCFullYear(), last.getUTCMonth(), Math.min(start.getUTCDate(), last.getUTCDate())])
      expect(Math.abs(end.getTime() - start.getTime()) % dayMs).toBe(0)
    }), { numRuns: 500 })
  })

  it('goes as far by years as by twelve times as many months, and by weeks as by seven times as many days', () => {
    fc.assert(fc.property(date, fc.nat(9), fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland'), (from, count, timeZone) => {
      expect(addDuration(from, lasting(`P${count}Y`), timeZone)).toBe(addDuration(from, lasting(`P${count * 12}M`), timeZone))
      expect(subtractDuration(from, lasting(`P${count}W`), timeZone)).toBe(subtractDuration(from, lasting(`P${count * 7}D`), timeZone))
    }))
  })
})

describe('a window of a year around a leap day', () => {
  const bought: Rule = { event: 'buy', count: { atLeast: 1 }, within: 'P1Y' }
  const facts = factsOf({ traits: { renewal: '2028-02-29T12:00:00Z' }, events: [{ name: 'buy', occurredAt: at('2024-02-29T12:00:00Z'), properties: {} }] })
  const holds = (rule: Rule, now: string): boolean => evaluateRule(rule, facts, at(now))
  const flip = (rule: Rule, now: string): string => iso(nextFlip(rule, facts, at(now)) ?? Number.NaN)

  it('keeps what happened on it until the year without one has turned to March', () => {
    expect(['2025-02-28T12:00:00Z', '2025-02-28T23:59:59.999Z', '2025-03-01T00:00:00Z'].map((now) => holds(bought, now))).toEqual([true, true, false])
    expect(flip(bought, '2024-06-01T00:00:00Z')).toBe('2025-03-01T00:00:00Z')
    expect(flip(bought, '2025-02-28T13:00:00Z')).toBe('2025-03-01T00:00:00Z')
  })

  it('sees one ahead from the last day of February on', () => {
    const due: Rule = { trait: 'renewal', is: 'inNext', value: 'P1Y' }
    expect(['2027-02-28T23:59:59Z', '2027-03-01T00:00:00Z', '2028-02-29T11:59:59Z', '2028-02-29T12:00:00Z'].map((now) => holds(due, now))).toEqual([false, true, true, false])
    expect(flip(due, '2027-01-01T00:00:00Z')).toBe('2027-03-01T00:00:00Z')
  })

  it('lets four years be four years', () => {
    const long: Rule = { ...bought, within: 'P4Y' }
    expect(['2028-02-29T11:59:59Z', '2028-02-29T12:00:00Z'].map((now) => holds(long, now))).toEqual([true, false])
    expect(flip(long, '2027-01-01T00:00:00Z')).toBe('2028-02-29T12:00:00Z')
  })
})
