import type { JsonValue } from '../model/json.ts'

// A decision is stored for every visit of every run and copied to analytics, so what it shows of a value is bounded.
const mostValues = 20
const longestText = 200

/** A value as a decision records it: long texts and lists are cut, objects only named. */
export function briefValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}...` : value
  if (!Array.isArray(value)) return typeof value === 'object' && value !== null ? '(object)' : value
  return value.slice(0, mostValues).map((each) => Array.isArray(each) ? '(list)' : briefValue(each))
}
