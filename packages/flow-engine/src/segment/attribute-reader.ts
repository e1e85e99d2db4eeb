import type { JsonObject, JsonValue } from '../model/json.ts'
import { valuesByPath } from './normalize-attributes.ts'
import { addScalar, attributeLimits, elementsOf, isAbsent, noValues } from './path-values.ts'
import type { PathValues } from './path-values.ts'

// A rule looks at a few paths of a profile with dozens. Flattening all of it for that costs more than the rest of a step,
// so where no limit can have been reached, a path is read straight from the JSON. Elsewhere the flattened form decides.

/** Reads single paths of attributes, with exactly the values normalizeAttributes gives for them. */
export function attributeReader(attributes: JsonObject): (path: string) => PathValues {
  let all: ReadonlyMap<string, PathValues> | null = null
  const isSmall = keysWithin(attributes, { left: attributeLimits.paths, nesting: deepestNesting }) > 0
  const fromAll = (path: string): PathValues => (all ??= valuesByPath(attributes)).get(path) ?? noValues(false)
  return (path) => isSmall ? readDirectly(attributes, path) ?? fromAll(path) : fromAll(path)
}

// Flattening replaces NUL and lone surrogates in names: a path with one names nothing that is kept, whatever key looks like it.
const neverStored = /[\uFFFD\0\p{Surrogate}]/u

/** Null where only the flattened form can say: names that were made storable, more values than are kept. */
function readDirectly(attributes: JsonObject, path: string): PathValues | null {
  if (neverStored.test(path)) return null
  let isSet = false
  const found: JsonValue[] = []
  find(attributes, { path, depth: 1, into: (value, depth) => {
    isSet = true
    for (const element of elementsOf(value, depth)) found.push(element)
  } })
  if (found.length > attributeLimits.valuesPerPath) return null
  const values = noValues(isSet)
  for (const value of found) if (value !== null && typeof value !== 'object') addScalar(values, value)
  return values
}

interface Search { readonly path: string; readonly depth: number; readonly into: (value: JsonValue, depth: number) => void }

/** Every value at a path, whichever way its dots fall: between keys, or inside them. */
function find(parent: JsonObject, search: Search): void {
  const { path, depth, into } = search
  if (depth > attributeLimits.depth) return
  const value = Object.hasOwn(parent, path) ? parent[path] : undefined
  if (value !== undefined && !isAbsent(value)) into(value, depth)
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const key = path.slice(0, dot)
    if (!Object.hasOwn(parent, key)) continue
    for (const element of elementsOf(parent[key] ?? null, depth)) {
      if (typeof element === 'object' && element !== null) find(element, { path: path.slice(dot + 1), depth: depth + 1, into })
    }
  }
}

const deepestNesting = 50

/** How many of so many keys are left over when all keys at any depth are counted; 0 or less when they do not suffice. */
function keysWithin(value: JsonValue, { left, nesting }: { left: number; nesting: number }): number {
  if (typeof value !== 'object' || value === null) return left
  if (nesting === 0) return 0
  const children = Array.isArray(value) ? value : Object.values(value)
  let rest = Array.isArray(value) ? left : left - children.length
  for (const child of children) {
    if (rest <= 0) return rest
    rest = keysWithin(child, { left: rest, nesting: nesting - 1 })
  }
  return rest
}
