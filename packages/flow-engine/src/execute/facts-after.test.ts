import { describe, expect, it } from 'vitest'
import type { Facts, UnreachableReason } from '../model/facts.ts'
import { journey } from '../testing/journey-builder.ts'
import { startRun } from './start-run.ts'

const customer = { id: 'cus_1', userId: null, traits: { plan: 'free' }, timeZone: 'UTC' }
const factsOf = (reason: UnreachableReason | null): Facts => ({ customer, events: new Map(), segments: new Set(), channels: new Map([['email', reason]]) })

describe('what a node of the same step has changed', () => {
  const plan = (to: 'subscribed' | 'unsubscribed') => journey().subscribe('change', to).reachable('ask').goal('yes').at('ask', 'no').exit('no').plan()
  const reached = (to: 'subscribed' | 'unsubscribed', reason: UnreachableReason | null): string | null => startRun(plan(to), { customer, event: null }, factsOf(reason), 0).state.nodeId

  it('is seen by one that asks whether people can be reached', () => {
    expect([reached('subscribed', 'no_consent'), reached('unsubscribed', null), reached('unsubscribed', 'no_consent'), reached('subscribed', null)]).toEqual(['yes', 'no', 'no', 'yes'])
  })

  it('overrules nobody who has unsubscribed, and makes up for no address', () => {
    expect((['unsubscribed', 'no_address', 'suppressed'] as const).map((reason) => reached('subscribed', reason))).toEqual(['no', 'no', 'no'])
    expect(startRun(plan('unsubscribed'), { customer, event: null }, factsOf('suppressed'), 0).trace.at(2)?.inputs).toEqual({ channel: 'email', reason: 'suppressed' })
  })

  it('leaves the facts alone that were given', () => {
    const facts = factsOf('no_consent')
    startRun(plan('subscribed'), { customer, event: null }, facts, 0)
    expect(facts).toEqual(factsOf('no_consent'))
  })

  it('is not looked at where the plan asks for no channel', () => {
    const none: Facts = { customer, events: new Map(), segments: new Set() }
    expect(startRun(journey().subscribe('change', 'subscribed').goal('end').plan(), { customer, event: null }, none, 0).state.nodeId).toBe('end')
  })
})
