import { evaluateRule, nextFlip, normalizeAttributes } from '@sendero/flow-engine/segment'
import type { EventFact } from '@sendero/flow-engine'
import type { Rule } from '@sendero/flow-engine/segment'
import { customersNear, factsOf, listIds, nowArbitrary, ruleArbitrary } from '@sendero/flow-engine/testing'
import type { GeneratedCustomer } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexSegments, toLiveSegment } from './live-segment.ts'
import type { LiveSegment } from './live-segment.ts'

const segmentOf = (rule: Rule, number = 1): LiveSegment => toLiveSegment({ id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, revision: 1, rule })
const change = (paths: readonly string[] | 'all', events: readonly string[] = [], ...[lists = [], channels = []]: readonly (readonly string[])[]) => ({ customerId: 'c', number: 0, paths, events, lists, channels: channels as 'email'[] })
const channelsChanged = (before: GeneratedCustomer, after: GeneratedCustomer): string[] => (before.consent === after.consent && before.unreachable === after.unreachable ? [] : ['email'])
const listsChanged = (before: GeneratedCustomer, after: GeneratedCustomer): string[] => listIds.filter((id) => before.lists?.includes(id) !== after.lists?.includes(id))

test('only segments that look at a changed trait or a new event are evaluated', () => {
  const plan = segmentOf({ trait: 'plan', is: 'isSet' }, 1)
  const city = segmentOf({ trait: 'address.city', is: 'isSet' }, 2)
  const visit = segmentOf({ op: 'not', rule: { event: 'visit', count: { atLeast: 1 } } }, 3)
  const list = segmentOf({ list: 'lst_1' }, 4)
  const reachable = segmentOf({ reachable: 'email' }, 5)
  const subscribed = segmentOf({ consent: 'email', is: 'subscribed' }, 6)
  const index = indexSegments([plan, city, visit, list, reachable, subscribed])
  const touched = (...changed: Parameters<typeof change>) => [...index.touchedBy([change(...changed)]).keys()]
  expect(touched(['plan'])).toEqual([plan])
  expect(touched(['address'])).toEqual([city])
  expect(touched(['address.zip'])).toEqual([city])
  expect(touched(['planet'], ['visit'])).toEqual([visit])
  expect(touched([], ['Visit'])).toEqual([])
  expect(touched([], [], ['lst_1', 'lst_2'])).toEqual([list])
  expect(touched([], [], ['lst_2'])).toEqual([])
  expect(touched(['email'])).toEqual([reachable])
  expect(touched([], [], [], ['email'])).toEqual([reachable, subscribed])
  expect(touched('all')).toEqual([plan, city, visit, list, reachable, subscribed])
})

/** A person whose life goes on: another profile, more events, later. */
const lives = fc.tuple(ruleArbitrary(), nowArbitrary()).chain(([rule, now]) => fc.record({
  rule: fc.constant(rule), now: fc.constant(now), before: customersNear(rule, now), after: customersNear(rule, now),
}))

test('whatever makes a rule answer differently is found by the index', () => {
  let differences = 0
  fc.assert(fc.property(lives, ({ rule, now, before, after }) => {
    // Both changes at once: other traits, and the events of both lives.
    const later: GeneratedCustomer = { ...before, traits: after.traits, lists: after.lists ?? [], consent: after.consent ?? null, unreachable: after.unreachable ?? null, events: [...before.events, ...after.events] }
    const differs = evaluateRule(rule, factsOf(before), now) !== evaluateRule(rule, factsOf(later), now)
    if (!differs) return
    differences += 1
    const paths = [...Object.keys(before.traits), ...Object.keys(after.traits), ...normalizeAttributes(before.traits).paths, ...normalizeAttributes(after.traits).paths]
    const events = after.events.map((event) => event.name)
    expect(indexSegments([segmentOf(rule)]).touchedBy([change(paths, events, listsChanged(before, after), channelsChanged(before, after))]).size).toBe(1)
  }), { numRuns: 500 })
  // A generator that never makes a difference would let anything pass.
  expect(differences).toBeGreaterThan(25)
})

type Deed = { readonly kind: 'profile'; readonly customer: GeneratedCustomer } | { readonly kind: 'event'; readonly event: EventFact } | { readonly kind: 'pass'; readonly ms: number }

test('evaluating on touching changes and on flips alone is as good as evaluating always', () => {
  const stories = fc.tuple(ruleArbitrary(), nowArbitrary()).chain(([rule, now]) => {
    const customer = customersNear(rule, now)
    const deed: fc.Arbitrary<Deed> = fc.oneof(
      fc.record({ kind: fc.constant('profile' as const), customer }),
      customer.map((each): Deed => each.events[0] === undefined ? { kind: 'profile', customer: each } : { kind: 'event', event: each.events[0] }),
      fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(1, 499, 500, 3_600_000, 86_400_000, 31 * 86_400_000) }),
    )
    return fc.record({ rule: fc.constant(rule), now: fc.constant(now), deeds: fc.array(deed, { minLength: 1, maxLength: 12 }) })
  })
  let moves = 0
  fc.assert(fc.property(stories, ({ rule, now: start, deeds }) => {
    const segment = segmentOf(rule)
    const index = indexSegments([segment])
    let now = start
    let life: GeneratedCustomer = { traits: {}, events: [], consent: null, unreachable: null }
    let isMember = evaluateRule(rule, factsOf(life), now)
    let flipAt = segment.dependsOnTime ? nextFlip(rule, factsOf(life), now) : null
    const evaluate = (): void => {
      const answer = evaluateRule(rule, factsOf(life), now)
      if (answer !== isMember) moves += 1
      isMember = answer
      flipAt = segment.dependsOnTime ? nextFlip(rule, factsOf(life), now) : null
    }
    for (const deed of deeds) {
      if (deed.kind === 'pass') now += deed.ms
      // The worker comes before anything else happens at the new time.
      if (flipAt !== null && flipAt <= now) evaluate()
      const before = life
      if (deed.kind === 'profile') life = { ...life, traits: deed.customer.traits, lists: deed.customer.lists ?? [], consent: deed.customer.consent ?? null, unreachable: deed.customer.unreachable ?? null }
      if (deed.kind === 'event') life = { ...life, events: [...life.events, deed.event] }
      const paths = deed.kind === 'profile' ? [...Object.keys(before.traits), ...Object.keys(life.traits)] : []
      if (index.touchedBy([change(paths, deed.kind === 'event' ? [deed.event.name] : [], listsChanged(before, life), channelsChanged(before, life))]).size > 0) evaluate()
      expect(isMember).toBe(evaluateRule(rule, factsOf(life), now))
    }
  }), { numRuns: 400 })
  expect(moves).toBeGreaterThan(50)
}, 60_000)
