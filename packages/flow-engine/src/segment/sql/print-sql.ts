import { exhaustive } from '../../model/exhaustive.ts'
import type { Expression, ParameterType, ParameterValue, Select, Source } from './sql-tree.ts'

export interface PrintedSql {
  readonly sql: string
  /** Values of the query parameters `{p0:String}`, `{p1:Float64}` ... by name. */
  readonly params: { [name: string]: ParameterValue }
}

/** Turns a tree into ClickHouse SQL. Every value becomes a query parameter; equal values share one. */
export function printSql(select: Select): PrintedSql {
  const params: PrintedSql['params'] = {}
  const names = new Map<string, string>()
  const bind = (type: ParameterType, value: ParameterValue): string => {
    const key = `${type} ${JSON.stringify(value)}`
    const name = names.get(key) ?? `p${names.size}`
    names.set(key, name)
    params[name] = value
    return `{${name}:${type}}`
  }
  return { sql: printSelect(select, { bind, indent: '' }), params }
}

interface Printer { readonly bind: (type: ParameterType, value: ParameterValue) => string; readonly indent: string }

function printSelect(select: Select, printer: Printer): string {
  const { indent } = printer
  const columns = select.columns.map(({ value, as }) => print(value, printer) + (as === undefined ? '' : ` AS ${as}`))
  const lines = [`SELECT ${columns.join(', ')}`, `FROM ${printSource(select.from, printer)}`]
  if (select.prewhere !== undefined) lines.push(`PREWHERE ${printClause(select.prewhere, printer)}`)
  if (select.where !== undefined) lines.push(`WHERE ${printClause(select.where, printer)}`)
  if (select.groupBy !== undefined) lines.push(`GROUP BY ${select.groupBy}`)
  if (select.having !== undefined) lines.push(`HAVING ${printClause(select.having, printer)}`)
  return lines.join(`\n${indent}`)
}

function printSource(source: Source, printer: Printer): string {
  switch (source.kind) {
    case 'table': return source.isFinal ? `${source.name} FINAL` : source.name
    case 'union': return block(source.selects, printer)
    default: return exhaustive(source)
  }
}

function block(selects: readonly Select[], printer: Printer): string {
  const inner = { ...printer, indent: `${printer.indent}  ` }
  const printed = selects.map((select) => printSelect(select, inner)).join(`\n${inner.indent}UNION ALL\n${inner.indent}`)
  return `(\n${inner.indent}${printed}\n${printer.indent})`
}

/** The top of a clause: one line for each part of an AND. */
function printClause(expression: Expression, printer: Printer): string {
  if (expression.kind !== 'all' || expression.of.length === 0) return print(expression, printer)
  const inner = { ...printer, indent: `${printer.indent}  ` }
  return expression.of.map((each) => print(each, inner)).join(`\n${inner.indent}AND `)
}

function print(expression: Expression, printer: Printer): string {
  switch (expression.kind) {
    case 'column': return expression.name
    case 'constant': return typeof expression.value === 'number' ? String(expression.value) : `'${expression.value}'`
    case 'parameter': return printer.bind(expression.type, expression.value)
    case 'call': return `${expression.name}(${expression.of.map((each) => print(each, printer)).join(', ')})`
    case 'arithmetic': return `(${print(expression.left, printer)} ${expression.by} ${print(expression.right, printer)})`
    case 'compare': return `${print(expression.left, printer)} ${expression.by} ${print(expression.right, printer)}`
    case 'element': return `${expression.map}[${print(expression.key, printer)}]`
    case 'lambda': return `${expression.of === 'pairs' ? '(a, b)' : 'x'} -> ${print(expression.body, printer)}`
    case 'all': return printList(expression.of, { word: 'AND', none: '1' }, printer)
    case 'any': return printList(expression.of, { word: 'OR', none: '0' }, printer)
    case 'not': return `NOT (${print(expression.of, printer)})`
    case 'inSelect': return `${expression.column} ${expression.isNegated ? 'NOT IN' : 'IN'} ${block([expression.select], printer)}`
    default: return exhaustive(expression)
  }
}

function printList(of: readonly Expression[], by: { word: string; none: string }, printer: Printer): string {
  return of.length === 0 ? by.none : `(${of.map((each) => print(each, printer)).join(` ${by.word} `)})`
}
