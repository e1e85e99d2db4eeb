import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCount } from '../compare-count.ts'
import type { EventLeaf, Rule } from '../rule-structure.ts'
import { eventConditions, holdsWithoutEvents, ruleTree } from './rule-tree.ts'
import type { EventTree, RuleTree } from './rule-tree.ts'

const trait = (name: string): Rule => ({ trait: name, is: 'isSet' })
const did = (event: string, atLeast = 1): Rule => ({ event, count: { atLeast } })
const listId = (letter: string): string => `lst_${letter.repeat(32)}`
const onList = (letter: string): Rule => ({ list: listId(letter) })
const drawnIn = (sample: string): Rule => ({ sample, percent: 50 })
const and = (...rules: Rule[]): Rule => ({ op: 'and', rules })
const or = (...rules: Rule[]): Rule => ({ op: 'or', rules })
const no = (rule: Rule): Rule => ({ op: 'not', rule })

/** `and(plan, events(or(A, not(B))))` */
function drawn(tree: RuleTree | EventTree): string {
  switch (tree.kind) {
    case 'constant': return String(tree.holds)
    case 'trait': return tree.condition.trait
    case 'list': return tree.condition.list.slice(4, 5)
    case 'sample': return tree.condition.sample
    case 'sequence': return tree.condition.sequence.map(({ event }) => event).join(' > ')
    case 'leaf': return tree.condition.event
    case 'byEvents': return `events(${drawn(tree.events)})`
    case 'not': return `not(${drawn(tree.of)})`
    case 'and':
    case 'or': return `${tree.kind}(${tree.of.map(drawn).join(', ')})`
  }
}

describe('a rule as ClickHouse is asked it', () => {
  it.each<[string, Rule, string]>([
    ['asks for one leaf as it is', trait('a'), 'a'],
    ['flattens groups of one kind', and(trait('a'), and(trait('b'), and(trait('c')))), 'and(a, b, c)'],
    ['keeps groups of the other kind', and(trait('a'), or(trait('b'), trait('c'))), 'and(a, or(b, c))'],
    ['drops a group of one', or(and(trait('a'))), 'a'],
    ['takes no rules for everybody or for nobody', and(trait('a'), and()), 'a'],
    ['knows that nobody is left', and(trait('a'), or()), 'false'],
    ['knows that everybody is in', or(trait('a'), no(or())), 'true'],
    ['turns a constant round', no(and()), 'false'],
    ['forgets a denial that is denied', no(no(trait('a'))), 'a'],
    ['forgets it of events too', no(no(did('A'))), 'events(A)'],
    ['brings events of a group together, in front', and(did('A'), trait('a'), did('B')), 'and(events(and(A, B)), a)'],
    ['denies events inside, so that one query still answers them', or(did('A'), no(did('B'))), 'events(or(A, not(B)))'],
    ['flattens events brought together', and(did('A'), and(did('B'), did('C'))), 'events(and(A, B, C))'],
    ['leaves lists where they stand', and(onList('l'), did('A'), no(onList('m'))), 'and(events(A), l, not(m))'],
    ['leaves samples where they stand', and(drawnIn('s'), did('A'), no(drawnIn('t'))), 'and(events(A), s, not(t))'],
    ['leaves sequences where they stand', and({ sequence: [{ event: 'A' }, { event: 'B' }], count: { atLeast: 1 } }, did('A')), 'and(events(A), A > B)'],
    ['leaves events apart that a trait stands between', or(and(did('A'), trait('a')), did('B')), 'or(events(B), and(events(A), a))'],
  ])('%s', (_, rule, expected) => {
    expect(drawn(ruleTree(rule))).toBe(expected)
  })

  it('is never made of a rule that still names other segments: who is in them is not in ClickHouse', () => {
    expect(() => ruleTree(and(trait('a'), { segment: `seg_${'a'.repeat(32)}` }))).toThrow('expanded first')
  })

  it.each<Rule>([{ consent: 'email', is: 'subscribed' }, { reachable: 'email' }, { anniversary: 'birthday', is: 'today' }, { event: 'visit', count: { atLeast: 1 }, during: { from: '18:00', to: '22:00' } }])('is never made of %j: that is answered in memory', (rule) => {
    expect(() => ruleTree(and(trait('a'), no(rule)))).toThrow('ruleNeedsMemory')
  })

  it('answers what the rule answers, whoever is asked', () => {
    const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
      rule: fc.oneof({ maxDepth: 4, depthSize: 'small' },
        fc.constantFrom(trait('a'), trait('b'), onList('l')), fc.constantFrom(did('A'), did('B', 2), { event: 'A', count: { atMost: 0 } } as Rule),
        fc.array(tie('rule'), { maxLength: 3 }).map((rules) => and(...rules)), fc.array(tie('rule'), { maxLength: 3 }).map((rules) => or(...rules)), tie('rule').map(no)),
    }))
    const person = fc.record({ traits: fc.subarray(['a', 'b']), lists: fc.subarray([listId('l')]), counts: fc.record({ A: fc.nat(2), B: fc.nat(2) }) })
    fc.assert(fc.property(rule, person, (each, { traits, lists, counts }) => {
      const count = (name: string) => counts[name as 'A' | 'B']
      const countHolds = (leaf: EventLeaf): boolean => 'count' in leaf && compareCount(count(leaf.event), leaf.count)
      const answer = (asked: Rule): boolean => {
        if ('event' in asked) return countHolds(asked)
        if ('trait' in asked) return traits.includes(asked.trait)
        if ('list' in asked) return lists.includes(asked.list)
        if (!('op' in asked)) throw new Error('No rule here asks for anything else')
        if (asked.op === 'not') return !answer(asked.rule)
        return asked.op === 'and' ? asked.rules.every(answer) : asked.rules.some(answer)
      }
      const treeAnswer = (tree: RuleTree | EventTree): boolean => {
        switch (tree.kind) {
          case 'constant': return tree.holds
          case 'trait': return traits.includes(tree.condition.trait)
          case 'list': return lists.includes(tree.condition.list)
          case 'sample': case 'sequence': throw new Error('No rule here draws, or asks for sequences')
          case 'leaf': return countHolds(tree.condition)
          case 'byEvents': return treeAnswer(tree.events)
          case 'not': return !treeAnswer(tree.of)
          case 'and': return tree.of.every(treeAnswer)
          case 'or': return tree.of.some(treeAnswer)
        }
      }
      expect(treeAnswer(ruleTree(each))).toBe(answer(each))
    }), { numRuns: 500 })
  })
})

