import { exhaustive } from '../../model/exhaustive.ts'
import type { Instant } from '../../model/instant.ts'
import { momentBound } from '../moment-of-events.ts'
import type { EventCondition, EventLeaf, MeasureCondition, MomentCondition } from '../rule-structure.ts'
import { amountParameter, amountSql } from './amount-sql.ts'
import { aggregatesOf } from './event-aggregates.ts'
import type { EventAggregate } from './event-aggregates.ts'
import { all, call, compare, parameter } from './sql-tree.ts'
import type { Comparator, Expression } from './sql-tree.ts'

/** Whether a leaf about events holds for a group of rows, from the aggregates it needs. */
export function eventLeafSql(leaf: EventLeaf, valueOf: (aggregate: EventAggregate) => Expression, now: Instant): Expression {
  const [first, second] = aggregatesOf(leaf)
  const value = valueOf(first)
  if ('count' in leaf) return countSql(value, leaf.count)
  const isThere = second === undefined ? [] : [compare(valueOf(second), '>', { kind: 'constant', value: 0 })]
  if ('time' in leaf) return all([...isThere, momentSql(leaf, value, now)])
  return all([...isThere, measureSql(leaf, value, second === undefined ? null : valueOf(second))])
}

export function countSql(count: Expression, wanted: EventCondition['count']): Expression {
  if ('atLeast' in wanted) return compare(count, '>=', parameter('UInt64', wanted.atLeast))
  if ('atMost' in wanted) return compare(count, '<=', parameter('UInt64', wanted.atMost))
  return compare(count, '=', parameter('UInt64', wanted.exactly))
}

function momentSql(leaf: MomentCondition, moment: Expression, now: Instant): Expression {
  const { side, at, isIncluded } = momentBound(leaf, now)
  return compare(moment, side === 'after' ? '>' : isIncluded ? '<=' : '<', parameter('Int64', at))
}

const comparators = { gt: '>', gte: '>=', lt: '<', lte: '<=', equals: '=' } as const satisfies Record<Exclude<MeasureCondition['is'], 'between'>, Comparator>

/** `values`: how many numbers there are; an average is compared as its sum with that many times the value. */
function measureSql(leaf: MeasureCondition, value: Expression, values: Expression | null): Expression {
  const measured = measuredAmount(leaf.measure, value)
  const wanted = (number: number): Expression => {
    const amount = amountParameter(number)
    return leaf.measure === 'average' && values !== null ? { kind: 'arithmetic', by: '*', left: amount, right: call('toInt128', values) } : amount
  }
  if (leaf.is === 'between') return all([compare(measured, '>=', wanted(leaf.value[0])), compare(measured, '<=', wanted(leaf.value[1]))])
  return compare(measured, comparators[leaf.is], wanted(leaf.value))
}

function measuredAmount(measure: MeasureCondition['measure'], value: Expression): Expression {
  switch (measure) {
    case 'sum': case 'average': return value
    case 'min': case 'max': return amountSql(value)
    case 'distinct': return { kind: 'arithmetic', by: '*', left: call('toInt128', value), right: amountParameter(1) }
    default: return exhaustive(measure)
  }
}
