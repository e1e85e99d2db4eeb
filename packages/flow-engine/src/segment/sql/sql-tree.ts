// A small part of ClickHouse SQL as data: enough for what a rule compiles to. print-sql is the only place that makes text
// of it, and the only way for a value into it is a parameter.

export type Expression =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: number | 'UTC' }
  | { readonly kind: 'parameter'; readonly type: ParameterType; readonly value: ParameterValue }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] }
  | { readonly kind: 'arithmetic'; readonly by: '+' | '-' | '*' | '%'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'compare'; readonly by: Comparator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'element'; readonly map: string; readonly key: Expression }
  /** `x -> body`; inside, the column `x` is the element. Of two arrays `(a, b) -> body`. */
  | { readonly kind: 'lambda'; readonly body: Expression; readonly of?: 'pairs' }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'inSelect'; readonly column: string; readonly isNegated: boolean; readonly select: Select }

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>='
export type ParameterType = 'UUID' | 'String' | 'Array(String)' | 'Float64' | 'Array(Float64)' | 'Int64' | 'Array(Int64)' | 'UInt64' | 'Int128'
export type ParameterValue = string | number | readonly string[] | readonly number[]
type Aggregate = 'count' | 'sum' | 'sumArray' | 'min' | 'minArray' | 'max' | 'maxArray' | 'uniqExactArray'
export type FunctionName =
  | 'has' | 'hasAny' | 'arrayExists' | 'position' | 'startsWith' | 'endsWith'
  | Aggregate | `${Aggregate}If` | 'arrayMap' | 'length' | 'toInt128' | 'floor' | 'least' | 'greatest'
  | 'murmurHash3_32' | 'concat' | 'replaceAll' | 'toString'
  | 'groupArray' | 'tuple' | 'tupleElement' | 'arraySort' | 'arrayCount' | 'arrayPopBack' | 'arrayPopFront' | 'toUInt8'
  | 'fromUnixTimestamp64Milli' | 'toUnixTimestamp64Milli'

export interface Select {
  readonly columns: readonly { readonly value: Expression; readonly as?: string }[]
  readonly from: Source
  /** For a table read FINAL: asked of every revision of a row, before they are merged into one. */
  readonly prewhere?: Expression
  readonly where?: Expression
  readonly groupBy?: string
  readonly having?: Expression
}

export type Source =
  | { readonly kind: 'table'; readonly name: 'customers' | 'events' | 'list_members' | 'customer_ids'; readonly isFinal: boolean }
  | { readonly kind: 'union'; readonly selects: readonly Select[] }

export function column(name: string): Expression {
  return { kind: 'column', name }
}

export function parameter(type: ParameterType, value: ParameterValue): Expression {
  return { kind: 'parameter', type, value }
}

export function call(name: FunctionName, ...of: readonly Expression[]): Expression {
  return { kind: 'call', name, of }
}

export function compare(left: Expression, by: Comparator, right: Expression): Expression {
  return { kind: 'compare', by, left, right }
}

/** AND over any number of expressions; none is true. */
export function all(of: readonly Expression[]): Expression {
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'all', of }
}

/** OR over any number of expressions; none is false. */
export function any(of: readonly Expression[]): Expression {
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'any', of }
}

export function not(of: Expression): Expression {
  return { kind: 'not', of }
}
