import type { FactNeeds } from '../model/facts.ts'
import type { PlanEnd } from '../model/plan.ts'
import { noNeeds } from '../nodes/node-definition.ts'
import { rulesLookBack } from '../segment/rule-lookback.ts'
import { ruleNeeds } from '../segment/rule-needs.ts'
import type { Rule } from '../segment/rule.ts'
import { normalised } from './unite-needs.ts'

/** What every step must load so that the goals and exits of the journey as a whole can be looked at. */
export function needsOfEnds(ends: readonly PlanEnd[]): FactNeeds {
  return normalised(ends.map(({ when }): FactNeeds => {
    if (when.kind === 'rule') return needsOfRule(when.rule as unknown as Rule)
    return when.kind === 'event' ? noNeeds : { ...noNeeds, segments: [when.segmentId] }
  }))
}

function needsOfRule(rule: Rule): FactNeeds {
  const { events, eventProperties, segments, lists, channels, consents } = ruleNeeds(rule)
  return { events, eventProperties, eventsWithin: rulesLookBack([rule]), segments, lists, channels, consents }
}
