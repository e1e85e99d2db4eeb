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
}

/** What an `updateCustomer` command does to attributes; the shell and the engine both use this, so they cannot differ. */
export function applyAttributeChange(attributes: JsonObject, change: AttributeChange): JsonObject {
  let changed = attributes
  for (const [path, value] of Object.entries(change.set)) if (isAttributePath(path)) changed = withValue(changed, path.split('.'), value)
  for (const path of change.unset) if (isAttributePath(path)) changed = withoutValue(changed, path.split('.'))
  return changed
}

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
