import { exhaustive } from '../model/exhaustive.ts'
import type { Bound, ConditionPlan, Probe } from './condition-plan.ts'
import type { PathValues } from './path-values.ts'

/** The in-memory meaning of a planned condition, over the values at its path. */
export function conditionHolds(plan: ConditionPlan, values: PathValues): boolean {
  return plan.anyOf.some((probe) => finds(probe, values)) !== plan.isNegated
}

function finds(probe: Probe, values: PathValues): boolean {
  switch (probe.kind) {
    case 'isSet': return values.isSet
    case 'textIn': return values.text.some((text) => probe.values.includes(text))
    case 'textLike': return values.text.some((text) => isLike(text, probe))
    case 'numberIn': return values[probe.column].some((number) => probe.values.includes(number))
    case 'numberBetween': return values[probe.column].some((number) => isAbove(number, probe.from) && isBelow(number, probe.to))
    case 'everyOf': return probe.groups.every((group) => group.some((each) => finds(each, values)))
    case 'valuesAtLeast': return values.text.length >= probe.count
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
