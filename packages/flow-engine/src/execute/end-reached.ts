import type { EventFact, Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan, PlanEnd } from '../model/plan.ts'
import type { RunState } from '../model/run-state.ts'
import { isSegmentSignal, signals } from '../model/signals.ts'
import { explainRules } from '../nodes/explain-rules.ts'
import { evaluateRule } from '../segment/evaluate-rule.ts'
import { matchesConditions } from '../segment/matches-conditions.ts'
import type { PropertyCondition, Rule } from '../segment/rule.ts'

/** A goal or exit of the journey as a whole that somebody has met, and by what. */
export interface EndReached {
  readonly end: PlanEnd
  readonly inputs: JsonObject
}

/** The first goal or exit that holds by what is true of the person now; null when none does. Events count only as they happen. */
export function endByFacts(plan: Pick<Plan, 'watch'>, facts: Facts, now: Instant): EndReached | null {
  for (const end of plan.watch?.ends ?? []) {
    const { when } = end
    if (when.kind === 'rule') {
      // The compiler parsed the rule before it stored it as plain JSON.
      const rule = when.rule as unknown as Rule
      if (evaluateRule(rule, facts, now)) return { end, inputs: { ...named(end), ...explainRules([rule], facts, now) } }
    } else if (when.kind !== 'event' && facts.segments.has(when.segmentId) === (when.kind === 'segmentEntered')) {
      return { end, inputs: { ...named(end), segmentId: when.segmentId, for: when.kind === 'segmentEntered' ? 'entered' : 'left' } }
    }
  }
  return null
}

/** The first goal or exit that this event meets; null when none does, or when it happened before the run began. */
export function endByEvent(plan: Pick<Plan, 'watch'>, state: Pick<RunState, 'watchesFrom'>, event: EventFact): EndReached | null {
  if (plan.watch === undefined || event.occurredAt < (state.watchesFrom ?? 0)) return null
  for (const end of plan.watch.ends) if (isMetBy(end, event)) return { end, inputs: { ...named(end), ...shown(event) } }
  return null
}

function isMetBy({ when }: PlanEnd, event: EventFact): boolean {
  if (when.kind === 'rule') return false
  if (when.kind !== 'event') return event.name === signals[when.kind] && event.properties['segmentId'] === when.segmentId
  return event.name === when.event && matchesConditions(when.where as unknown as readonly PropertyCondition[], event.properties, event.occurredAt)
}

function shown({ name, occurredAt, properties }: EventFact): JsonObject {
  const { segmentId } = properties
  if (isSegmentSignal(name)) return { segmentId: segmentId ?? null, for: name === signals.segmentEntered ? 'entered' : 'left', occurredAt }
  return { event: name, occurredAt }
}

const named = ({ id, kind, name }: PlanEnd): JsonObject => ({ end: id, ...(name === '' ? {} : kind === 'goal' ? { goal: name } : { name }) })
