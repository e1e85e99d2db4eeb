import { exhaustive } from '../model/exhaustive.ts'
import type { EventFact, Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { attributeReader } from './attribute-reader.ts'
import { compareCount } from './compare-count.ts'
import { conditionHolds } from './condition-holds.ts'
import { planCondition, windowStart } from './condition-plan.ts'
import { matchesConditions } from './matches-conditions.ts'
import { storableText } from './normalize-text.ts'
import type { EventCondition, Rule } from './rule-structure.ts'

/**
 * Whether a rule holds for one customer at an instant. `facts.events` has to hold every event of the names in
 * ruleNeeds(rule). Never throws for a rule that ruleSchema accepts.
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
    if ('event' in each) return compareCount(countEvents(each, facts.events.get(storableText(each.event)) ?? [], now), each.count)
    if ('list' in each) return facts.lists?.has(each.list) ?? false
    const plan = planCondition(each, now)
    return conditionHolds(plan, read(plan.path))
  }
  return holds
}

/** How many of these events, all of the name the condition asks for, it counts: decisions show it, so it is exported. */
export function countEvents(condition: EventCondition, events: readonly EventFact[], now: Instant): number {
  const from = condition.within === undefined ? null : windowStart(condition.within, now)
  const isInTime = (event: EventFact): boolean => from === null || (event.occurredAt > from && event.occurredAt <= now)
  return events.filter((event) => isInTime(event) && matchesConditions(condition.where ?? [], event.properties, now)).length
}
