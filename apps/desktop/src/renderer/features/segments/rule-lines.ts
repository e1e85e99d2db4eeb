import type { Rule } from '@sendero/flow-engine/segment'

/** The lines of a rule as the builder shows them: the conditions and groups of the outermost group, through a negation. */
export function ruleLines(rule: Rule): readonly Rule[] {
  if (!('op' in rule)) return [rule]
  if (rule.op !== 'not') return rule.rules
  return 'op' in rule.rule && rule.rule.op !== 'not' ? rule.rule.rules : [rule]
}

/** Trait paths a rule looks at, in their order. */
export function traitsIn(rule: Rule): string[] {
  if ('trait' in rule) return [rule.trait]
  if (!('op' in rule)) return []
  return [...new Set((rule.op === 'not' ? [rule.rule] : rule.rules).flatMap(traitsIn))]
}
