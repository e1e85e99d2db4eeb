import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Rule } from '@sendero/flow-engine/segment'
import { journeyOfEveryKind, ruleArbitrary } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { namesReadIn, ruleWithNames, withNames, type NameChoices } from './names.ts'

/** Journeys of any shape with any rule in a split, and in a goal of the whole journey. */
const document = fc.record({ drawn: journeyArbitrary(), split: ruleArbitrary(), end: ruleArbitrary() }).map(({ drawn, split, end }): JourneyDocument => ({
  ...drawn, ends: [...drawn.ends ?? [], { id: 'ruled', kind: 'goal', when: { kind: 'rule', rule: end } }],
  nodes: [...drawn.nodes, { id: 'who', kind: 'splitRules', config: { branches: [{ id: 'a', rule: split }] } }],
}))

const prefixed = (names: readonly string[], prefix: string): Map<string, string> => new Map(names.map((name) => [name, `${prefix}${name}`]))
const none: NameChoices = { events: new Map(), traits: new Map(), segments: new Map() }

describe('names in a journey', () => {
  it('are all found where it looks at something, and each is another after a choice', () => {
    fc.assert(fc.property(document, (before) => {
      const names = namesReadIn(before)
      const after = namesReadIn(withNames(before, { events: prefixed(names.events, 'my '), traits: prefixed(names.traits, 'our.'), segments: prefixed(names.segments, 'seg_') }))
      expect(after).toEqual({ events: names.events.map((name) => `my ${name}`), traits: names.traits.map((path) => `our.${path}`), segments: names.segments.map((id) => `seg_${id}`) })
    }))
  })

  it('leave everything else as it was: chosen back, the journey is the same', () => {
    fc.assert(fc.property(document, (before) => {
      const { events, traits, segments } = namesReadIn(before)
      const there = { events: prefixed(events, '\u0001'), traits: prefixed(traits, '\u0001'), segments: prefixed(segments, '\u0001') }
      const back = (names: ReadonlyMap<string, string>): Map<string, string> => new Map([...names].map(([name, other]) => [other, name]))
      expect(withNames(withNames(before, there), { events: back(there.events), traits: back(there.traits), segments: back(there.segments) })).toEqual(before)
      expect(withNames(before, none)).toEqual(before)
    }))
  })

  it('can be swapped', () => {
    const rule = { op: 'and', rules: [{ event: 'a', count: { atLeast: 1 } }, { op: 'not', rule: { event: 'b', count: { atLeast: 1 } } }] } as const
    const swapped = ruleWithNames({ op: 'and', rules: [...rule.rules] }, { ...none, events: new Map([['a', 'b'], ['b', 'a']]) })
    expect(swapped).toEqual({ op: 'and', rules: [{ event: 'b', count: { atLeast: 1 } }, { op: 'not', rule: { event: 'a', count: { atLeast: 1 } } }] })
  })

  it('are changed in anniversaries and in every step of a sequence', () => {
    const rule: Rule = { op: 'or', rules: [{ anniversary: 'born', is: 'today' }, { sequence: [{ event: 'a' }, { event: 'b', where: [{ property: 'a', is: 'isSet' }] }], without: { event: 'a' }, count: { atLeast: 1 } }] }
    expect(ruleWithNames(rule, { ...none, events: new Map([['a', 'A'], ['b', 'B']]), traits: new Map([['born', 'birthday']]) })).toEqual({
      op: 'or', rules: [{ anniversary: 'birthday', is: 'today' }, { sequence: [{ event: 'A' }, { event: 'B', where: [{ property: 'a', is: 'isSet' }] }], without: { event: 'A' }, count: { atLeast: 1 } }],
    })
  })

  it('of what the journey makes itself are changed too, and need not be there', () => {
    const drawn: JourneyDocument = { ...journeyOfEveryKind(), ends: [], nodes: [
      { id: 'a', kind: 'emitEvent', config: { event: 'Lead Qualified', properties: {} } }, { id: 'b', kind: 'adjustScore', config: { by: 1, attribute: 'score' } }, { id: 'c', kind: 'updateCustomer', config: { set: { tier: 'gold' }, unset: ['trial'] } },
    ] }
    expect(namesReadIn(drawn).traits).toEqual([])
    expect(namesReadIn(drawn).events).not.toContain('Lead Qualified')
    expect(withNames(drawn, { ...none, events: new Map([['Lead Qualified', 'mql']]), traits: new Map([['score', 'points'], ['tier', 'level'], ['trial', 'test']]) }).nodes.map(({ config }) => config)).toEqual([
      { event: 'mql', properties: {} }, { by: 1, attribute: 'points' }, { set: { level: 'gold' }, unset: ['test'] },
    ])
  })
})
