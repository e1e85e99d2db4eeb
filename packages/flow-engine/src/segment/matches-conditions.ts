import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import { attributeReader } from './attribute-reader.ts'
import { conditionHolds } from './condition-holds.ts'
import { planCondition } from './condition-plan.ts'
import type { PropertyCondition } from './rule-structure.ts'

/** True when the properties of an event satisfy all conditions; no conditions are always satisfied. */
export function matchesConditions(conditions: readonly PropertyCondition[], properties: JsonObject, now: Instant): boolean {
  if (conditions.length === 0) return true
  const read = attributeReader(properties)
  return conditions.every((condition) => {
    const plan = planCondition(condition, now)
    return conditionHolds(plan, read(plan.path))
  })
}
