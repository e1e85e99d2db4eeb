import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { tellStory } from '../testing/tell-story.ts'
import { splitPercent, type SplitPercentConfig } from './split-percent.ts'

const start = Date.UTC(2026, 0, 15, 9)

const config = (...percents: [id: string, percent: number][]): SplitPercentConfig =>
  ({ salt: 's', branches: percents.map(([id, percent]) => ({ id, percent })) })

describe('a percentage split', () => {
  //          .- a -> n2 e-mail
  // entry - n1
  //          '- b -> n3 e-mail
  const halves = journey().splitPercent('n1', { a: 50, b: 50 }, 's1').email('n2').at('n1', 'b').email('n3').plan()

  it('sends a person down the branch of the bucket and records why', () => {
    // cus_1 is in bucket 291 of s1:n1, below the 5000 of the first branch.
    const told = tellStory({ plan: halves, start, customer: { id: 'cus_1' } }, [['PT0S', 'start', 'n2 completed', ['sendEmail n2#2']]])
    expect(told.lines).toEqual([['PT0S', 'start', 'n2 completed', ['sendEmail n2#2']]])
    expect(told.trace[1]).toMatchObject({ nodeId: 'n1', port: 'a', edgeId: 'e1', outcome: 'branch', inputs: { bucket: 291, branch: 'a' } })
  })

  it('takes the branches in order by cumulative percent', () => {
    // The same bucket 291: with 2.92 % it is the last of the first branch, with 2.91 % the first of the second.
    const portOf = (first: number): string | null => {
      const plan = journey().splitPercent('n1', { a: first, b: Math.round((100 - first) * 100) / 100 }, 's1').plan()
      return tellStory({ plan, start, customer: { id: 'cus_1' } }, [['PT0S', 'start', '', []]]).trace[1]?.port ?? null
    }
    expect(portOf(2.92)).toBe('a')
    expect(portOf(2.91)).toBe('b')
  })

  it('keeps the branch of a person over re-entry and time', () => {
    const line = ['PT0S', 'start', 'n2 completed', ['sendEmail n2#2']] as const
    expect(tellStory({ plan: halves, start: start + 1e10, customer: { id: 'cus_1', traits: { plan: 'pro' } } }, [line]).lines).toEqual([line])
  })

  it('never chooses a branch of 0 %', () => {
    const plan = journey().splitPercent('n1', { never: 0, always: 100 }).plan()
    for (let i = 0; i < 500; i += 1) {
      expect(tellStory({ plan, start, customer: { id: `cus_${i}` } }, [['PT0S', 'start', '', []]]).trace[1]?.port).toBe('always')
    }
  })

  it('has one port per branch', () => {
    expect(splitPercent.ports(config(['a', 10], ['b', 90]))).toEqual(['a', 'b'])
  })
})

describe('the check of a percentage split', () => {
  it('accepts percents that add up to 100 only in whole basis points', () => {
    expect(splitPercent.check(config(['a', 33.3], ['b', 33.3], ['c', 33.4]))).toEqual([])
    expect(splitPercent.check(config(['a', 33.33], ['b', 33.33], ['c', 33.34]))).toEqual([])
    expect(splitPercent.check(config(['a', 0.1], ['b', 0.2], ['c', 99.7]))).toEqual([])
  })

  it('refuses percents that do not add up to 100', () => {
    expect(splitPercent.check(config(['a', 50], ['b', 40]))).toEqual([{ code: 'PERCENTS_NOT_100', params: { total: 90 } }])
    expect(splitPercent.check(config(['a', 50], ['b', 50.01]))).toEqual([{ code: 'PERCENTS_NOT_100', params: { total: 100.01 } }])
  })

  it('refuses a percent out of range or finer than a basis point', () => {
    expect(splitPercent.check(config(['a', -10], ['b', 110]))).toEqual([
      { code: 'PERCENT_INVALID', params: { branchId: 'a', percent: -10 } },
      { code: 'PERCENT_INVALID', params: { branchId: 'b', percent: 110 } },
    ])
    expect(splitPercent.check(config(['a', 33.333], ['b', 66.667]))).toHaveLength(2)
  })

  it('refuses a split without salt, which would be the same split in every journey', () => {
    expect(splitPercent.check({ ...config(['a', 100]), salt: '' })).toEqual([{ code: 'SALT_MISSING', params: {} }])
  })

  it('refuses a split without branches', () => {
    expect(splitPercent.check(config())).toEqual([{ code: 'BRANCHES_EMPTY', params: {} }])
  })
})
