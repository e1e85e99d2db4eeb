import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { updateCustomer } from './update-customer.ts'

const start = Date.UTC(2026, 0, 15, 9)

describe('an update of the customer', () => {
  it('is seen by the nodes after it in the same step', () => {
    //                                       .- yes -> n3 goal
    // entry - n1 set lifecycle - n2 is active
    //                                       '- else -> n4 exit
    const plan = journey().updateCustomer('n1', { 'status.lifecycle': 'active' }, ['trial'])
      .splitRules('n2', { yes: { op: 'and', rules: [{ trait: 'status.lifecycle', is: 'equals', value: 'active' }, { trait: 'trial', is: 'isNotSet' }] } })
      .goal('n3').at('n2', 'else').exit('n4').plan()
    const story: StoryLine[] = [['PT0S', 'start', 'n3 converted', ['updateCustomer n1#1']]]
    expect(tellStory({ plan, start, customer: { traits: { trial: true, status: 'new' } } }, story).lines).toEqual(story)
  })

  it('hands the shell what to set and remove, literally', () => {
    const plan = journey().updateCustomer('n1', { 'greeting': 'Hi {{ customer.name }}', 'tags': ['a', 1, null] }, ['old.value']).plan()
    const told = tellStory({ plan, start }, [['PT0S', 'start', '', []]])
    expect(told.trace[1]).toMatchObject({ outcome: 'updated', inputs: { set: ['greeting', 'tags'], unset: ['old.value'] } })
    expect(plan.nodes['n1']?.config).toEqual({ set: { greeting: 'Hi {{ customer.name }}', tags: ['a', 1, null] }, unset: ['old.value'] })
  })

  it('lasts: a later step sees it too', () => {
    const plan = journey().updateCustomer('n1', { score: 5 }).wait('n2', 'P1D')
      .splitRules('n3', { high: { trait: 'score', is: 'gte', value: 5 } }).goal('n4').plan()
    const story: StoryLine[] = [['PT0S', 'start', 'n2', ['updateCustomer n1#1']], ['P1D', 'wake', 'n4 converted', []]]
    expect(tellStory({ plan, start }, story).lines).toEqual(story)
  })
})

describe('the check of an update', () => {
  it('accepts paths of names', () => {
    expect(updateCustomer.check({ set: { 'lifecycle': 'active', 'address.city': 'Rome' }, unset: ['address.street'] })).toEqual([])
  })

  it.each(['', 'a..b', '.a', 'a.', ' a', '__proto__', 'a.constructor', 'prototype.x', Array(12).fill('a').join('.')])('refuses the path %j', (path) => {
    expect(updateCustomer.check({ set: { [path]: 1 }, unset: [] })).toContainEqual({ code: 'ATTRIBUTE_PATH_INVALID', params: { path } })
  })

  it('refuses paths that lie in one another, whose result would depend on their order', () => {
    expect(updateCustomer.check({ set: { 'address': {}, 'address.city': 'Rome' }, unset: [] }))
      .toEqual([{ code: 'ATTRIBUTE_PATHS_OVERLAP', params: { path: 'address', other: 'address.city' } }])
    expect(updateCustomer.check({ set: { plan: 'pro' }, unset: ['plan'] }))
      .toEqual([{ code: 'ATTRIBUTE_PATHS_OVERLAP', params: { path: 'plan', other: 'plan' } }])
    expect(updateCustomer.check({ set: { 'address': 1, 'address-2': 1, 'addresses.x': 1 }, unset: [] })).toEqual([])
  })

  it('warns of an update that changes nothing', () => {
    expect(updateCustomer.check({ set: {}, unset: [] })).toEqual([{ code: 'UPDATE_EMPTY', params: {} }])
  })
})
