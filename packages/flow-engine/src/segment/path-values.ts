import { parseInstant } from '../model/instant-text.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { normalizeText } from './normalize-text.ts'

/** What is known of one path: whether it has a value at all, and its scalars by type. */
export interface PathValues {
  readonly isSet: boolean
  /** Lower-cased text of every scalar. */
  readonly text: string[]
  readonly num: number[]
  /** Milliseconds since the epoch of every text that is an ISO date or an RFC 3339 instant. */
  readonly time: number[]
}

export const attributeLimits = { paths: 500, depth: 10, valuesPerPath: 100, pathLength: 200 } as const

export function noValues(isSet: boolean): PathValues {
  return { isSet, text: [], num: [], time: [] }
}

export function addScalar(to: PathValues, value: string | number | boolean): void {
  if (to.text.length >= attributeLimits.valuesPerPath) return
  if (typeof value === 'string') {
    to.text.push(normalizeText(value))
    const instant = parseInstant(value)
    if (instant !== null) to.time.push(instant)
    return
  }
  to.text.push(String(value))
  if (typeof value === 'number' && Number.isFinite(value)) to.num.push(value)
}

/** Null and an empty list are no value. */
export function isAbsent(value: JsonValue | undefined): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Scalars and objects of a value; lists in lists are opened as long as the depth, counted from the value's own, allows. */
export function elementsOf(value: JsonValue, depth: number): readonly (string | number | boolean | null | JsonObject)[] {
  if (!Array.isArray(value)) return [value]
  return value.flatMap((each) => Array.isArray(each) ? (depth < attributeLimits.depth ? elementsOf(each, depth + 1) : []) : [each])
}
