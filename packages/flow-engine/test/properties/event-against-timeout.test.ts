import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startRun, stepRun, type EventFact, type Facts, type Plan, type RunInput, type RunState, type Step } from '../../src/index.ts'
import { journey, runToQuiet } from '../../src/testing/index.ts'

// A wait for an event ends by whichever comes first. The moment an event happened, the moment it reaches us and the moment
// the run is woken are three different things, and a shell may hand them over in any order.

//                         .- event ---> n2 goal
// entry - n1 wait for visit, 1 day
//                         '- timeout -> n3 e-mail
const plan = journey().waitForEvent('n1', 'visit', { timeout: 'P1D' }).goal('n2').at('n1', 'timeout').email('n3').plan()
const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
const facts: Facts = { customer, events: new Map(), segments: new Set() }

const hour = 3_600_000
const start = Date.UTC(2026, 0, 15, 9)
const until = start + 24 * hour

const visit = (occurredAt: number): EventFact => ({ name: 'visit', occurredAt, properties: {} })
const wake: RunInput = { kind: 'wake' }

interface Handed { readonly at: number; readonly input: RunInput }

function live(handed: readonly Handed[], drawn: Plan = plan): { state: RunState; steps: Step[] } {
  const steps = [startRun(drawn, { customer, event: null }, facts, start)]
  for (const { at, input } of handed) steps.push(stepRun(drawn, steps.at(-1)?.state ?? fail(), input, facts, at))
  return { state: steps.at(-1)?.state ?? fail(), steps }
}

function fail(): never {
  throw new Error('A run has a first step')
}

const wayOut = ({ state }: { state: RunState }): string => state.status === 'active' ? 'waits' : state.nodeId === 'n2' ? 'event' : 'timeout'

describe('an event and the timeout at one instant', () => {
  const moments = [start - 1, start, start + 1, until - 1, until, until + 1, until + hour]
  const arrivals = [start, start + 1, until - 1, until, until + 1, until + hour]
  const words = (instant: number): string => instant - until >= 0 || until - instant === 1 ? `timeout ${instant - until}` : `start ${instant - start}`
  const cases = moments.flatMap((occurredAt) => arrivals.map((at) => ({ happened: words(occurredAt), came: words(at), occurredAt, at })))

  // In time is what happened in time. Only what happened before the wait began, or after it was over, is too early or too late;
  // and while the time is not up, a clock that runs ahead of ours is believed.
  const counts = (occurredAt: number, at: number): boolean => occurredAt >= start && (occurredAt < until || at < until)

  it.each(cases)('event first: happened at $happened, came at $came', ({ occurredAt, at }) => {
    const handed = [{ at, input: { kind: 'event', event: visit(occurredAt) } as const }, { at, input: wake }]
    expect(wayOut(live(handed))).toBe(counts(occurredAt, at) ? 'event' : at >= until ? 'timeout' : 'waits')
  })

  it.each(cases)('wake first: happened at $happened, came at $came', ({ occurredAt, at }) => {
    const handed = [{ at, input: wake }, { at, input: { kind: 'event', event: visit(occurredAt) } as const }]
    expect(wayOut(live(handed))).toBe(at >= until ? 'timeout' : counts(occurredAt, at) ? 'event' : 'waits')
  })

  it('comes to the same in either order for all that did not happen within the time', () => {
    for (const { occurredAt, at } of cases) {
      if (occurredAt >= start && occurredAt < until) continue
      const event: Handed = { at, input: { kind: 'event', event: visit(occurredAt) } }
      expect(wayOut(live([event, { at, input: wake }]))).toBe(wayOut(live([{ at, input: wake }, event])))
    }
  })
})

