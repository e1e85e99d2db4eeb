import type { EventFact } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import type { PlanEntry } from '../model/plan.ts'
import { matchesConditions } from '../segment/matches-conditions.ts'
import type { PropertyCondition } from '../segment/rule.ts'

/** Whether this event starts runs of the plan: its name and every condition on its properties. */
export function matchesEntry(entry: PlanEntry, event: Pick<EventFact, 'name' | 'properties'>, now: Instant): boolean {
  const { trigger } = entry
  if (trigger.kind !== 'event' || trigger.event !== event.name) return false
  // The compiler parsed the conditions before it stored them as plain JSON.
  return matchesConditions(trigger.where as unknown as readonly PropertyCondition[], event.properties, now)
}
