import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { askedFacts } from '../kernels/dry-run/asked-facts.ts'
import { freshSetup, type Outcome, type Setup } from './dry-run-store.ts'
import { madeUpPerson, outcomeOf, startOf } from './outcome-of.ts'

const list = `lst_${'1'.repeat(32)}`
const plan = journey().onEvent('Signed Up', { where: [{ property: 'from', is: 'equals', value: 'shop' }] })
  .splitRules('s', { pro: { trait: 'plan', is: 'equals', value: 'pro' }, listed: { list }, seen: { event: 'Visit', count: { atLeast: 1 } } }).email('m')
  .at('s', 'listed').email('on-list').at('s', 'seen').email('has-seen').at('s', 'else').waitForEvent('w', 'Order', { timeout: 'P3D' }).goal('g').plan()
const start = Date.UTC(2026, 11, 1, 9)
const asked = askedFacts(plan, new Map(), start)
const fresh = freshSetup({ day: '2026-12-01', time: '09:00' })

function outcome(change: Partial<Setup>): Extract<Outcome, { kind: 'walk' }> {
  const found = outcomeOf({ plan, unfinished: new Map(), setup: { ...fresh, ...change }, asked, base: madeUpPerson(asked, 'UTC'), earlier: null, start, timeZone: 'UTC', segmentRules: new Map(), winners: {} })
  if (found.kind !== 'walk') throw new Error('It was walked')
  return found
}

const last = (change: Partial<Setup>): string | null => outcome(change).walk.state.nodeId

describe('the test as it is set up', () => {
  it('begins with a person who fits what the journey asks first, and an event that lets them in', () => {
    expect(madeUpPerson(asked, 'UTC').traits).toEqual({ firstName: 'Ana', email: 'ana@example.com', plan: 'pro' })
    expect(outcome({})).toMatchObject({ obstacles: [], walk: { state: { nodeId: 'm', entry: { event: { name: 'Signed Up', properties: { from: 'shop' } } } } } })
  })

  it('walks the person with what was changed of them', () => {
    expect(last({ traits: { plan: '' } })).toBe('w')
    expect(last({ traits: { plan: 'free' }, lists: { [list]: true } })).toBe('on-list')
    expect(outcome({ consent: 'unsubscribed' }).walk.stops.at(-1)?.withheld).toBe('unsubscribed')
    expect(outcome({ entryProperties: { from: 'app' } }).obstacles).toEqual([{ kind: 'eventDiffers', event: 'Signed Up' }])
  })

  it('counts what they did before and does what they do later', () => {
    const done = (event: string, when: 'before' | 'after', by: string): Setup['events'] => [{ id: event, event, when, by, properties: {} }]
    expect(last({ traits: { plan: 'free' }, events: done('Visit', 'before', 'P2D') })).toBe('has-seen')
    expect(last({ traits: { plan: 'free' }, events: done('Order', 'after', 'P2D') })).toBe('g')
    expect(last({ traits: { plan: 'free' }, events: done('Order', 'after', 'P4D') })).toBe('w')
    // Half typed, it is no event yet.
    expect(last({ traits: { plan: 'free' }, events: done('Order', 'after', '') })).toBe('w')
  })

  it('starts by the clock of the workspace, also where that skips an hour', () => {
    expect(startOf({ day: '2026-12-01', time: '09:00' }, 'Europe/Berlin')).toBe(Date.UTC(2026, 11, 1, 8))
    expect(startOf({ day: '2026-03-29', time: '02:30' }, 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1))
    expect(startOf({ day: '', time: '09:00' }, 'UTC')).toBeNull()
  })
})
