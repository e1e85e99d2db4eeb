import type { SegmentId } from '../model/ids.ts'
import type { Rule } from './rule-structure.ts'

type RuleOf = (id: SegmentId) => Rule | null

const nobody: Rule = { op: 'or', rules: [] }

/**
 * The rule with every segment it names replaced by the rule of that segment, and so on. Kept up to date in this form a segment follows
 * what moves people in and out of the others at the same instant, in whatever order. A segment that is not there holds nobody, and so
 * does one that names itself: segmentCircle finds those before they are saved.
 */
export function expandSegments(rule: Rule, ruleOf: RuleOf): Rule {
  return expanded(rule, ruleOf, [])
}

function expanded(rule: Rule, ruleOf: RuleOf, within: readonly SegmentId[]): Rule {
  if ('segment' in rule) {
    const inner = within.includes(rule.segment) ? null : ruleOf(rule.segment)
    return inner === null ? nobody : expanded(inner, ruleOf, [...within, rule.segment])
  }
  if (!('op' in rule)) return rule
  return rule.op === 'not' ? { op: 'not', rule: expanded(rule.rule, ruleOf, within) } : { op: rule.op, rules: rule.rules.map((each) => expanded(each, ruleOf, within)) }
}

/** The way from a segment with this rule back to itself through others, its id first and last; null when there is none. */
export function segmentCircle(id: SegmentId, rule: Rule, ruleOf: RuleOf): readonly SegmentId[] | null {
  const seen = new Set<SegmentId>()
  const wayBack = (each: Rule, path: readonly SegmentId[]): readonly SegmentId[] | null => {
    if ('segment' in each) {
      if (each.segment === id) return [...path, id]
      if (seen.has(each.segment)) return null
      seen.add(each.segment)
      const inner = ruleOf(each.segment)
      return inner === null ? null : wayBack(inner, [...path, each.segment])
    }
    if (!('op' in each)) return null
    for (const part of each.op === 'not' ? [each.rule] : each.rules) {
      const found = wayBack(part, path)
      if (found !== null) return found
    }
    return null
  }
  return wayBack(rule, [id])
}
