import type { Instant } from '../../model/instant.ts'
import { planCondition, windowStart } from '../condition-plan.ts'
import { storableText } from '../normalize-text.ts'
import type { EventCondition } from '../rule-structure.ts'
import { conditionSql } from './condition-sql.ts'
import { eventConditions } from './rule-tree.ts'
import type { EventTree } from './rule-tree.ts'
import { all, call, column, compare, parameter } from './sql-tree.ts'
import type { Expression, Select } from './sql-tree.ts'

// Events are stored by workspace, name and customer. So every name gets a branch of its own, which reads one range of the
// table and only the columns its conditions need; a UNION ALL brings the counts of one customer together.

export interface EventScope { readonly workspaceId: string; readonly now: Instant }

export interface EventCounts {
  /** Rows to group by number. */
  readonly source: Pick<Select, 'from' | 'where'>
  /** The number of events a condition counts, as an aggregate over the source. */
  readonly countOf: (condition: EventCondition) => Expression
}

/** The aggregation that answers all conditions of a tree together. */
export function eventCounts(tree: EventTree, scope: EventScope): EventCounts {
  const conditions = new Map(eventConditions(tree).map((condition) => [keyOf(condition), condition]))
  const keys = [...conditions.keys()]
  const names = new Set([...conditions.values()].map((condition) => condition.event))
  const branches = [...names].map((name) => branch([...conditions.values()].filter(({ event }) => event === name), scope))
  const [only] = branches
  if (only !== undefined && branches.length === 1) {
    return { source: only.source, countOf: (condition) => only.countOf(condition) }
  }
  const columnOf = (condition: EventCondition): string => `c${keys.indexOf(keyOf(condition))}`
  const selects = branches.map((each): Select => ({
    columns: [{ value: column('number') }, ...[...conditions.values()].map((condition) => ({
      value: each.event === condition.event ? each.countOf(condition) : { kind: 'constant' as const, value: 0 },
      as: columnOf(condition),
    }))],
    ...each.source,
    groupBy: 'number',
  }))
  return { source: { from: { kind: 'union', selects } }, countOf: (condition) => call('sum', column(columnOf(condition))) }
}

/** The events one condition counts, one row each. */
export function matchingEvents(condition: EventCondition, scope: EventScope): Select {
  return { columns: [{ value: column('number') }], ...branch([condition], scope).source }
}

interface Branch extends EventCounts { readonly event: string }

/** All conditions on events of one name. What they have in common narrows the rows; the rest decides what is counted. */
function branch(conditions: readonly EventCondition[], scope: EventScope): Branch {
  const event = conditions[0]?.event ?? ''
  const [only, ...others] = conditions
  const isAlone = only !== undefined && others.length === 0
  const common = isAlone ? filters(only, scope) : timeFilters(widest(conditions, scope), scope)
  return {
    event,
    source: {
      from: { kind: 'table', name: 'events', isFinal: false },
      where: all([
        compare(column('workspace_id'), '=', parameter('UUID', scope.workspaceId)),
        compare(column('event'), '=', parameter('String', storableText(event))),
        ...common,
      ]),
    },
    countOf: (condition) => {
      const own = isAlone ? [] : filters(condition, scope)
      return own.length === 0 ? call('count') : call('countIf', all(own))
    },
  }
}

function filters(condition: EventCondition, scope: EventScope): Expression[] {
  const from = condition.within === undefined ? null : windowStart(condition.within, scope.now)
  return [...timeFilters(from, scope), ...(condition.where ?? []).map((each) => conditionSql(planCondition(each, scope.now)))]
}

/** The earliest start of the windows; null when one of the conditions counts events of any time. */
function widest(conditions: readonly EventCondition[], scope: EventScope): Instant | null {
  const starts = conditions.map((condition) => condition.within === undefined ? null : windowStart(condition.within, scope.now))
  return starts.reduce((earliest, start) => earliest === null || start === null ? null : Math.min(earliest, start))
}

// DateTime64 begins in 1900: an earlier start is no limit.
const earliestStored: Instant = -2_208_988_800_000

function timeFilters(from: Instant | null, scope: EventScope): Expression[] {
  if (from === null) return []
  const until = compare(column('occurred_at'), '<=', instantSql(scope.now))
  return from < earliestStored ? [until] : [compare(column('occurred_at'), '>', instantSql(from)), until]
}

function instantSql(instant: Instant): Expression {
  return call('fromUnixTimestamp64Milli', parameter('Int64', instant), { kind: 'constant', value: 'UTC' })
}

function keyOf(condition: EventCondition): string {
  return JSON.stringify([condition.event, condition.within ?? null, condition.where ?? []])
}
