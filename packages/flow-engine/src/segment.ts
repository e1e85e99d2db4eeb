// The door to segment rules: one tree of conditions, read, answered in memory and in SQL, and told in words.

/** The segment rule: its schema, its JSON Schema, and a reader that says at which field a rule is wrong and what is allowed there. */
export { parseRule, propertyConditionSchema, ruleJsonSchema, ruleSchema } from './segment/rule.ts'
export type { AnniversaryCondition, ConsentCondition, EventCondition, EventLeaf, Leaf, ListCondition, MeasureCondition, MomentCondition, PropertyCondition, ReachableCondition, Rule, SampleCondition, SegmentCondition, SequenceCondition, TraitCondition } from './segment/rule.ts'
/** The limits that keep one rule from costing more than a query may. */
export { ruleLimits } from './segment/rule-structure.ts'
/** What values attributes have for a rule, and the columns ClickHouse stores of them. Never fails, whatever the JSON. */
export { normalizeAttributes } from './segment/normalize-attributes.ts'
/** Text as every database can hold it: NUL and lone surrogates become U+FFFD. */
export { storableText } from './segment/normalize-text.ts'
/** Other segments a rule names, each replaced by its own rule: what is kept up to date and asked of ClickHouse names none. */
export { expandSegments, segmentCircle } from './segment/expand-segments.ts'
/** The two back ends of a rule: in memory for one customer, as SQL for everybody. They always agree. */
export { evaluateRule } from './segment/evaluate-rule.ts'
export { compileRuleSql } from './segment/compile-rule-sql.ts'
/** When time alone could next change the answer: perhaps too early, never too late. */
export { nextFlip } from './segment/next-flip.ts'
/** A rule line by line for one person: what holds, what decided it, and when that turns. */
export { explainRule, type ExplainedLine, type Found } from './segment/explain-rule.ts'
/** Ready-made rules for where people stand by how recently, how often and for how much they bought. */
export { lifecycleRules, type LifecycleStage } from './segment/lifecycle-rules.ts'
/** Conditions on the properties of one event, as in a rule. */
export { matchesConditions } from './segment/matches-conditions.ts'
/** What has to be loaded to answer a rule, and whether ClickHouse can. */
export { leavesOf, ruleNeeds, ruleNeedsMemory } from './segment/rule-needs.ts'
/** Traits that tell who a person is: they are left out of the copy in ClickHouse. */
export { isPersonalTrait, withoutPersonalTraits } from './segment/personal-traits.ts'
/** How sentences call a rule, or the conditions on one event. */
export { conditionsInWords, ruleInWords } from './segment/rule-in-words.ts'
