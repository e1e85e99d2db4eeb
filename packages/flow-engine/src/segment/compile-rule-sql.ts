import { exhaustive } from '../model/exhaustive.ts'
import type { Instant } from '../model/instant.ts'
import { planCondition } from './condition-plan.ts'
import type { EventCondition, Rule } from './rule-structure.ts'
import { conditionSql } from './sql/condition-sql.ts'
import { eventCounts, matchingEvents } from './sql/event-counts.ts'
import { printSql } from './sql/print-sql.ts'
import { holdsWithoutEvents, ruleTree } from './sql/rule-tree.ts'
import type { AskingTree, RuleTree } from './sql/rule-tree.ts'
import { all, any, column, compare, not, parameter } from './sql/sql-tree.ts'
import type { Expression, Select, Source } from './sql/sql-tree.ts'

interface Scope { readonly workspaceId: string; readonly now: Instant }

/**
 * A ClickHouse SELECT of the column `number` (UInt32): all living customers of the workspace the rule holds for.
 * Every value of the rule is a query parameter. Personal traits are not in ClickHouse: see ruleUsesPersonalTraits.
 */
export function compileRuleSql(rule: Rule, options: { workspaceId: string; now: Instant }): { sql: string; params: Record<string, unknown> } {
  const tree = ruleTree(rule)
  const parts = conjunction(tree)
  return printSql(parts.some((part) => part.about === 'both') ? joined(parts, options) : looked(tree, parts, options))
}

/**
 * Conditions on events as one set of numbers, looked up before any attribute is read. The set holds those the events
 * speak for, or against when the conditions hold without events: people without any are in no aggregation.
 */
function looked(tree: RuleTree, parts: readonly AskingTree[], scope: Scope): Select {
  const events = parts.filter((part) => part.about === 'events')
  const traits = parts.filter((part) => part.about === 'traits').map((part) => treeSql(part, scope, traitsOnly))
  const conditions = [...(tree.kind === 'constant' && !tree.holds ? [any([])] : []), ...(events.length > 0 ? [eventSet(events, scope)] : []), ...traits]
  return livingCustomers(customers, conditions, scope)
}

function eventSet(events: readonly AskingTree[], scope: Scope): Expression {
  const isNegated = events.every(holdsWithoutEvents)
  const [only] = events
  const anyEvent = events.length === 1 && only !== undefined ? onlyExistence(only) : null
  if (anyEvent !== null) return { kind: 'inSelect', column: 'number', isNegated, select: matchingEvents(anyEvent, scope) }
  const counts = eventCounts(events, scope)
  const holds = all(events.map((tree) => treeSql(tree, scope, counts.countOf)))
  const select: Select = { columns: [{ value: column('number') }], ...counts.source, groupBy: 'number', having: isNegated ? not(holds) : holds }
  return { kind: 'inSelect', column: 'number', isNegated, select }
}

/** The condition, when all that matters is whether there is any such event at all. */
function onlyExistence(tree: AskingTree): EventCondition | null {
  if (tree.kind === 'not') return onlyExistence(tree.of)
  if (tree.kind !== 'events') return null
  const { count } = tree.condition
  const isExistence = 'atLeast' in count ? count.atLeast === 1 : ('atMost' in count ? count.atMost : count.exactly) === 0
  return isExistence ? tree.condition : null
}

/**
 * Attributes and events mixed under an OR or a NOT: one row of flags per customer with events, joined to the customers.
 * A flag says "unlike someone without events", so that the zeros of a missing row are right.
 */
function joined(parts: readonly AskingTree[], scope: Scope): Select {
  const units = parts.flatMap(eventUnits)
  const counts = eventCounts(units, scope)
  const flags = units.map((unit, index) => ({ unit, name: `f${index}`, holdsWithout: holdsWithoutEvents(unit) }))
  const right: Select = {
    columns: [{ value: column('number') }, ...flags.map(({ unit, name, holdsWithout }) => {
      const holds = treeSql(unit, scope, counts.countOf)
      return { value: holdsWithout ? not(holds) : holds, as: name }
    })],
    ...counts.source,
    groupBy: 'number',
  }
  const flagOf = (tree: AskingTree): Expression | null => {
    const flag = flags.find(({ unit }) => unit === tree)
    return flag === undefined ? null : compare(column(flag.name), flag.holdsWithout ? '=' : '!=', { kind: 'constant', value: 0 })
  }
  const conditions = parts.map((part) => mixedSql(part, scope, flagOf))
  return livingCustomers({ kind: 'leftJoin', left: customers, right, on: 'number' }, conditions, scope)
}

/** The largest parts that ask only about events. */
function eventUnits(tree: AskingTree): AskingTree[] {
  if (tree.about === 'events') return [tree]
  if (tree.kind === 'not') return eventUnits(tree.of)
  return tree.kind === 'and' || tree.kind === 'or' ? tree.of.flatMap(eventUnits) : []
}

function mixedSql(tree: AskingTree, scope: Scope, flagOf: (tree: AskingTree) => Expression | null): Expression {
  const flag = flagOf(tree)
  if (flag !== null) return flag
  switch (tree.kind) {
    case 'and': return all(tree.of.map((each) => mixedSql(each, scope, flagOf)))
    case 'or': return any(tree.of.map((each) => mixedSql(each, scope, flagOf)))
    case 'not': return not(mixedSql(tree.of, scope, flagOf))
    default: return treeSql(tree, scope, traitsOnly)
  }
}

function treeSql(tree: AskingTree, scope: Scope, countOf: (condition: EventCondition) => Expression): Expression {
  switch (tree.kind) {
    case 'and': return all(tree.of.map((each) => treeSql(each, scope, countOf)))
    case 'or': return any(tree.of.map((each) => treeSql(each, scope, countOf)))
    case 'not': return not(treeSql(tree.of, scope, countOf))
    case 'trait': return conditionSql(planCondition(tree.condition, scope.now))
    case 'events': return countSql(countOf(tree.condition), tree.condition.count)
    default: return exhaustive(tree)
  }
}

function countSql(counted: Expression, wanted: EventCondition['count']): Expression {
  if ('atLeast' in wanted) return compare(counted, '>=', parameter('UInt64', wanted.atLeast))
  if ('atMost' in wanted) return compare(counted, '<=', parameter('UInt64', wanted.atMost))
  return compare(counted, '=', parameter('UInt64', wanted.exactly))
}

function traitsOnly(): Expression {
  throw new Error('Events are compiled before the customers')
}

const customers: Source = { kind: 'table', name: 'customers', isFinal: true }

function livingCustomers(from: Source, conditions: readonly Expression[], scope: Scope): Select {
  return {
    columns: [{ value: column('number') }],
    from,
    where: all([
      compare(column('workspace_id'), '=', parameter('UUID', scope.workspaceId)),
      compare(column('is_deleted'), '=', { kind: 'constant', value: 0 }),
      ...conditions,
    ]),
  }
}

function conjunction(tree: RuleTree): readonly AskingTree[] {
  if (tree.kind === 'constant') return []
  return tree.kind === 'and' ? tree.of : [tree]
}
