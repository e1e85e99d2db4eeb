import { exhaustive } from '../../model/exhaustive.ts'
import type { Bound, ConditionPlan, Probe } from '../condition-plan.ts'
import { all, any, call, column, compare, not, parameter } from './sql-tree.ts'
import type { Expression } from './sql-tree.ts'

/** A planned condition over the columns paths, text, num and time, which customers and events have alike. */
export function conditionSql(plan: ConditionPlan): Expression {
  const found = any(plan.anyOf.map((probe) => probeSql(probe, plan.path)))
  return plan.isNegated ? not(found) : found
}

function probeSql(probe: Probe, path: string): Expression {
  switch (probe.kind) {
    case 'isSet': return call('has', column('paths'), parameter('String', path))
    case 'textIn': return call('hasAny', valuesAt('text', path), parameter('Array(String)', probe.values))
    case 'textLike': return someValue(valuesAt('text', path), likeSql(probe))
    case 'numberIn': return call('hasAny', valuesAt(probe.column, path), parameter(probe.column === 'num' ? 'Array(Float64)' : 'Array(Int64)', probe.values))
    case 'numberBetween': return someValue(valuesAt(probe.column, path), all([
      ...boundSql(probe.from, { column: probe.column, side: '>' }),
      ...boundSql(probe.to, { column: probe.column, side: '<' }),
    ]))
    case 'everyOf': return all(probe.groups.map((group) => any(group.map((each) => probeSql(each, path)))))
    // Every plain value has a text, whatever else it is.
    case 'valuesAtLeast': return compare(call('length', valuesAt('text', path)), '>=', parameter('UInt64', probe.count))
    default: return exhaustive(probe)
  }
}

const element = column('x')

// A path that is not in the map gives an empty array, so a missing value satisfies no probe.
function valuesAt(map: 'text' | 'num' | 'time', path: string): Expression {
  return { kind: 'element', map, key: parameter('String', path) }
}

function someValue(values: Expression, body: Expression): Expression {
  return call('arrayExists', { kind: 'lambda', body }, values)
}

function likeSql(probe: Extract<Probe, { kind: 'textLike' }>): Expression {
  const value = parameter('String', probe.value)
  switch (probe.how) {
    case 'contains': return compare(call('position', element, value), '>', { kind: 'constant', value: 0 })
    case 'startsWith': return call('startsWith', element, value)
    case 'endsWith': return call('endsWith', element, value)
    default: return exhaustive(probe.how)
  }
}

function boundSql(bound: Bound | null, by: { column: 'num' | 'time'; side: '<' | '>' }): Expression[] {
  if (bound === null) return []
  const limit = parameter(by.column === 'num' ? 'Float64' : 'Int64', bound.value)
  return [compare(element, bound.isIncluded ? `${by.side}=` : by.side, limit)]
}
