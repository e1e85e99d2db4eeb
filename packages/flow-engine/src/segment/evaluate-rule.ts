import { exhaustive } from '../model/exhaustive.ts'
import type { EventFact, Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { timedAnniversary } from './anniversary.ts'
import { attributeReader } from './attribute-reader.ts'
import { compareCount } from './compare-count.ts'
import { conditionHolds } from './condition-holds.ts'
import { planCondition } from './condition-plan.ts'
import { consentHolds, unreachableReason } from './consent.ts'
import { eventsAsked } from './events-asked.ts'
import { eventsInWindow } from './events-in-window.ts'
import { eventLeafOf } from './message-condition.ts'
import { measureEvents, measureHolds } from './measure-events.ts'
import { momentHolds, momentOf } from './moment-of-events.ts'
import { storableText } from './normalize-text.ts'
import type { EventCondition, EventLeaf, Rule } from './rule-structure.ts'
import { isInSample } from './sample-bucket.ts'
import { sequenceHolds } from './sequence.ts'

/**
 * Whether a rule holds for one customer at an instant. `facts.events` has to hold every event of the names in
 * ruleNeeds(rule), and what it asks of channels. Never throws then for a rule that ruleSchema accepts.
 */
export function evaluateRule(rule: Rule, facts: Facts, now: Instant): boolean {
  return ruleEvaluator(facts, now)(rule)
}

/** evaluateRule for several rules on the same facts: attributes are flattened once, and only if a rule looks at them. */
export function ruleEvaluator(facts: Facts, now: Instant): (rule: Rule) => boolean {
  const read = attributeReader(facts.customer.traits)
  const holds = (each: Rule): boolean => {
    if ('op' in each) {
      switch (each.op) {
        case 'and': return each.rules.every(holds)
        case 'or': return each.rules.some(holds)
        case 'not': return !holds(each.rule)
        default: return exhaustive(each)
      }
    }
    if ('event' in each || 'message' in each) {
      const asked = eventLeafOf(each)
      return eventsHold(asked, eventsAsked(asked, facts), now)
    }
    if ('sequence' in each) return sequenceHolds(each, facts, now)
    if ('anniversary' in each) return timedAnniversary(each, read(storableText(each.anniversary)), { now, timeZone: facts.customer.timeZone }).holds
    if ('list' in each) return facts.lists?.has(each.list) ?? false
    if ('sample' in each) return isInSample(each, facts.customer.id)
    if ('consent' in each) return consentHolds(each, facts)
    if ('reachable' in each) return unreachableReason(each, facts) === null
    if ('segment' in each) return facts.segments.has(each.segment)
    const plan = planCondition(each, now)
    return conditionHolds(plan, read(plan.path))
  }
  return holds
}

/** How many of these events, all of the name the condition asks for, it counts: decisions show it, so it is exported. */
export function countEvents(condition: EventCondition, events: readonly EventFact[], now: Instant): number {
  return eventsInWindow(condition, events, now).length
}

/** Whether a leaf about events holds for all events of its name. */
export function eventsHold(leaf: EventLeaf, events: readonly EventFact[], now: Instant): boolean {
  if ('count' in leaf) return compareCount(countEvents(leaf, events, now), leaf.count)
  return 'measure' in leaf ? measureHolds(leaf, measureEvents(leaf, events, now)) : momentHolds(leaf, momentOf(leaf, events, now), now)
}
