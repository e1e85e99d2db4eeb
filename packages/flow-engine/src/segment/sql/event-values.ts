import { exhaustive } from '../../model/exhaustive.ts'
import type { Instant } from '../../model/instant.ts'
import { planCondition, windowStart } from '../condition-plan.ts'
import { storableText } from '../normalize-text.ts'
import { amountSql } from './amount-sql.ts'
import { conditionSql } from './condition-sql.ts'
import { aggregateKey, aggregatesOf, filterKey } from './event-aggregates.ts'
import type { EventAggregate, EventFilter } from './event-aggregates.ts'
import { eventConditions } from './rule-tree.ts'
import type { EventTree } from './rule-tree.ts'
import { all, call, column, compare, parameter } from './sql-tree.ts'
import type { Expression, FunctionName, Select } from './sql-tree.ts'

// Events are stored by workspace, name and customer. So every name gets a branch of its own, which reads one range of the
// table and only the columns its conditions need; a UNION ALL brings the values of one customer together.

export interface EventScope { readonly workspaceId: string; readonly now: Instant }

export interface EventValues {
  /** Rows to group by number. */
  readonly source: Pick<Select, 'from' | 'where'>
  /** What a leaf is decided from, as an aggregate over the source. */
  readonly valueOf: (aggregate: EventAggregate) => Expression
}

/** The aggregation that answers all conditions of a tree together. */
export function eventValues(tree: EventTree, scope: EventScope): EventValues {
  const aggregates = new Map(eventConditions(tree).flatMap(aggregatesOf).map((aggregate) => [aggregateKey(aggregate), aggregate]))
  const keys = [...aggregates.keys()]
  const names = new Set([...aggregates.values()].map(({ filter }) => filter.event))
  const branches = [...names].map((name) => branch([...aggregates.values()].flatMap(({ filter }) => filter.event === name ? [filter] : []), scope))
  const [only] = branches
  if (only !== undefined && branches.length === 1) return { source: only.source, valueOf: only.valueOf }
  const columnOf = (aggregate: EventAggregate): string => `c${keys.indexOf(aggregateKey(aggregate))}`
  const selects = branches.map((each): Select => ({
    columns: [{ value: column('number') }, ...[...aggregates.values()].map((aggregate) => ({
      value: each.event === aggregate.filter.event ? each.valueOf(aggregate) : { kind: 'constant' as const, value: 0 },
      as: columnOf(aggregate),
    }))],
    ...each.source,
    groupBy: 'number',
  }))
  // All but one of the branches say 0 of it.
  return { source: { from: { kind: 'union', selects } }, valueOf: (aggregate) => call('sum', column(columnOf(aggregate))) }
}

/** The events that pass a filter, one row each. */
export function matchingEvents(filter: EventFilter, scope: EventScope): Select {
  return { columns: [{ value: column('number') }], ...branch([filter], scope).source }
}

interface Branch extends EventValues { readonly event: string }

/** All that is asked of events of one name. What the filters have in common narrows the rows; the rest decides what is taken. */
function branch(filters: readonly EventFilter[], scope: EventScope): Branch {
  const event = filters[0]?.event ?? ''
  const [only, ...others] = new Map(filters.map((filter) => [filterKey(filter), filter])).values()
  const isAlone = only !== undefined && others.length === 0
  const common = isAlone ? filterSql(only, scope) : timeFilters(widest(filters, scope), scope)
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
    valueOf: (aggregate) => aggregateSql(aggregate, isAlone ? [] : filterSql(aggregate.filter, scope)),
  }
}

function aggregateSql({ take, of }: EventAggregate, own: readonly Expression[]): Expression {
  const over = (name: 'count' | 'sum' | 'sumArray' | 'min' | 'minArray' | 'max' | 'maxArray' | 'uniqExactArray', ...values: Expression[]): Expression =>
    own.length === 0 ? call(name, ...values) : call(`${name}If` satisfies FunctionName, ...values, all(own))
  const at = (map: 'num' | 'text'): Expression => ({ kind: 'element', map, key: parameter('String', storableText(of)) })
  const time = call('toUnixTimestamp64Milli', column('occurred_at'))
  switch (take) {
    case 'count': return over('count')
    case 'sum': return over('sumArray', call('arrayMap', { kind: 'lambda', body: amountSql(column('x')) }, at('num')))
    case 'values': return over('sum', call('length', at('num')))
    case 'min': return over('minArray', at('num'))
    case 'max': return over('maxArray', at('num'))
    case 'distinct': return over('uniqExactArray', at('text'))
    case 'first': return over('min', time)
    case 'last': return over('max', time)
    default: return exhaustive(take)
  }
}

function filterSql(filter: EventFilter, scope: EventScope): Expression[] {
  const from = filter.within === undefined ? null : windowStart(filter.within, scope.now)
  const past = filter.isPast === true ? [upToNow(scope)] : []
  return [...timeFilters(from, scope), ...past, ...(filter.where ?? []).map((each) => conditionSql(planCondition(each, scope.now)))]
}

/** The earliest start of the windows; null when one of the filters looks at events of any time. */
function widest(filters: readonly EventFilter[], scope: EventScope): Instant | null {
  const starts = filters.map((filter) => filter.within === undefined ? null : windowStart(filter.within, scope.now))
  return starts.reduce((earliest, start) => earliest === null || start === null ? null : Math.min(earliest, start))
}

// DateTime64 begins in 1900: an earlier start is no limit.
const earliestStored: Instant = -2_208_988_800_000

/** Later than an instant and up to now; nothing is asked without one. */
export function timeFilters(from: Instant | null, scope: EventScope): Expression[] {
  if (from === null) return []
  return from < earliestStored ? [upToNow(scope)] : [compare(column('occurred_at'), '>', instantSql(from)), upToNow(scope)]
}

const upToNow = ({ now }: EventScope): Expression => compare(column('occurred_at'), '<=', instantSql(now))

function instantSql(instant: Instant): Expression {
  return call('fromUnixTimestamp64Milli', parameter('Int64', instant), { kind: 'constant', value: 'UTC' })
}
