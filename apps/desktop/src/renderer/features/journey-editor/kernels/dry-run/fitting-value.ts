import { applyAttributeChange, type JsonObject, type JsonValue } from '@sendero/flow-engine'
import type { PropertyCondition, TraitCondition } from '@sendero/flow-engine/segment'

const dayMs = 86_400_000

/** A value that fits a condition; undefined where having none fits, or where no simple one is known. */
export function fittingValue(condition: TraitCondition | PropertyCondition, now: number): JsonValue | undefined {
  const value: unknown = 'value' in condition ? condition.value : undefined
  switch (condition.is) {
    case 'in': case 'between': return Array.isArray(value) ? value[0] as JsonValue : undefined
    case 'equals': case 'contains': case 'startsWith': case 'endsWith': case 'gte': case 'lte': return value as JsonValue
    case 'gt': case 'after': return moved(value, 1)
    case 'lt': case 'before': return moved(value, -1)
    case 'isSet': return 'any'
    case 'inLast': return new Date(now - 1000).toISOString()
    case 'inNext': return new Date(now + 1000).toISOString()
    default: return undefined
  }
}

/** A number by one, a date by a day. */
function moved(value: unknown, by: 1 | -1): JsonValue | undefined {
  if (typeof value === 'number') return value + by
  const at = typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isNaN(at) ? undefined : new Date(at + by * dayMs).toISOString().slice(0, 10)
}

/** Properties of an event that fits all conditions, as far as simple values can. */
export function fittingProperties(where: readonly PropertyCondition[], now: number): JsonObject {
  return where.reduce<JsonObject>((properties, condition) => {
    const value = fittingValue(condition, now)
    return value === undefined ? properties : applyAttributeChange(properties, { set: { [condition.property]: value }, unset: [] })
  }, {})
}
