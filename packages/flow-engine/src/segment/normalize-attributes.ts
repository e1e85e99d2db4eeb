import type { JsonObject, JsonValue } from '../model/json.ts'
import { storableText } from './normalize-text.ts'
import { addScalar, attributeLimits, elementsOf, isAbsent, noValues } from './path-values.ts'
import type { PathValues } from './path-values.ts'
import { isPersonalTrait } from './personal-traits.ts'

/** Attributes flattened to dotted paths, as both back ends of a rule see them and as ClickHouse stores them. */
export interface NormalizedAttributes {
  /** Every path with a value that is not null and not an empty list, parents included. */
  readonly paths: string[]
  /** Lower-cased text of every scalar at a path. */
  readonly text: { [path: string]: string[] }
  readonly num: { [path: string]: number[] }
  /** Milliseconds since the epoch of every text that is an ISO date or an RFC 3339 instant. */
  readonly time: { [path: string]: number[] }
}

/**
 * Flattens attributes; never fails. Beyond the limits values are left out, nearer the top before deeper, then by name,
 * so that the order of keys in the JSON never matters.
 */
export function normalizeAttributes(attributes: JsonObject): NormalizedAttributes {
  const values = valuesByPath(attributes)
  return { paths: [...values.keys()], text: recordOf(values, 'text'), num: recordOf(values, 'num'), time: recordOf(values, 'time') }
}

/** The same, by path. */
export function valuesByPath(attributes: JsonObject): ReadonlyMap<string, PathValues> {
  const all = collect(attributes, () => 'any')
  // Personal traits have a budget of their own: leaving them out of a copy must not let other paths in.
  return all.size < attributeLimits.paths ? all : collect(attributes, (path) => isPersonalTrait(path) ? 'personal' : 'other')
}

interface Pending { readonly path: string; readonly value: JsonValue; readonly depth: number }

function collect(attributes: JsonObject, budgetOf: (path: string) => string): Map<string, PathValues> {
  const found = new Map<string, PathValues>()
  const spent = new Map<string, number>()
  const pending: Pending[] = childrenOf(attributes, { path: null, depth: 0 })
  for (let index = 0; index < pending.length; index += 1) {
    const { path, value, depth } = pending[index] as Pending
    if (isAbsent(value)) continue
    const values = found.get(path) ?? noValues(true)
    if (!found.has(path)) {
      const budget = budgetOf(path)
      const count = spent.get(budget) ?? 0
      if (count >= attributeLimits.paths) continue
      spent.set(budget, count + 1)
      found.set(path, values)
    }
    for (const element of elementsOf(value, depth)) {
      if (element === null) continue
      // One by one: spread as arguments, the keys of a hostile object would overflow the stack.
      if (typeof element === 'object') for (const child of childrenOf(element, { path, depth })) pending.push(child)
      else addScalar(values, element)
    }
  }
  return found
}

function childrenOf(parent: JsonObject, at: { path: string | null; depth: number }): Pending[] {
  if (at.depth >= attributeLimits.depth) return []
  const children: Pending[] = []
  for (const key of Object.keys(parent).sort()) {
    const name = storableText(key)
    const path = at.path === null ? name : `${at.path}.${name}`
    if (path.length <= attributeLimits.pathLength) children.push({ path, value: parent[key] ?? null, depth: at.depth + 1 })
  }
  return children
}

function recordOf<Kind extends 'text' | 'num' | 'time'>(values: ReadonlyMap<string, PathValues>, kind: Kind): { [path: string]: PathValues[Kind] } {
  // Without a prototype: a trait may be called __proto__ or constructor.
  const record = Object.create(null) as { [path: string]: PathValues[Kind] }
  for (const [path, each] of values) if (each[kind].length > 0) record[path] = each[kind]
  return record
}
