import type { JsonObject, JsonValue } from './json.ts'

// Dotted paths into the attributes of a customer or an event. A change gives a new object and shares what it did not touch:
// facts are handed to many runs of a batch and must not change under them.

/** Names that would reach into the prototype of the object that holds them. */
const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether `path` names an attribute: one to ten non-empty names joined by dots. */
export function isAttributePath(path: string): boolean {
  const names = path.split('.')
  return path.length <= 200 && names.length <= 10 && names.every((name) => name !== '' && name.trim() === name && !forbiddenNames.has(name))
}

/** The value at `path`, or undefined. A key that contains the dots itself wins over a nested one. */
export function readPath(attributes: JsonObject, path: string): JsonValue | undefined {
  if (Object.hasOwn(attributes, path)) return attributes[path]
  let value: JsonValue | undefined = attributes
  for (const name of path.split('.')) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined
    value = value[name]
  }
  return value
}

export interface AttributeChange {
  readonly set: JsonObject
  readonly unset: readonly string[]
  /** Attribute path -> what is added to its number; what is no number counts as 0. */
  readonly increase?: { readonly [path: string]: number }
  /** Attribute path -> values its list gets, unless it has them; what is no list becomes the first value of one. */
  readonly include?: { readonly [path: string]: readonly JsonValue[] }
  /** Attribute path -> values its list loses. */
  readonly exclude?: { readonly [path: string]: readonly JsonValue[] }
}

/** What an `updateCustomer` command does to attributes; the shell and the engine both use this, so they cannot differ. */
export function applyAttributeChange(attributes: JsonObject, change: AttributeChange): JsonObject {
  let changed = attributes
  const at = (path: string, next: (value: JsonValue | undefined) => JsonValue): void => {
    if (isAttributePath(path)) changed = withValue(changed, namesOf(changed, path), next(readPath(changed, path)))
  }
  for (const [path, value] of Object.entries(change.set)) at(path, () => value)
  for (const path of change.unset) if (isAttributePath(path)) changed = withoutValue(withoutValue(changed, [path]), path.split('.'))
  for (const [path, by] of Object.entries(change.increase ?? {})) at(path, (value) => sum(typeof value === 'number' ? value : 0, by))
  for (const [path, values] of Object.entries(change.include ?? {})) at(path, (value) => included(listOf(value), values))
  for (const [path, values] of Object.entries(change.exclude ?? {})) if (readPath(changed, path) !== undefined) at(path, (value) => listOf(value).filter((each) => !values.some((gone) => isSame(gone, each))))
  return changed
}

/** Where a value is written: where it is read. */
const namesOf = (attributes: JsonObject, path: string): readonly string[] => Object.hasOwn(attributes, path) ? [path] : path.split('.')

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. A sum has no more decimals than what it is made of. */
function sum(value: number, by: number): number {
  return Number((value + by).toFixed(Math.max(decimalsOf(value), decimalsOf(by))))
}

/** As it is written; the last is for what is written with an exponent. */
const decimalsOf = (value: number): number => Number.isInteger(value) ? 0 : /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 20

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

const included = (list: readonly JsonValue[], values: readonly JsonValue[]): JsonValue[] =>
  values.reduce<JsonValue[]>((all, value) => (all.some((each) => isSame(each, value)) ? all : [...all, value]), [...list])

const isSame = (a: JsonValue, b: JsonValue): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

function withValue(attributes: JsonObject, names: readonly string[], value: JsonValue): JsonObject {
  const [name = '', ...rest] = names
  if (rest.length === 0) return { ...attributes, [name]: value }
  const inner = attributes[name]
  return { ...attributes, [name]: withValue(isJsonObject(inner) ? inner : {}, rest, value) }
}

function withoutValue(attributes: JsonObject, names: readonly string[]): JsonObject {
  const [name = '', ...rest] = names
  if (!Object.hasOwn(attributes, name)) return attributes
  const { [name]: inner, ...others } = attributes
  if (rest.length === 0) return others
  return isJsonObject(inner) ? { ...attributes, [name]: withoutValue(inner, rest) } : attributes
}

function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
