import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { dryRun, type DryRun } from './dry-run.ts'
import { cameOut, isAsExpected } from './judge-test.ts'

const anna = { id: 'cus_anna', userId: null, traits: { plan: 'free' }, timeZone: 'UTC', events: [], lists: [], segments: [], saidSegments: {}, unreachable: null, mailsBefore: 0 } as const
const walk = (plan: ReturnType<ReturnType<typeof journey>['plan']>): DryRun => dryRun({ plan, person: anna, start: Date.UTC(2026, 11, 1), entryEvent: null, workspaceTimeZone: 'UTC', segmentRules: new Map(), happenings: [], answers: {} })

describe('a saved test', () => {
  const plan = journey().onApi().splitRules('s', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).email('pro').at('s', 'else').email('free').goal('g').plan()

  it('passes when they come to the step, by whatever way', () => {
    expect(isAsExpected(walk(plan), { kind: 'step', nodeId: 'free' })).toBe(true)
    expect(isAsExpected(walk(plan), { kind: 'step', nodeId: 'pro' })).toBe(false)
    expect(isAsExpected(walk(plan), { kind: 'step', nodeId: 'gone' })).toBe(false)
  })

  it.each([
    [journey().onApi().email('m').plan(), 'completed', 'm'], [plan, 'converted', 'g'], [journey().onApi().exit('x').plan(), 'exited', 'x'],
    [journey().onApi().wait('w', 'P9Y').plan(), 'waiting', 'w'], [journey().onApi().wait('w', 'P1D').email('m').jump('j', 'w').plan(), 'waiting', 'w'],
  ] as const)('passes when it ends as it must', (drawn, end, nodeId) => {
    expect(cameOut(walk(drawn)).end).toBe(end)
    expect(isAsExpected(walk(drawn), { kind: 'end', end })).toBe(true)
    expect(isAsExpected(walk(drawn), { kind: 'end', end: end === 'exited' ? 'converted' : 'exited' })).toBe(false)
    if (end !== 'waiting') expect(cameOut(walk(drawn)).nodeId).toBe(nodeId)
  })
})
