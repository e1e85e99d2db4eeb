import { exhaustive } from '../../model/exhaustive.ts'
import { compareCount } from '../compare-count.ts'
import { eventLeafOf } from '../message-condition.ts'
import { measureEvents, measureHolds } from '../measure-events.ts'
import type { EventLeaf, ListCondition, Rule, SampleCondition, SequenceCondition, TraitCondition } from '../rule-structure.ts'

/**
 * A rule as ClickHouse is asked it: constants folded away, groups flattened, and all that a group asks only about events
 * brought together in one tree, so that one aggregation answers it.
 */
export type RuleTree =
  | { readonly kind: 'constant'; readonly holds: boolean }
  | { readonly kind: 'trait'; readonly condition: TraitCondition }
  | { readonly kind: 'list'; readonly condition: ListCondition }
  | { readonly kind: 'sample'; readonly condition: SampleCondition }
  | { readonly kind: 'sequence'; readonly condition: SequenceCondition }
  | { readonly kind: 'byEvents'; readonly events: EventTree }
  | { readonly kind: 'and' | 'or'; readonly of: readonly RuleTree[] }
  | { readonly kind: 'not'; readonly of: RuleTree }

export type EventTree =
  | { readonly kind: 'leaf'; readonly condition: EventLeaf }
  | { readonly kind: 'and' | 'or'; readonly of: readonly EventTree[] }
  | { readonly kind: 'not'; readonly of: EventTree }

export function ruleTree(rule: Rule): RuleTree {
  if (!('op' in rule)) {
    if ('anniversary' in rule || ('event' in rule && rule.during !== undefined)) throw new Error('By which clock people live is not in ClickHouse: see ruleNeedsMemory')
    if ('event' in rule || 'message' in rule) return { kind: 'byEvents', events: { kind: 'leaf', condition: eventLeafOf(rule) } }
    // Whoever asks ClickHouse expands a rule before: who is in a segment is not stored there.
    if ('segment' in rule) throw new Error('A rule that names other segments must be expanded first')
    if ('sequence' in rule) return { kind: 'sequence', condition: rule }
    if ('sample' in rule) return { kind: 'sample', condition: rule }
    if ('consent' in rule || 'reachable' in rule) throw new Error('What people said about a channel is not in ClickHouse: see ruleNeedsMemory')
    return 'list' in rule ? { kind: 'list', condition: rule } : { kind: 'trait', condition: rule }
  }
  switch (rule.op) {
    case 'and':
    case 'or':
      return group(rule.op, rule.rules.map(ruleTree))
    case 'not':
      return opposite(ruleTree(rule.rule))
    default:
      return exhaustive(rule)
  }
}

/** What a tree answers for someone without any event. */
export function holdsWithoutEvents(tree: EventTree): boolean {
  switch (tree.kind) {
    case 'and': return tree.of.every(holdsWithoutEvents)
    case 'or': return tree.of.some(holdsWithoutEvents)
    case 'not': return !holdsWithoutEvents(tree.of)
    case 'leaf': return leafHoldsWithoutEvents(tree.condition)
    default: return exhaustive(tree)
  }
}

function leafHoldsWithoutEvents(leaf: EventLeaf): boolean {
  if ('count' in leaf) return compareCount(0, leaf.count)
  return 'measure' in leaf && measureHolds(leaf, measureEvents(leaf, [], 0))
}

/** Every condition of a tree, from left to right. */
export function eventConditions(tree: EventTree): EventLeaf[] {
  if (tree.kind === 'leaf') return [tree.condition]
  return tree.kind === 'not' ? eventConditions(tree.of) : tree.of.flatMap(eventConditions)
}

function group(op: 'and' | 'or', children: readonly RuleTree[]): RuleTree {
  const neutral = op === 'and'
  const members = children.flatMap((child) => child.kind === op ? child.of : [child]).filter((child) => child.kind !== 'constant' || child.holds !== neutral)
  if (members.some((member) => member.kind === 'constant')) return { kind: 'constant', holds: !neutral }
  const events = members.flatMap((member) => member.kind === 'byEvents' ? [member.events] : [])
  const of = [...eventGroup(op, events), ...members.filter((member) => member.kind !== 'byEvents')]
  const [only, ...more] = of
  if (only === undefined) return { kind: 'constant', holds: neutral }
  return more.length === 0 ? only : { kind: op, of }
}

function eventGroup(op: 'and' | 'or', events: readonly EventTree[]): RuleTree[] {
  const [only, ...more] = events
  if (only === undefined) return []
  return [{ kind: 'byEvents', events: more.length === 0 ? only : { kind: op, of: events.flatMap((each) => each.kind === op ? each.of : [each]) } }]
}

function opposite(tree: RuleTree): RuleTree {
  switch (tree.kind) {
    case 'constant': return { kind: 'constant', holds: !tree.holds }
    case 'not': return tree.of
    case 'byEvents': return { kind: 'byEvents', events: tree.events.kind === 'not' ? tree.events.of : { kind: 'not', of: tree.events } }
    default: return { kind: 'not', of: tree }
  }
}
