import { amountOf, largestAmount } from '../amount.ts'
import { call, parameter } from './sql-tree.ts'
import type { Expression } from './sql-tree.ts'

/** A number (Float64) in whole millionths (Int128), rounded as amountOf rounds it. */
export function amountSql(value: Expression): Expression {
  const bounded = call('least', call('greatest', value, parameter('Float64', -largestAmount)), parameter('Float64', largestAmount))
  const scaled: Expression = { kind: 'arithmetic', by: '*', left: bounded, right: parameter('Float64', 1_000_000) }
  return call('toInt128', call('floor', { kind: 'arithmetic', by: '+', left: scaled, right: parameter('Float64', 0.5) }))
}

/** A number of a rule in whole millionths. */
export const amountParameter = (value: number): Expression => parameter('Int128', String(amountOf(value)))
