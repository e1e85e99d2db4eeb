import { describe, expect, it } from 'vitest'
import type { Plan } from '../model/plan.ts'
import { furnishWorld, looksAtSegment } from './furnish-world.ts'
import { journey } from './journey-builder.ts'
import { seededRandom } from './seeded-random.ts'

const people = Array.from({ length: 60 }, (_, index) => ({ customer: { id: `cus_${index}`, userId: null, traits: {}, timeZone: 'UTC' } }))
function furnished(plan: Plan, seed = 1) {
  const random = seededRandom(seed)
  return furnishWorld(plan, random, { people, moment: () => random.below(1000) })
}

describe('what a plan looks at beyond people and events', () => {
  it('is nothing for a plan that looks at nothing of it: its worlds stay what they were', () => {
    const random = { ...seededRandom(1), next: () => { throw new Error('drawn') }, below: () => { throw new Error('drawn') }, chance: () => { throw new Error('drawn') } }
    const plan = journey().splitRules('n1', { a: { trait: 'plan', is: 'isSet' } }).email('n2').plan()
    expect(furnishWorld(plan, random, { people, moment: () => 0 })).toEqual({ people, happenings: [] })
  })

  it('is the same for the same seed, and other for another', () => {
    const plan = journey().reachable('n1').waitForSegment('n2', 'seg_2').plan()
    expect(furnished(plan, 5)).toEqual(furnished(plan, 5))
    expect(furnished(plan, 6)).not.toEqual(furnished(plan, 5))
  })

  it('is why channels reach some people and others not, and how much they were sent', () => {
    const { people: made } = furnished(journey().reachable('n1').frequencyGate('n2', 3, 'P7D').plan())
    expect(new Set(made.map(({ channels }) => channels?.email))).toEqual(new Set([null, 'no_address', 'suppressed', 'unsubscribed', 'no_consent']))
    expect(new Set(made.map(({ sends }) => sends?.['email P7D']))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  })

  it('is who is in a segment, and who comes and goes, each change a real one', () => {
    const { people: made, happenings } = furnished(journey().waitForSegment('n1', 'seg_2').plan())
    expect(new Set(made.map(({ segments }) => segments?.join()))).toEqual(new Set(['', 'seg_2']))
    for (const { customer, segments } of made) {
      let isMember = segments?.includes('seg_2') === true
      for (const happening of happenings) {
        if (happening.kind !== 'segmentChanged' || happening.customerId !== customer.id) continue
        expect(happening.isMember).toBe(!isMember)
        isMember = happening.isMember
      }
    }
    expect(happenings.length).toBeGreaterThan(30)
  })

  it('lets people enter the segment of the entry in earnest where the plan looks at it', () => {
    const plan = journey().onSegment('seg_1').exitWhen('gone', { leaves: 'seg_1' }).wait('n1', 'P1D').plan()
    expect([looksAtSegment(plan, 'seg_1'), looksAtSegment(journey().onSegment('seg_1').wait('n1', 'P1D').plan(), 'seg_1')]).toEqual([true, false])
    const { people: made, happenings } = furnished(plan)
    expect(made.every(({ segments }) => segments?.length === 0)).toBe(true)
    for (const { customer } of made) expect(happenings.find((each) => each.kind === 'segmentChanged' && each.customerId === customer.id)).toMatchObject({ isMember: true })
  })

  it('lets people leave the segment whose leaving is the entry', () => {
    const { people: made, happenings } = furnished(journey().onSegmentLeft('seg_1').wait('n1', 'P1D').plan())
    expect(made.every(({ segments }) => segments?.includes('seg_1'))).toBe(true)
    for (const { customer } of made) expect(happenings.find((each) => each.kind === 'segmentChanged' && each.customerId === customer.id)).toMatchObject({ isMember: false })
  })

  it.each([['a schedule', journey().onSchedule('2026-01-15T09:00')], ['a date', journey().onDate('birthday')], ['the API', journey().onApi()], ['another journey', journey().onJourney()]])('brings everybody in once by %s', (_, builder) => {
    const { happenings } = furnished(builder.exit('n1').plan())
    expect(happenings.map(({ kind }) => kind)).toEqual(people.map(() => 'triggered'))
  })

  it('decides some experiments, for one of their variants', () => {
    const plan = journey().experiment('n1', { a: 50, b: 50 }).plan()
    const winners = Array.from({ length: 40 }, (_, seed) => furnished(plan, seed).happenings.map((each) => (each.kind === 'experimentDecided' ? each.winner : '')).join())
    expect(new Set(winners)).toEqual(new Set(['', 'a', 'b']))
  })

  it('knows some of the other journeys, and how long people are in them', () => {
    const plan = journey().startJourney('n1', 'jrn_2', { wait: true }).plan()
    const known = Array.from({ length: 40 }, (_, seed) => furnished(plan, seed).otherJourneys?.['jrn_2'])
    expect(known.filter((each) => each === undefined).length).toBeGreaterThan(2)
    expect(new Set(known.map((each) => each?.status))).toEqual(new Set([undefined, 'completed', 'converted', 'exited']))
  })
})
