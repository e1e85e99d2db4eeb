import { exhaustive } from '../model/exhaustive.ts'
import type { EventFact } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { instantOf, windowStart } from './condition-plan.ts'
import { matchesConditions } from './matches-conditions.ts'
import type { MomentCondition } from './rule-structure.ts'

/** When the first or last of these events up to now that satisfy the conditions on properties was; null when none was. */
export function momentOf({ time, where = [] }: MomentCondition, events: readonly EventFact[], now: Instant): Instant | null {
  const times = events.filter((event) => event.occurredAt <= now && matchesConditions(where, event.properties, now)).map((event) => event.occurredAt)
  if (times.length === 0) return null
  return times.reduce((one, other) => (time === 'first' ? Math.min(one, other) : Math.max(one, other)))
}

export function momentHolds(condition: MomentCondition, moment: Instant | null, now: Instant): boolean {
  if (moment === null) return false
  const bound = momentBound(condition, now)
  return bound.side === 'after' ? moment > bound.at : bound.isIncluded ? moment <= bound.at : moment < bound.at
}

export interface MomentBound { readonly side: 'after' | 'before'; readonly at: Instant; readonly isIncluded: boolean }

/** On which side of which instant the moment has to lie: both back ends compare with this. */
export function momentBound(condition: MomentCondition, now: Instant): MomentBound {
  switch (condition.is) {
    case 'inLast': return { side: 'after', at: windowStart(condition.value, now), isIncluded: false }
    case 'longerAgo': return { side: 'before', at: windowStart(condition.value, now), isIncluded: true }
    case 'after': return { side: 'after', at: instantOf(condition.value), isIncluded: false }
    case 'before': return { side: 'before', at: instantOf(condition.value), isIncluded: false }
    default: return exhaustive(condition)
  }
}
