import { parseInstant } from '../model/instant-text.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { normalizeText, storableText } from './normalize-text.ts'
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

export const attributeLimits = { paths: 500, depth: 10, valuesPerPath: 100, pathLength: 200 } as const

/**
 * Flattens attributes; never fails. Beyond the limits values are left out, nearer the top before deeper, then by name,
 * so that the order of keys in the JSON never matters.
 */
export function normalizeAttributes(attributes: JsonObject): NormalizedAttributes {
  const all = collect(attributes, () => 'any')
  // Personal traits have a budget of their own: leaving them out of a copy must not let other paths in.
  return all.paths.length < attributeLimits.paths ? all : collect(attributes, (path) => isPersonalTrait(path) ? 'personal' : 'other')
}

interface Pending { readonly path: string; readonly value: JsonValue; readonly depth: number }

function collect(attributes: JsonObject, budgetOf: (path: string) => string): NormalizedAttributes {
  const into: NormalizedAttributes = { paths: [], text: emptyRecord(), num: emptyRecord(), time: emptyRecord() }
  const seen = new Set<string>()
  const spent = new Map<string, number>()
  const pending: Pending[] = childrenOf(attributes, { path: null, depth: 0 })
  for (let index = 0; index < pending.length; index += 1) {
    const { path, value, depth } = pending[index] as Pending
    if (isAbsent(value)) continue
    if (!seen.has(path)) {
      const budget = budgetOf(path)
      const count = spent.get(budget) ?? 0
      if (count >= attributeLimits.paths) continue
      spent.set(budget, count + 1)
      seen.add(path)
      into.paths.push(path)
    }
    for (const element of elementsOf(value, depth)) {
      if (element === null) continue
      if (typeof element === 'object') pending.push(...childrenOf(element, { path, depth }))
      else addScalar(into, path, element)
    }
  }
  return into
}

// Records made from data have no prototype: a trait may be called __proto__ or constructor.
function emptyRecord<Value>(): { [path: string]: Value } {
  return Object.create(null) as { [path: string]: Value }
}

function isAbsent(value: JsonValue | undefined): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
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

/** Scalars and objects of a value; lists in lists are opened up to the depth limit. */
function elementsOf(value: JsonValue, depth: number): readonly (Exclude<JsonValue, JsonValue[]>)[] {
  if (!Array.isArray(value)) return [value]
  return value.flatMap((each) => Array.isArray(each) ? (depth < attributeLimits.depth ? elementsOf(each, depth + 1) : []) : [each])
}

function addScalar(into: NormalizedAttributes, path: string, value: string | number | boolean): void {
  const texts = into.text[path] ??= []
  if (texts.length >= attributeLimits.valuesPerPath) return
  if (typeof value === 'string') {
    texts.push(normalizeText(value))
    const instant = parseInstant(value)
    if (instant !== null) (into.time[path] ??= []).push(instant)
    return
  }
  texts.push(String(value))
  if (typeof value === 'number' && Number.isFinite(value)) (into.num[path] ??= []).push(value)
}
