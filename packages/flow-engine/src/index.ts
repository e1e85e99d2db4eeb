// The only door of the engine. Everything here is pure: no clock, no randomness, no I/O.
export type { JsonObject, JsonValue } from './model/json.ts'
export type { Instant } from './model/instant.ts'
export type { CustomerFacts, EventFact, FactNeeds, Facts } from './model/facts.ts'
export type { Command, WebhookRequest } from './model/command.ts'
export type { Decision } from './model/decision.ts'
export type { Diagnostic } from './model/diagnostic.ts'
export type { Plan, PlanEntry, PlanNode } from './model/plan.ts'
export type { RunInput, RunState, RunStatus, RunSubject } from './model/run-state.ts'
export type { Step } from './model/step.ts'

/** The journey document: its schema, its JSON Schema for clients, and the reader of every version ever stored. */
export { journeyDocumentSchema, type JourneyDocument } from './document/journey-document.ts'
export { journeyJsonSchema } from './document/journey-json-schema.ts'
export { migrateDocument } from './document/migrate-document.ts'
export { parseDocument } from './document/parse-document.ts'
/** Every node kind, in the order palettes and docs show them. */
export { nodeKinds, type NodeKind, type NodeKindInfo } from './nodes/registry.ts'
/** Document to plan: all that is wrong at once, never a throw. */
export { compileJourney, type Compilation } from './compile/compile-journey.ts'
/** The only two ways a run moves. Both give the new state, the effects to perform and the record of why; neither throws for data. */
export { startRun } from './execute/start-run.ts'
export { stepRun } from './execute/step-run.ts'
/** Which run an event starts: whether it matches the trigger, and the entry key that tells runs of one customer apart. */
export { matchesEntry } from './execute/matches-entry.ts'
export { entryKey, type EntryKey } from './execute/entry-key.ts'
/** Part of the external contract: 0 to 9999, the same for ever. */
export { splitBucket } from './nodes/split-bucket.ts'
/** What an `updateCustomer` command does to traits: the performer must use this, so that it does what later nodes saw. */
export { applyAttributeChange, type AttributeChange } from './model/attribute-path.ts'
export type { Duration } from './model/duration.ts'
export { isDuration, parseDuration } from './model/duration.ts'
export { addDuration, subtractDuration } from './model/add-duration.ts'
export type { WallTime } from './model/instant-text.ts'
export { isInstantText, parseInstant } from './model/instant-text.ts'
export { instantOfLocal, isTimeZone, localParts } from './model/time-zone.ts'
export type { EventCondition, PropertyCondition, Rule, TraitCondition } from './segment/rule.ts'
export { parseRule, propertyConditionSchema, ruleJsonSchema, ruleSchema } from './segment/rule.ts'
export type { NormalizedAttributes } from './segment/normalize-attributes.ts'
export { normalizeAttributes } from './segment/normalize-attributes.ts'
export { evaluateRule } from './segment/evaluate-rule.ts'
export { nextFlip } from './segment/next-flip.ts'
export { matchesConditions } from './segment/matches-conditions.ts'
export { compileRuleSql } from './segment/compile-rule-sql.ts'
export { ruleNeeds, ruleUsesPersonalTraits } from './segment/rule-needs.ts'
export { isPersonalTrait, personalTraits, withoutPersonalTraits } from './segment/personal-traits.ts'
