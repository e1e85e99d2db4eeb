// The door to what the canvas saves: the journey document, the kinds of its nodes, and how people read both.

/** The journey document: its schema, its JSON Schema for clients, and the reader of every version ever stored. */
export { journeyDocumentSchema, type JourneyDocument, type JourneyEdge, type JourneyNode } from './document/journey-document.ts'
export type { Entry } from './document/entry.ts'
export type { JourneyEnd } from './document/ends.ts'
/** People a draft is tried with, and how it must come out. */
export { mostTestCases, type TestCase } from './document/test-cases.ts'
export { journeyJsonSchema } from './document/journey-json-schema.ts'
export { migrateDocument } from './document/migrate-document.ts'
export { parseDocument } from './document/parse-document.ts'
/** Every node kind, in the order palettes and docs show them. */
export { nodeKinds, type NodeConfigs, type NodeKind, type NodeKindInfo } from './nodes/registry.ts'
/** The ports edges leave a node by, in order: what a canvas draws and an edge must name. */
export { portsOf } from './compile/journey-graph.ts'
/** The port people pass a skipped node by. */
export { passingPort } from './compile/pass-skipped.ts'
/** What differs for people between two documents, one sentence each; and how sentences call nodes and their ways out. */
export { describeChanges, type JourneyChange } from './document/describe-changes.ts'
export { nodeLabels, portName } from './document/node-labels.ts'
