import { parseRule } from '@sendero/flow-engine/segment'
import { describe, expect, it } from 'vitest'
import { eventToAsk, startersFrom, traitToAsk } from './starters.ts'

const trait = (path: string, more: object = {}) => ({ path, types: ['text'], isPersonal: false, share: 1, ...more })

describe('what to begin a segment with', () => {
  it('is about the event that brings money, not the most frequent one, and never about our own mails', () => {
    expect(eventToAsk(['Page Viewed', 'Email Opened', 'Order Completed'])).toBe('Order Completed')
    expect(eventToAsk(['Email Opened', 'visit'])).toBe('visit')
    expect(eventToAsk(['Email Opened'])).toBeNull()
  })

  it('is about a trait that many share, never about who somebody is', () => {
    expect(traitToAsk([trait('email', { isPersonal: true }), trait('note'), trait('address.country')])).toBe('address.country')
    expect(traitToAsk([trait('score', { types: ['number'] }), trait('email', { isPersonal: true }), trait('plan', { share: 0.01 })])).toBeNull()
  })

  it('speaks the words of the workspace, and gives rules that can be saved as they are', () => {
    const starters = startersFrom({ events: ['purchase'], traits: [trait('profile.country')], topValue: 'Chile' })
    expect(starters.map(({ name }) => name)).toEqual(['purchase twice in 90 days', 'No purchase for 60 days', 'Country is Chile'])
    expect(starters.every(({ isSeen }) => isSeen)).toBe(true)
    for (const seen of [starters, startersFrom({ events: [], traits: [], topValue: null })]) expect(seen.map(({ rule }) => parseRule(rule).ok)).toEqual([true, true, true])
  })

  it('says when nothing of it was seen yet', () => {
    expect(startersFrom({ events: [], traits: [], topValue: null }).map(({ isSeen }) => isSeen)).toEqual([false, false, false])
  })
})