describe('a wait that is handed events and wakes in any order', () => {
  const input: fc.Arbitrary<RunInput> = fc.oneof(
    fc.constant(wake),
    fc.constantFrom(start - 1, start, until - 1, until, until + 1).map((occurredAt): RunInput => ({ kind: 'event', event: visit(occurredAt) })),
  )
  const handed = fc.array(fc.record({ at: fc.constantFrom(start, start + hour, until - 1, until, until + 1, until + hour), input }), { maxLength: 8 })
    .map((list) => list.toSorted((a, b) => a.at - b.at))

  it('leaves once at most, and asks for the e-mail exactly when it leaves by the timeout', () => {
    fc.assert(fc.property(handed, (list) => {
      const lived = live(list)
      const leaving = lived.steps.flatMap(({ trace }) => trace.filter(({ nodeId, left }) => nodeId === 'n1' && left))
      const mails = lived.steps.flatMap(({ commands }) => commands)
      expect(leaving.map(({ port }) => port)).toEqual(wayOut(lived) === 'waits' ? [] : [wayOut(lived)])
      expect(mails).toHaveLength(wayOut(lived) === 'timeout' ? 1 : 0)
    }), { numRuns: 500 })
  })

  // At-least-once delivery between the shell and the engine is the normal case, not a fault.
  it('does the same when everything is handed over twice', () => {
    fc.assert(fc.property(handed, (list) => {
      const twice = list.flatMap((each) => [each, each])
      expect(live(twice).state).toEqual(live(list).state)
      expect(live(twice).steps.flatMap(({ commands }) => commands)).toEqual(live(list).steps.flatMap(({ commands }) => commands))
    }), { numRuns: 500 })
  })

  it('is woken when it said it would be: nothing it is handed moves the hour', () => {
    fc.assert(fc.property(handed, (list) => {
      for (const { state } of live(list).steps) if (state.status === 'active') expect([state.wakeAt, state.waitEvent]).toEqual([until, 'visit'])
    }))
  })
})

describe('two waits in a row and two events at one instant', () => {
  // entry - n1 wait for visit - n2 wait for buy - n3 goal; both time out into the open
  const chain = journey().waitForEvent('n1', 'visit', { timeout: 'P1D' }).waitForEvent('n2', 'buy', { timeout: 'P1D' }).goal('n3').plan()
  const did = (name: string, at: number, occurredAt = at): Handed => ({ at, input: { kind: 'event', event: { name, occurredAt, properties: {} } } })

  it('take both, in the order in which the journey waits for them', () => {
    expect(live([did('visit', start + hour), did('buy', start + hour)], chain).state.status).toBe('converted')
    expect(live([did('buy', start + hour), did('visit', start + hour)], chain).state).toMatchObject({ status: 'active', nodeId: 'n2' })
  })

  it('give the second its whole time, counted from when the first was handed over', () => {
    const { state } = live([did('visit', until + hour, until - 1)], chain)
    expect(state).toMatchObject({ nodeId: 'n2', wakeAt: until + 25 * hour, eventsCountFrom: until - 1 })
    expect(live([did('visit', until + hour, until - 1), did('buy', until + 25 * hour, until + 25 * hour - 1)], chain).state.status).toBe('converted')
    expect(live([did('visit', until + hour, until - 1), did('buy', until + 25 * hour)], chain).state.status).toBe('active')
  })

  it('do not let one event answer both waits when they wait for the same', () => {
    const same = journey().onEvent('visit').waitForEvent('n1', 'visit', { timeout: 'P1D' }).waitForEvent('n2', 'visit', { timeout: 'P1D' }).goal('n3').plan()
    const doing = (after: number) => ({ at: start + after, customerId: 'cus_1', kind: 'event', event: { name: 'visit', properties: {} } }) as const
    const statusAfter = (...afters: number[]) => runToQuiet({ plan: same, people: [{ customer }], happenings: afters.map(doing), start, until: start + 2 * hour }).runs.map(({ state }) => [state.nodeId, state.status])
    expect(statusAfter(0)).toEqual([['n1', 'active']])
    expect(statusAfter(0, hour)).toEqual([['n2', 'active']])
    expect(statusAfter(0, hour, 2 * hour)).toEqual([['n3', 'converted']])
  })
})

describe('a timeout that ends in an hour the clocks skip or show twice', () => {
  const berlin = { ...customer, timeZone: 'Europe/Berlin' }
  const endOf = (from: string): number => startRun(plan, { customer: berlin, event: null }, { ...facts, customer: berlin }, Date.parse(from)).state.wakeAt ?? Number.NaN
  const outcomeAt = (from: string, occurredAt: number): string => {
    const { state } = startRun(plan, { customer: berlin, event: null }, { ...facts, customer: berlin }, Date.parse(from))
    return wayOut(stepRun(plan, state, { kind: 'event', event: visit(occurredAt) }, facts, occurredAt + hour))
  }

  // 02:30 on 29 March does not exist: the day ends at 03:30. 02:30 on 25 October exists twice: it ends at the first.
  it.each([['2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z'], ['2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z'], ['2026-03-28T08:00:00Z', '2026-03-29T07:00:00Z']])(
    'from %s takes an event of the last millisecond before %s, and none of that instant', (from, end) => {
      expect(new Date(endOf(from)).toISOString()).toBe(end.replace('Z', '.000Z'))
      expect(outcomeAt(from, Date.parse(end) - 1)).toBe('event')
      expect(outcomeAt(from, Date.parse(end))).toBe('waits')
    })
})
