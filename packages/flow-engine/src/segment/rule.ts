import { z } from 'zod'
import type { JsonObject } from '../model/json.ts'
import { conditionIssues, ruleIssues } from './rule-issues.ts'
import type { RuleIssue } from './rule-issues.ts'
import { propertyConditionStructure, ruleStructure } from './rule-structure.ts'
import type { PropertyCondition, Rule } from './rule-structure.ts'

// The segment rule: one AST, two back ends (evaluate-rule, compile-rule-sql). The schema refuses what has no meaning,
// so that both back ends only ever see rules they can hold equal.

export type { AnniversaryCondition, ConsentCondition, During, EventCondition, EventLeaf, Leaf, ListCondition, MeasureCondition, MessageCondition, MomentCondition, PropertyCondition, ReachableCondition, Rule, SampleCondition, SegmentCondition, SequenceCondition, TraitCondition } from './rule-structure.ts'

/** Accepts any JSON; refuses unknown operators, wrong value types and unknown fields with the path of each. */
export const ruleSchema: z.ZodType<Rule> = z.preprocess((value, context) => {
  report(ruleIssues(value), context)
  return value
}, ruleStructure)

/** One condition on a property of an event, with the same messages as a rule. */
export const propertyConditionSchema: z.ZodType<PropertyCondition> = z.preprocess((value, context) => {
  report(conditionIssues(value, 'property', []), context)
  return value
}, propertyConditionStructure)

/** Reads any JSON as a rule, or says where it is wrong and what is allowed there. Never throws. */
export function parseRule(value: unknown): { ok: true; rule: Rule } | { ok: false; issues: RuleIssue[] } {
  const parsed = ruleSchema.safeParse(value)
  if (parsed.success) return { ok: true, rule: parsed.data }
  return { ok: false, issues: parsed.error.issues.map((issue) => ({ path: issue.path as RuleIssue['path'], message: issue.message })) }
}

/** JSON Schema (2020-12) of a rule. The limits on depth and number of conditions are not expressible in it. */
export function ruleJsonSchema(): JsonObject {
  return z.toJSONSchema(ruleSchema) as JsonObject
}

function report(issues: readonly RuleIssue[], context: z.RefinementCtx): void {
  for (const issue of issues) context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
}
