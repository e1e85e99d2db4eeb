import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileJourney, splitBucket, startRun, type Plan } from '../../src/index.ts'
import { journey } from '../../src/testing/index.ts'

// A split divides ten thousand buckets, never people by the dozen: what a branch gets is exact whenever everybody comes, and
// percents that do not divide evenly lose nobody.

const buckets = 10_000

/** For each bucket of the split n1 somebody who falls into it. */
const people: readonly string[] = (() => {
  const found: string[] = []
  for (let number = 0, missing = buckets; missing > 0; number += 1) {
    const bucket = splitBucket('s', 'n1', `cus_${number}`)
    if (found[bucket] !== undefined) continue
    found[bucket] = `cus_${number}`
    missing -= 1
  }
  return found
})()

const percentsOf = (points: readonly number[]) => Object.fromEntries(points.map((each, index) => [`b${index}`, each / 100]))
const drawn = (points: readonly number[]) => journey().splitPercent('n1', percentsOf(points), 's')

function branchOf(plan: Plan, customerId: string): string {
  const customer = { id: customerId, userId: null, traits: {}, timeZone: 'UTC' }
  return startRun(plan, { customer, event: null }, { customer, events: new Map(), segments: new Set() }, 0).trace[1]?.port ?? 'none'
}

/** How many of the ten thousand take each branch. */
function sharesOf(points: readonly number[]): number[] {
  const plan = drawn(points).plan()
  const counts = new Map<string, number>()
  for (const id of people) {
    const branch = branchOf(plan, id)
    counts.set(branch, (counts.get(branch) ?? 0) + 1)
  }
  return points.map((_, index) => counts.get(`b${index}`) ?? 0)
}

/** As even as ten thousand can be divided: the first get what is left over. */
const evenly = (branches: number): number[] => Array.from({ length: branches }, (_, index) => Math.floor(buckets / branches) + (index < buckets % branches ? 1 : 0))

const problemsOf = (percents: { [branch: string]: number }): string[] => compileJourney(journey().splitPercent('n1', percents, 's').document()).diagnostics
  .filter(({ severity }) => severity === 'error').map(({ code }) => code)

describe('shares that do not divide', () => {
  it.each([2, 3, 6, 7, 9, 11, 13, 99, 100])('%i branches as even as can be get exactly their basis points', (branches) => {
    expect(sharesOf(evenly(branches))).toEqual(evenly(branches))
  })

  it('any cut of the hundred gives each branch just what was drawn, and loses nobody', () => {
    const cuts = fc.array(fc.integer({ min: 0, max: buckets }), { maxLength: 6 }).map((points) => [0, ...points.sort((a, b) => a - b), buckets])
      .map((edges) => edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)))
    fc.assert(fc.property(cuts, (points) => {
      expect(sharesOf(points)).toEqual(points)
    }), { numRuns: 20 })
  })

  it('one basis point is one bucket, at whichever end it is drawn', () => {
    expect(sharesOf([1, 9999])).toEqual([1, 9999])
    expect(sharesOf([9999, 1])).toEqual([9999, 1])
    expect(branchOf(drawn([1, 9999]).plan(), people[0] ?? '')).toBe('b0')
    expect(branchOf(drawn([9999, 1]).plan(), people[9999] ?? '')).toBe('b1')
  })

  // Who is in a test of 10 % must still be in it when it is rolled out to 20 %.
  it('a first branch that grows keeps everybody it had', () => {
    const inFirst = (points: number) => {
      const plan = drawn([points, buckets - points]).plan()
      return new Set(people.filter((id) => branchOf(plan, id) === 'b0'))
    }
    const steps = [1, 100, 1000, 1001, 3333, 10_000].map(inFirst)
    steps.slice(1).forEach((larger, index) => { for (const id of steps[index] ?? []) expect(larger.has(id)).toBe(true) })
  })

  it('are the same whatever the branches are called', () => {
    const named = journey().splitPercent('n1', { constructor: 33.33, zeta: 33.33, alpha: 33.34 }, 's').plan()
    const plain = drawn([3333, 3333, 3334]).plan()
    const names: { readonly [branch: string]: string } = { b0: 'constructor', b1: 'zeta', b2: 'alpha' }
    for (const id of people.slice(0, 500)) expect(branchOf(named, id)).toBe(names[branchOf(plain, id)])
  })
})

describe('the check of shares', () => {
  // Binary fractions hold hardly any of these exactly.
  it('takes every percent of two decimals with what is left of the hundred', () => {
    for (let points = 0; points <= buckets; points += 1) expect(problemsOf({ a: points / 100, b: (buckets - points) / 100 })).toEqual([])
  })

  it.each<[string, { [branch: string]: number }]>([
    ['thirds', { a: 33.33, b: 33.33, c: 33.33 }],
    ['sevenths', Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`b${index}`, 14.29]))],
    ['one basis point too few', { a: 50, b: 49.99 }],
    ['one basis point too many', { a: 50, b: 50.01 }],
    ['one branch of less than all', { a: 99.99 }],
  ])('refuses %s that do not add up', (_, percents) => {
    expect(problemsOf(percents)).toEqual(['PERCENTS_NOT_100'])
  })

  it('refuses what is finer than a basis point, although it would add up', () => {
    for (const third of [100 / 3, 33.335, 0.001, 12.3456]) expect(problemsOf({ a: third, b: 100 - third })).toEqual(['PERCENT_INVALID', 'PERCENT_INVALID'])
  })

  it('does not let one branch pay for another', () => {
    expect(problemsOf({ a: 150, b: -50 })).toEqual(['PERCENT_INVALID', 'PERCENT_INVALID'])
    expect(problemsOf({ a: 100.01, b: -0.01 })).toEqual(['PERCENT_INVALID', 'PERCENT_INVALID'])
    expect(problemsOf({ a: 100, b: 0 })).toEqual([])
  })
})
