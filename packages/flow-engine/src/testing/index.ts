// The door for tests: tools to test journeys with, for the engine's own tests and for those of its users. Deterministic like
// the engine itself; never part of a running product.

/** Draws a journey line by line: `journey().email('n1').wait('n2', 'P2D').goal('n3').plan()`. */
export { journey, type EndWhen, type JourneyBuilder } from './journey-builder.ts'
/** A journey that compiles with a node of each kind in it: for what must hold of every kind there is. */
export { journeyOfEveryKind } from './every-kind.ts'
/** A clock that stands still until it is moved. */
export { simulatedClock, type SimulatedClock } from './simulated-clock.ts'
/** A shell in memory: people, events and time in, every step taken until nothing is due. */
export { runToQuiet, type QuietWorld } from './run-to-quiet.ts'
export type { Happening, Scenario, SimulatedPerson, SimulatedRun } from './simulated-world.ts'
/** What a finished simulation shows to be broken; empty when all promises hold. */
export { brokenPromises } from './broken-promises.ts'
/** A whole population from one seed, with events as badly behaved as real ones. */
export { simulateJourney, type Simulation } from './simulate-journey.ts'
export { seededRandom, type SeededRandom } from './seeded-random.ts'
/** One run as a table: when, what happens, where it then is, what was asked of the shell. */
export { tellStory, type StoryLine, type StoryTeller, type ToldStory } from './tell-story.ts'
/** Any rule the rule schema accepts: made from the schema itself, so that a new operator is drawn as soon as it exists. */
export { analyticsRuleArbitrary, journeyIds, listIds, nowArbitrary, ruleArbitrary, templateIds } from './rule-arbitrary.ts'
/** Customers and events around the constants of one rule, and their facts as a step gets them. */
export { customersNear, factsOf, type GeneratedCustomer } from './customers-near-rule.ts'
/** A run as plain JSON, and what today's engine decides in it: recorded runs must replay alike for ever. */
export { recordRun, replayRun, type RecordedRun, type RecordedStep } from './recorded-run.ts'
