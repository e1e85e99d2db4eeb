import { exhaustive } from '../../model/exhaustive.ts'
import type { EventCondition } from '../rule-structure.ts'
import { eventCounts, matchingEvents } from './event-counts.ts'
import type { EventScope } from './event-counts.ts'
import { holdsWithoutEvents } from './rule-tree.ts'
import type { EventTree } from './rule-tree.ts'
import { all, any, column, compare, not, parameter } from './sql-tree.ts'
import type { Expression, Select } from './sql-tree.ts'

/**
 * Whether a customer's number is in the set that the events speak for. Where the tree holds for someone without events, it
 * is the set they speak against that is looked up: people without any event are in no aggregation.
 */
export function customersByEvents(tree: EventTree, scope: EventScope): Expression {
  const isNegated = holdsWithoutEvents(tree)
  const anyEvent = onlyExistence(tree)
  const select = anyEvent === null ? counted(tree, { scope, isNegated }) : matchingEvents(anyEvent, scope)
  return { kind: 'inSelect', column: 'number', isNegated, select }
}

function counted(tree: EventTree, { scope, isNegated }: { scope: EventScope; isNegated: boolean }): Select {
  const counts = eventCounts(tree, scope)
  const holds = treeSql(tree, counts.countOf)
  return { columns: [{ value: column('number') }], ...counts.source, groupBy: 'number', having: isNegated ? not(holds) : holds }
}

/** The condition, when all that matters is whether there is any such event at all: then nothing has to be counted. */
function onlyExistence(tree: EventTree): EventCondition | null {
  if (tree.kind === 'not') return onlyExistence(tree.of)
  if (tree.kind !== 'count') return null
  const { count } = tree.condition
  const isExistence = 'atLeast' in count ? count.atLeast === 1 : ('atMost' in count ? count.atMost : count.exactly) === 0
  return isExistence ? tree.condition : null
}

function treeSql(tree: EventTree, countOf: (condition: EventCondition) => Expression): Expression {
  switch (tree.kind) {
    case 'and': return all(tree.of.map((each) => treeSql(each, countOf)))
    case 'or': return any(tree.of.map((each) => treeSql(each, countOf)))
    case 'not': return not(treeSql(tree.of, countOf))
    case 'count': return countSql(countOf(tree.condition), tree.condition.count)
    default: return exhaustive(tree)
  }
}

function countSql(count: Expression, wanted: EventCondition['count']): Expression {
  if ('atLeast' in wanted) return compare(count, '>=', parameter('UInt64', wanted.atLeast))
  if ('atMost' in wanted) return compare(count, '<=', parameter('UInt64', wanted.atMost))
  return compare(count, '=', parameter('UInt64', wanted.exactly))
}
