// The main door of the engine: how a journey becomes a plan and how a run moves. Everything behind this door and those beside
// it (document, segment, time) is pure: no clock, no randomness, no I/O. A door hands out at most forty names.
export type { JsonObject, JsonValue } from './model/json.ts'
export type { CustomerFacts, EventFact, FactNeeds, Facts, SendNeed, UnreachableReason } from './model/facts.ts'
/** How facts name what was sent over a channel in a time. */
export { sendsKey } from './model/facts.ts'
export { channels, type Channel } from './model/channel.ts'
/** Events the product itself tells runs; clients cannot send them. */
export { signals, type JourneyEndedSignal } from './model/signals.ts'
export type { Command, WebhookRequest } from './model/command.ts'
export type { Decision } from './model/decision.ts'
export type { Diagnostic } from './model/diagnostic.ts'
export type { Plan, PlanEntry, PlanNode, PlanWatch } from './model/plan.ts'
export type { RunInput, RunState, RunStatus, RunSubject } from './model/run-state.ts'
export type { Step } from './model/step.ts'

/** Document to plan: all that is wrong at once, never a throw. */
export { compileJourney, type Compilation } from './compile/compile-journey.ts'
/** The needs of several plans or nodes in one. */
export { uniteNeeds } from './compile/unite-needs.ts'
/** The only two ways a run moves. Both give the new state, the effects to perform and the record of why; neither throws for data. */
export { startRun } from './execute/start-run.ts'
export { stepRun } from './execute/step-run.ts'
/** Which run an event starts: whether it matches the trigger, and the entry key that tells runs of one customer apart. */
export { matchesEntry } from './execute/matches-entry.ts'
export { entryKey, type EntryKey } from './execute/entry-key.ts'
/** Whether somebody has met a goal or exit of the journey as a whole: looked at once more before a message goes out. */
export { endByEvent, endByFacts } from './execute/end-reached.ts'
/** Part of the external contract: 0 to 9999, the same for ever. */
export { splitBucket } from './model/split-bucket.ts'
/** What an `updateCustomer` command does to traits: the performer must use this, so that it does what later nodes saw. */
export { applyAttributeChange, type AttributeChange } from './model/attribute-path.ts'
/** The value at a dotted path of attributes; undefined when there is none. */
export { readPath } from './model/attribute-path.ts'
