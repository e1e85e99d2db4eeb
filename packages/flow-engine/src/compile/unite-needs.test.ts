import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactNeeds } from '../model/facts.ts'
import { noNeeds } from '../nodes/node-definition.ts'
import { normalised, uniteNeeds } from './unite-needs.ts'

const needs = (part: Partial<FactNeeds>): FactNeeds => ({ ...noNeeds, ...part })
const send = (within: string) => ({ channel: 'email', within }) as const

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
const anyNeeds: fc.Arbitrary<FactNeeds> = fc.record({
  events: names, segments: names, experiments: names, channels: fc.constantFrom([], ['email' as const]), sends: fc.uniqueArray(fc.constantFrom(send('P1D'), send('P7D')), { maxLength: 2 }), looked: names,
}).map(({ looked, ...rest }) => normalised([{ ...rest, eventProperties: rest.events.filter((name) => looked.includes(name)) }]))

describe('needs that are united', () => {
  it('hold what each of them holds, once and in order', () => {
    expect(uniteNeeds([
      needs({ events: ['visit', 'buy'], eventProperties: ['visit'], segments: ['seg_2'] }), needs({ events: ['buy'], eventProperties: ['buy'], segments: ['seg_1', 'seg_2'] }),
      needs({ channels: ['email'], sends: [send('P7D')], experiments: ['n2'] }), needs({ channels: ['email'], sends: [send('P1D'), send('P7D')], experiments: ['n1'] }),
    ])).toEqual({
      events: ['buy', 'visit'], eventProperties: ['buy', 'visit'], segments: ['seg_1', 'seg_2'], channels: ['email'], sends: [send('P1D'), send('P7D')], experiments: ['n1', 'n2'],
    })
  })

  // Plans are compared by their text, and those of journeys without the newer kinds must stay what they were.
  it('name the newer facts only where somebody asks for one', () => {
    expect(Object.keys(uniteNeeds([needs({ events: ['a'] }), needs({ segments: ['s'] })]))).toEqual(['events', 'eventProperties', 'segments'])
    expect(Object.keys(uniteNeeds([needs({ events: ['a'] }), needs({ channels: ['email'] })]))).toEqual(['events', 'eventProperties', 'segments', 'channels'])
    expect(normalised([needs({ channels: [], sends: [], experiments: [] })])).toBe(noNeeds)
  })

  it('look back as far as the one that looks furthest, and at everything where one of them tells no limit', () => {
    const visits = (ms?: number): FactNeeds => needs({ events: ['visit'], ...(ms === undefined ? {} : { eventsWithin: { visit: ms } }) })
    expect(uniteNeeds([visits(5), visits(9), needs({ events: ['buy'] })]).eventsWithin).toEqual({ visit: 9 })
    expect(uniteNeeds([visits(5), visits()])).not.toHaveProperty('eventsWithin')
    expect(uniteNeeds([visits(5), needs({ events: ['buy'], eventsWithin: { buy: 7 } })]).eventsWithin).toEqual({ buy: 7, visit: 5 })
  })

  it('take all properties where it is not told which are looked at', () => {
    expect(uniteNeeds([{ events: ['a'], segments: [] }, needs({ events: ['b'] })])).toMatchObject({ events: ['a', 'b'], eventProperties: ['a'] })
  })

  it('are the very one that holds all the others, so that long journeys share it', () => {
    const one = needs({ events: ['a'], eventProperties: ['a'] })
    expect(uniteNeeds([one, noNeeds, one, needs({})])).toBe(one)
    expect(uniteNeeds([])).toBe(noNeeds)
    expect(uniteNeeds([noNeeds, needs({})])).toBe(noNeeds)
    expect(uniteNeeds([noNeeds, needs({ experiments: ['n1'] })]).experiments).toEqual(['n1'])
  })

  it('are the same in whatever order and grouping', () => {
    fc.assert(fc.property(anyNeeds, anyNeeds, anyNeeds, (a, b, c) => {
      const all = uniteNeeds([a, b, c])
      expect(uniteNeeds([c, b, a])).toEqual(all)
      expect(uniteNeeds([uniteNeeds([a, b]), c])).toEqual(all)
      expect(uniteNeeds([all, a])).toEqual(all)
      for (const part of [a, b, c]) for (const event of part.events) expect(all.events).toContain(event)
    }))
  })
})