describe('a tree of events', () => {
  const eventsOf = (rule: Rule): EventTree => {
    const tree = ruleTree(rule)
    if (tree.kind !== 'byEvents') throw new Error(`Not by events: ${drawn(tree)}`)
    return tree.events
  }

  // People without any event are in no aggregation: whether they belong is decided before the query.
  it.each<[string, Rule, boolean]>([
    ['did A', did('A'), false],
    ['did not do A', no(did('A')), true],
    ['did A at most once', { event: 'A', count: { atMost: 1 } }, true],
    ['did A exactly never', { event: 'A', count: { exactly: 0 } }, true],
    ['did A exactly once', { event: 'A', count: { exactly: 1 } }, false],
    ['did A and never B', and(did('A'), no(did('B'))), false],
    ['did A or never B', or(did('A'), no(did('B'))), true],
    ['spent less than 5', { event: 'A', measure: 'sum', of: 'total', is: 'lt', value: 5 }, true],
    ['spent more than 0', { event: 'A', measure: 'sum', of: 'total', is: 'gt', value: 0 }, false],
    ['bought no kind of thing', { event: 'A', measure: 'distinct', of: 'sku', is: 'equals', value: 0 }, true],
    ['spent less than 5 on average', { event: 'A', measure: 'average', of: 'total', is: 'lt', value: 5 }, false],
    ['did A last long ago', { event: 'A', time: 'last', is: 'longerAgo', value: 'P30D' }, false],
  ])('knows for "%s" what it says of somebody without events', (_, rule, expected) => {
    expect(holdsWithoutEvents(eventsOf(rule))).toBe(expected)
  })

  it('lists its conditions from left to right', () => {
    expect(eventConditions(eventsOf(and(did('A'), no(or(did('B'), did('C'))), did('A')))).map(({ event }) => event)).toEqual(['A', 'B', 'C', 'A'])
  })
})
