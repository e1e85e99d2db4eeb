import { exhaustive } from '../model/exhaustive.ts'
import type { Bound, ConditionPlan, Probe } from './condition-plan.ts'
import type { NormalizedAttributes } from './normalize-attributes.ts'

/** The in-memory meaning of a planned condition. */
export function conditionHolds(plan: ConditionPlan, attributes: NormalizedAttributes): boolean {
  return plan.anyOf.some((probe) => finds(probe, plan.path, attributes)) !== plan.isNegated
}

function finds(probe: Probe, path: string, attributes: NormalizedAttributes): boolean {
  switch (probe.kind) {
    case 'isSet': return attributes.paths.includes(path)
    case 'textIn': return attributes.text[path]?.some((text) => probe.values.includes(text)) ?? false
    case 'textLike': return attributes.text[path]?.some((text) => isLike(text, probe)) ?? false
    case 'numberIn': return attributes[probe.column][path]?.some((number) => probe.values.includes(number)) ?? false
    case 'numberBetween': return attributes[probe.column][path]?.some((number) => isAbove(number, probe.from) && isBelow(number, probe.to)) ?? false
    default: return exhaustive(probe)
  }
}

function isLike(text: string, probe: Extract<Probe, { kind: 'textLike' }>): boolean {
  switch (probe.how) {
    case 'contains': return text.includes(probe.value)
    case 'startsWith': return text.startsWith(probe.value)
    case 'endsWith': return text.endsWith(probe.value)
    default: return exhaustive(probe.how)
  }
}

function isAbove(value: number, bound: Bound | null): boolean {
  return bound === null || (bound.isIncluded ? value >= bound.value : value > bound.value)
}

function isBelow(value: number, bound: Bound | null): boolean {
  return bound === null || (bound.isIncluded ? value <= bound.value : value < bound.value)
}
