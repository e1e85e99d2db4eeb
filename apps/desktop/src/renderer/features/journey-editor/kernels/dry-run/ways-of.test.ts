import type { Plan } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { withChosenArms } from './chosen-arms.ts'
import { dryRun } from './dry-run.ts'
import type { DryPerson } from './dry-person.ts'
import { mostWays, waysOf } from './ways-of.ts'

const anna: DryPerson = { id: 'cus_anna', userId: null, traits: { plan: 'free' }, timeZone: 'UTC', events: [], lists: [], segments: [], saidSegments: {}, unreachable: null, mailsBefore: 0 }

function ways(plan: Plan, settled: readonly string[] = []) {
  return waysOf({
    plan, settled: new Set(settled),
    walkAs: ({ arms, answers }) => dryRun({ plan: withChosenArms(plan, arms), person: anna, start: Date.UTC(2026, 11, 1), entryEvent: null, workspaceTimeZone: 'UTC', segmentRules: new Map(), happenings: [], answers }),
  })
}

const told = (plan: Plan, settled?: readonly string[]): string[] => ways(plan, settled).ways.map(({ made, walk }) => `${made.map(({ nodeId, port }) => `${nodeId}:${port}`).join(' ')} > ${walk.state.nodeId ?? ''}`)

describe('the ways one person may go', () => {
  // entry - p a - o bought - g
  //           |     '- no - m
  //           '- b - x
  const drawn = journey().onApi().splitPercent('p', { a: 60, b: 40 }).waitForEvent('o', 'Order', { timeout: 'P3D' }).goal('g').at('o', 'timeout').email('m').at('p', 'b').exit('x').plan()

  it('are all arms of chance and both ends of a wait, in the order they are drawn', () => {
    expect(told(drawn)).toEqual(['p:a o:event > g', 'p:a o:timeout > m', 'p:b > x'])
    expect(ways(drawn).isCut).toBe(false)
  })

  it('do not leave the branch that rules choose for them', () => {
    const plan = journey().onApi().splitRules('s', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).splitPercent('p', { a: 50, b: 50 }).email('a').at('p', 'b').email('b').at('s', 'else').email('free').plan()
    expect(told(plan)).toEqual([' > free'])
  })

  it('leave out what is decided already and what nobody gets', () => {
    expect(told(drawn, ['p'])).not.toContain('p:b > x')
    expect(told(journey().onApi().splitPercent('p', { a: 100, b: 0 }).email('a').at('p', 'b').email('b').plan())).toEqual([' > a'])
  })

  it('answer a wait that gives up soon before it does', () => {
    expect(told(journey().onApi().waitForEvent('o', 'Order', { timeout: 'PT30M' }).goal('g').at('o', 'timeout').exit('x').plan())).toEqual(['o:event > g', 'o:timeout > x'])
  })

  it('are cut where there are very many, and it is said', () => {
    const arms = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`b${at}`, at < 10 ? 4 : 3]))
    const found = ways(journey().onApi().splitPercent('p', arms).email('m').plan())
    expect([found.ways.length, found.isCut]).toEqual([mostWays, true])
  })
})
