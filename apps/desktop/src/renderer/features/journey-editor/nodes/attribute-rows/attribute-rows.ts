import type { JsonValue } from '@sendero/flow-engine'
import type { NodeConfigs } from '@sendero/flow-engine/document'

type Config = NodeConfigs['updateCustomer']
export type ValueType = 'text' | 'number' | 'boolean' | 'json' | 'remove'

/** One attribute as the form shows it. Paths are keys of the config, so a row without one, or with one taken, is not in it yet. */
export interface AttributeRow { readonly key: number; readonly path: string; readonly type: ValueType; readonly text: string }

export function rowsOf({ set, unset }: Config): AttributeRow[] {
  const changes = Object.entries(set).map(([path, value]) => ({ path, ...typed(value) }))
  return [...changes, ...unset.map((path) => ({ path, type: 'remove' as const, text: '' }))].map((row, key) => ({ key, ...row }))
}

function typed(value: JsonValue): { readonly type: ValueType; readonly text: string } {
  if (typeof value === 'string') return { type: 'text', text: value }
  if (typeof value === 'number') return { type: 'number', text: String(value) }
  return typeof value === 'boolean' ? { type: 'boolean', text: String(value) } : { type: 'json', text: JSON.stringify(value) }
}

export function configOf(rows: readonly AttributeRow[]): Config {
  const named = rows.filter((row) => row.path !== '' && rowProblem(rows, row) === null)
  return {
    set: Object.fromEntries(named.flatMap((row) => { const value = valueOf(row); return value === undefined ? [] : [[row.path, value]] })),
    unset: named.filter(({ type }) => type === 'remove').map(({ path }) => path),
  }
}

/** Undefined for no value. */
function valueOf({ type, text }: AttributeRow): JsonValue | undefined {
  switch (type) {
    case 'text': return text
    case 'number': return text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text)
    case 'boolean': return text === 'true'
    case 'json': return parsed(text)
    case 'remove': return undefined
  }
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

/** Why a row is not in the config, in words; null when it is (or has no name yet). */
export function rowProblem(rows: readonly AttributeRow[], row: AttributeRow): string | null {
  if (row.path === '') return null
  if (rows.some((other) => other.key < row.key && other.path === row.path)) return 'This attribute is named above already.'
  if (row.type === 'remove' || valueOf(row) !== undefined) return null
  return row.type === 'number' ? 'Write a number.' : 'This is not JSON, such as ["a", "b"] or null.'
}
