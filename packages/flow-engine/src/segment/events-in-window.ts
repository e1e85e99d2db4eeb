import type { EventFact } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { windowStart } from './condition-plan.ts'
import { matchesConditions } from './matches-conditions.ts'
import type { EventCondition, MeasureCondition } from './rule-structure.ts'

/** Those of these events, all of the name a condition asks for, that lie in its window and satisfy its conditions on properties. */
export function eventsInWindow({ within, where = [] }: Pick<EventCondition | MeasureCondition, 'within' | 'where'>, events: readonly EventFact[], now: Instant): readonly EventFact[] {
  const from = within === undefined ? null : windowStart(within, now)
  const isInTime = (event: EventFact): boolean => from === null || (event.occurredAt > from && event.occurredAt <= now)
  return events.filter((event) => isInTime(event) && matchesConditions(where, event.properties, now))
}
