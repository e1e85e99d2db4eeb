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
export { journeyDocumentSchema, type JourneyDocument, type JourneyEdge, type JourneyNode } from './document/journey-document.ts'
export type { Entry } from './document/entry.ts'
export { journeyJsonSchema } from './document/journey-json-schema.ts'
export { migrateDocument } from './document/migrate-document.ts'
export { parseDocument } from './document/parse-document.ts'
/** Every node kind, in the order palettes and docs show them. */
export { nodeKinds, type NodeConfigs, type NodeKind, type NodeKindInfo } from './nodes/registry.ts'
/** The ports edges leave a node by, in order: what a canvas draws and an edge must name. */
export { portsOf } from './compile/journey-graph.ts'
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
/** The value at a dotted path of attributes; undefined when there is none. */
export { readPath } from './model/attribute-path.ts'
/** ISO 8601 durations: calendar parts follow a zone, hours and less are exact. Null for what is none; never throws. */
export { isDuration, parseDuration, type Duration } from './model/duration.ts'
/** Moves an instant by the calendar of a zone: a day over a clock change is 23 or 25 hours, a month falls back to its last day. */
export { addDuration, subtractDuration } from './model/add-duration.ts'
/** ISO dates (midnight UTC) and RFC 3339 instants to milliseconds; null for anything else. */
export { isInstantText, parseInstant, type WallTime } from './model/instant-text.ts'
/** IANA zones of this runtime, what their clocks show, and when they show it. */
export { instantOfLocal, isTimeZone, localParts } from './model/time-zone.ts'
/** The segment rule: its schema, its JSON Schema, and a reader that says at which field a rule is wrong and what is allowed there. */
export { parseRule, propertyConditionSchema, ruleJsonSchema, ruleSchema } from './segment/rule.ts'
/** The limits that keep one rule from costing more than a query may. */
export { ruleLimits } from './segment/rule-structure.ts'
export type { EventCondition, PropertyCondition, Rule, TraitCondition } from './segment/rule.ts'
/** What values attributes have for a rule, and the columns ClickHouse stores of them. Never fails, whatever the JSON. */
export { normalizeAttributes, type NormalizedAttributes } from './segment/normalize-attributes.ts'
/** Text as every database can hold it: NUL and lone surrogates become U+FFFD. */
export { storableText } from './segment/normalize-text.ts'
/** The two back ends of a rule: in memory for one customer, as SQL for everybody. They always agree. */
export { evaluateRule } from './segment/evaluate-rule.ts'
export { compileRuleSql } from './segment/compile-rule-sql.ts'
/** When time alone could next change the answer: perhaps too early, never too late. */
export { nextFlip } from './segment/next-flip.ts'
/** Conditions on the properties of one event, as in a rule. */
export { matchesConditions } from './segment/matches-conditions.ts'
/** What has to be loaded to answer a rule, and whether ClickHouse can. */
export { ruleNeeds, ruleUsesPersonalTraits } from './segment/rule-needs.ts'
/** Traits that tell who a person is: they are left out of the copy in ClickHouse. */
export { isPersonalTrait, personalTraits, withoutPersonalTraits } from './segment/personal-traits.ts'

/** What differs for people between two documents, one sentence each; and how sentences call nodes, their ways out, durations and rules. */
export { describeChanges, type JourneyChange } from './document/describe-changes.ts'
export { nodeLabels, portName } from './document/node-labels.ts'
export { durationInWords } from './model/duration-in-words.ts'
export { conditionsInWords, ruleInWords } from './segment/rule-in-words.ts'
