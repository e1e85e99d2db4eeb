import type { JsonObject, JsonValue } from '../model/json.ts'

/** The same JSON with the keys of every object in order: one plan has one text. */
export function sortedJson(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.keys(value).sort().flatMap((key) => {
    const inner: JsonValue | undefined = value[key]
    return inner === undefined ? [] : [[key, sortedValue(inner)]]
  }))
}

function sortedValue(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortedValue)
  return typeof value === 'object' && value !== null ? sortedJson(value) : value
}
