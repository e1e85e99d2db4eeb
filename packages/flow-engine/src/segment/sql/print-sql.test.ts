import { describe, expect, it } from 'vitest'
import { printSql } from './print-sql.ts'
import { all, any, call, column, compare, not, parameter, type Expression, type Select } from './sql-tree.ts'

const select = (where: Expression, rest: Partial<Select> = {}): Select => ({ columns: [{ value: column('number') }], from: { kind: 'table', name: 'customers', isFinal: false }, where, ...rest })
const conditionOf = (expression: Expression): string => printSql(select(expression)).sql.split('\nWHERE ')[1] ?? ''
const a = compare(column('a'), '=', { kind: 'constant', value: 1 })
const b = compare(column('b'), '<', { kind: 'constant', value: 2 })

describe('SQL made of a tree', () => {
  // The one promise that keeps a rule from being SQL itself.
  it('never holds a value, however hostile: values are parameters', () => {
    const hostile = `x') OR 1=1 -- {p9:String}`
    const { sql, params } = printSql(select(call('hasAny', { kind: 'element', map: 'text', key: parameter('String', hostile) }, parameter('Array(String)', [hostile, '\\']))))
    expect(sql).toBe('SELECT number\nFROM customers\nWHERE hasAny(text[{p0:String}], {p1:Array(String)})')
    expect(params).toEqual({ p0: hostile, p1: [hostile, '\\'] })
  })

  it('shares a parameter between equal values of one type only', () => {
    const same = compare(column('a'), '=', parameter('Float64', 5))
    const { sql, params } = printSql(select(all([same, same, compare(column('b'), '=', parameter('Int64', 5)), compare(column('c'), '=', parameter('String', '5'))])))
    expect(sql.match(/\{p\d:\w+\}/g)).toEqual(['{p0:Float64}', '{p0:Float64}', '{p1:Int64}', '{p2:String}'])
    expect(params).toEqual({ p0: 5, p1: 5, p2: '5' })
  })

  it('sets groups in brackets, so that AND and OR mean what they meant in the tree', () => {
    expect(conditionOf(any([all([a, b]), not(any([a, b]))]))).toBe('((a = 1 AND b < 2) OR NOT ((a = 1 OR b < 2)))')
  })

  it('prints a group of one as its member, and an empty one as what it means', () => {
    expect(conditionOf(all([a]))).toBe('a = 1')
    expect([conditionOf(all([])), conditionOf(any([])), conditionOf(not(all([])))]).toEqual(['1', '0', 'NOT (1)'])
  })

  it('gives each part of a clause a line of its own', () => {
    expect(conditionOf(all([a, b, a]))).toBe('a = 1\n  AND b < 2\n  AND a = 1')
  })

  it('prints the clauses in the order the language wants them', () => {
    const { sql } = printSql({ columns: [{ value: column('number') }, { value: call('count'), as: 'c0' }], from: { kind: 'table', name: 'events', isFinal: true }, having: b, groupBy: 'number', where: a, prewhere: b })
    expect(sql).toBe('SELECT number, count() AS c0\nFROM events FINAL\nPREWHERE b < 2\nWHERE a = 1\nGROUP BY number\nHAVING b < 2')
  })

  it('indents a query in a query, and joins several by UNION ALL', () => {
    const inner = select(a)
    expect(conditionOf({ kind: 'inSelect', column: 'number', isNegated: true, select: { ...inner, from: { kind: 'union', selects: [inner, inner] } } })).toBe([
      'number NOT IN (', '  SELECT number', '  FROM (', '    SELECT number', '    FROM customers', '    WHERE a = 1', '    UNION ALL', '    SELECT number', '    FROM customers', '    WHERE a = 1', '  )', '  WHERE a = 1', ')',
    ].join('\n'))
  })

  it('prints constants by their type, and a lambda over x', () => {
    expect(conditionOf(call('arrayExists', { kind: 'lambda', body: compare(column('x'), '>=', { kind: 'constant', value: 'UTC' }) }, column('num')))).toBe("arrayExists(x -> x >= 'UTC', num)")
  })
})
