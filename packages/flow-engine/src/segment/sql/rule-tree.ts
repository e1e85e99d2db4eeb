import { exhaustive } from '../../model/exhaustive.ts'
import type { EventCondition, Rule, TraitCondition } from '../rule-structure.ts'

/** A rule with its constants folded away and its groups flattened. `about` says which table has to be asked. */
export type RuleTree = { readonly kind: 'constant'; readonly holds: boolean } | AskingTree

export type AskingTree =
  | { readonly kind: 'trait'; readonly about: 'traits'; readonly condition: TraitCondition }
  | { readonly kind: 'events'; readonly about: 'events'; readonly condition: EventCondition }
  | { readonly kind: 'and' | 'or'; readonly about: About; readonly of: readonly AskingTree[] }
  | { readonly kind: 'not'; readonly about: About; readonly of: AskingTree }

export type About = 'traits' | 'events' | 'both'

export function ruleTree(rule: Rule): RuleTree {
  if (!('op' in rule)) {
    return 'event' in rule ? { kind: 'events', about: 'events', condition: rule } : { kind: 'trait', about: 'traits', condition: rule }
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

/** What a tree about events answers for someone without any event. */
export function holdsWithoutEvents(tree: AskingTree): boolean {
  switch (tree.kind) {
    case 'and': return tree.of.every(holdsWithoutEvents)
    case 'or': return tree.of.some(holdsWithoutEvents)
    case 'not': return !holdsWithoutEvents(tree.of)
    case 'events': return !('atLeast' in tree.condition.count) && (!('exactly' in tree.condition.count) || tree.condition.count.exactly === 0)
    case 'trait': throw new Error('A condition on a trait says nothing about events')
    default: return exhaustive(tree)
  }
}

function group(op: 'and' | 'or', children: readonly RuleTree[]): RuleTree {
  const neutral = op === 'and'
  if (children.some((child) => child.kind === 'constant' && child.holds !== neutral)) return { kind: 'constant', holds: !neutral }
  const of = children.flatMap((child): readonly AskingTree[] => {
    if (child.kind === 'constant') return []
    return child.kind === op ? child.of : [child]
  })
  const [first] = of
  if (first === undefined) return { kind: 'constant', holds: neutral }
  return of.length === 1 ? first : { kind: op, about: united(of), of }
}

function opposite(tree: RuleTree): RuleTree {
  if (tree.kind === 'constant') return { kind: 'constant', holds: !tree.holds }
  return tree.kind === 'not' ? tree.of : { kind: 'not', about: tree.about, of: tree }
}

function united(of: readonly AskingTree[]): About {
  const [first, ...rest] = of.map((each) => each.about)
  return rest.every((about) => about === first) ? first ?? 'both' : 'both'
}
