import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import { conditionHolds } from './condition-holds.ts'
import { planCondition } from './condition-plan.ts'
import { normalizeAttributes } from './normalize-attributes.ts'
import type { PropertyCondition } from './rule-structure.ts'

/** True when the properties of an event satisfy all conditions; no conditions are always satisfied. */
export function matchesConditions(conditions: readonly PropertyCondition[], properties: JsonObject, now: Instant): boolean {
  if (conditions.length === 0) return true
  const attributes = normalizeAttributes(properties)
  return conditions.every((condition) => conditionHolds(planCondition(condition, now), attributes))
}
