import { exhaustive } from '../../model/exhaustive.ts'
import { aggregatesOf } from './event-aggregates.ts'
import type { EventAggregate, EventFilter } from './event-aggregates.ts'
import { eventLeafSql } from './event-leaf-sql.ts'
import { eventValues, matchingEvents } from './event-values.ts'
import type { EventScope } from './event-values.ts'
import { holdsWithoutEvents } from './rule-tree.ts'
import type { EventTree } from './rule-tree.ts'
import { all, any, column, not } from './sql-tree.ts'
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
  const { source, valueOf } = eventValues(tree, scope)
  const holds = treeSql(tree, { valueOf, scope })
  return { columns: [{ value: column('number') }], ...source, groupBy: 'number', having: isNegated ? not(holds) : holds }
}

/** The events, when all that matters is whether there is any such event at all: then nothing has to be counted. */
function onlyExistence(tree: EventTree): EventFilter | null {
  if (tree.kind === 'not') return onlyExistence(tree.of)
  if (tree.kind !== 'leaf' || !('count' in tree.condition)) return null
  const { count } = tree.condition
  const isExistence = 'atLeast' in count ? count.atLeast === 1 : ('atMost' in count ? count.atMost : count.exactly) === 0
  return isExistence ? aggregatesOf(tree.condition)[0].filter : null
}

interface Values { readonly valueOf: (aggregate: EventAggregate) => Expression; readonly scope: EventScope }

function treeSql(tree: EventTree, values: Values): Expression {
  switch (tree.kind) {
    case 'and': return all(tree.of.map((each) => treeSql(each, values)))
    case 'or': return any(tree.of.map((each) => treeSql(each, values)))
    case 'not': return not(treeSql(tree.of, values))
    case 'leaf': return eventLeafSql(tree.condition, values.valueOf, values.scope.now)
    default: return exhaustive(tree)
  }
}
