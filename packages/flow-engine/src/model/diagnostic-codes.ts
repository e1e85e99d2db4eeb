import type { Diagnostic } from './diagnostic.ts'
import type { JsonObject } from './json.ts'

// Every diagnostic of the engine: its severity and its English sentence. Append only, a code is never reused: clients and
// translations key on it. It stands on the ground floor because nodes, document and compile all report problems.

interface CatalogueEntry<Params extends JsonObject> {
  readonly severity: Diagnostic['severity']
  /** `node` is how a person finds the node: `"Half and half" (n1)`, or its id when it has no name. */
  message(params: Params, node: string): string
}

type Build<Params extends JsonObject> = (params: Params, node: string) => string

const error = <Params extends JsonObject>(message: Build<Params>): CatalogueEntry<Params> => ({ severity: 'error', message })
const warning = <Params extends JsonObject>(message: Build<Params>): CatalogueEntry<Params> => ({ severity: 'warning', message })
const info = <Params extends JsonObject>(message: Build<Params>): CatalogueEntry<Params> => ({ severity: 'info', message })

type None = Record<string, never>

export const diagnosticCatalogue = {
  // The document as a whole
  DOCUMENT_NOT_OBJECT: error<None>(() => 'A journey document is a JSON object.'),
  SCHEMA_VERSION_UNKNOWN: error<{ found: string; newest: number }>(({ found, newest }) =>
    `The schemaVersion of the document is ${found}; this release reads 1 to ${newest}.`),
  DOCUMENT_INVALID: error<{ path: string; problem: string }>(({ path, problem }) => `At ${path}: ${problem}`),
  UNKNOWN_NODE_KIND: error<{ kind: string; known: string[] }>(({ kind, known }, node) =>
    `Node ${node} has the unknown kind "${kind}". Known kinds: ${known.join(', ')}.`),
  DOCUMENT_TOO_DEEP: error<{ path: string }>(({ path }) => `At ${path}: nested far deeper than a journey needs.`),
  TEXT_NOT_STORABLE: error<{ path: string }>(({ path }) => `At ${path}: a text contains a character that cannot be stored (NUL or half of a surrogate pair).`),
  DOCUMENT_EMPTY: error<None>(() => 'The journey has no nodes yet.'),
  NO_START: error<None>(() => 'Nothing is attached to the entry: draw an edge from the entry to the first node.'),

  // Nodes and edges
  DUPLICATE_NODE_ID: error<{ id: string; times: number }>(({ id, times }) => `The node id "${id}" is used ${times} times; every node needs its own.`),
  RESERVED_NODE_ID: error<{ id: string }>(({ id }) => `A node cannot have the id "${id}": the name is taken. Edges and traces call the entry of the journey "entry".`),
  DUPLICATE_EDGE_ID: error<{ edgeId: string; times: number }>(({ edgeId, times }) => `The edge id "${edgeId}" is used ${times} times; every edge needs its own.`),
  EDGE_FROM_UNKNOWN_NODE: error<{ edgeId: string; from: string }>(({ edgeId, from }) => `Edge ${edgeId} starts at "${from}", which is not a node.`),
  EDGE_TO_UNKNOWN_NODE: error<{ edgeId: string; to: string }>(({ edgeId, to }) => `Edge ${edgeId} leads to "${to}", which is not a node.`),
  EDGE_TO_ENTRY: error<{ edgeId: string }>(({ edgeId }) => `Edge ${edgeId} leads back to the entry. A run enters once; lead the edge to a node.`),
  EDGE_FROM_UNKNOWN_PORT: error<{ edgeId: string; port: string; ports: string[] }>(({ edgeId, port, ports }, node) =>
    `Edge ${edgeId} leaves ${node} by the port "${port}", which it does not have. ${ports.length === 0 ? 'It has no ports.' : `Its ports: ${ports.join(', ')}.`}`),
  PORT_WITH_SEVERAL_EDGES: error<{ port: string; edgeIds: string[] }>(({ port, edgeIds }, node) =>
    `The port "${port}" of ${node} has ${edgeIds.length} edges (${edgeIds.join(', ')}); a run can follow only one.`),
  UNREACHABLE_NODE: warning<None>((_, node) => `Nobody can get to ${node}: no path leads there from the entry.`),
  CYCLE_WITHOUT_WAIT: error<{ nodeIds: string[] }>(({ nodeIds }) =>
    `The loop ${[...nodeIds, nodeIds[0] ?? ''].join(' -> ')} has no wait in it: a person would go round it without end in one moment.`),
  OPEN_PORT: info<{ port: string }>(({ port }, node) => `Nothing is attached to the port "${port}" of ${node}: the run ends there as completed.`),
  NO_GOAL: info<None>(() => 'The journey has no goal node, so its conversions stay at zero.'),
  GOAL_NEVER_REACHED: warning<{ nodeIds: string[] }>(({ nodeIds }) => `No path from the entry leads to a goal (${nodeIds.join(', ')}), so nobody can convert.`),
  EMAILS_WITHOUT_WAIT: warning<{ nextEmailId: string }>(({ nextEmailId }, node) =>
    `From ${node} a person gets to the e-mail ${nextEmailId} without a wait in between: both arrive at once.`),

  // Branches
  BRANCHES_EMPTY: error<None>((_, node) => `${node} has no branches.`),
  BRANCH_ID_INVALID: error<{ branchId: string }>(({ branchId }, node) =>
    `${node} has the branch id "${branchId}"; a branch id has 1 to 64 letters, digits, "_" or "-".`),
  BRANCH_ID_DUPLICATE: error<{ branchId: string }>(({ branchId }, node) => `${node} has the branch id "${branchId}" more than once.`),
  BRANCH_ID_RESERVED: error<{ branchId: string }>(({ branchId }, node) => `${node} has a branch with the id "${branchId}", which means "none of the others".`),
  PERCENT_INVALID: error<{ branchId: string; percent: number }>(({ branchId, percent }, node) =>
    `The branch ${branchId} of ${node} has ${percent} %; use 0 to 100 with at most two decimals.`),
  PERCENTS_NOT_100: error<{ total: number }>(({ total }, node) => `The branches of ${node} add up to ${total} %, not to 100 %.`),
  SALT_MISSING: error<None>((_, node) => `${node} has no salt. Give it any short text of its own: with the node and the customer it decides the branch.`),
  SAME_SALT: warning<{ salt: string; nodeIds: string[] }>(({ salt, nodeIds }) =>
    `The splits ${nodeIds.join(', ')} have the same salt "${salt}", as copied nodes do. They still divide people independently; give each its own salt to keep them so when ids change.`),

  // Config of the other kinds
  TEMPLATE_MISSING: error<None>((_, node) => `${node} has no template to send.`),
  DURATION_INVALID: error<{ field: string; value: string }>(({ field, value }, node) =>
    `"${field}" of ${node} is "${value}"; use an ISO 8601 duration such as PT12H, P2D or P1M.`),
  DURATION_NOT_POSITIVE: error<{ field: string; value: string }>(({ field, value }, node) => `"${field}" of ${node} is "${value}"; a wait must be longer than nothing.`),
  DURATION_TOO_LONG: error<{ field: string; value: string; years: number }>(({ field, value, years }, node) =>
    `"${field}" of ${node} is "${value}"; the longest wait is ${years} years.`),
  EVENT_NAME_MISSING: error<None>((_, node) => `${node} does not say which event it waits for.`),
  UPDATE_EMPTY: warning<None>((_, node) => `${node} neither sets nor removes an attribute.`),
  ATTRIBUTE_PATH_INVALID: error<{ path: string }>(({ path }, node) => `${node} names the attribute "${path}"; use names joined by dots, such as address.city.`),
  ATTRIBUTE_PATHS_OVERLAP: error<{ path: string; other: string }>(({ path, other }, node) =>
    `${node} changes both "${path}" and "${other}": the result would depend on their order.`),
  WEBHOOK_URL_INVALID: error<{ url: string }>(({ url }, node) => `The address of ${node} is "${url}"; it must start with http:// or https:// or be a Liquid expression.`),
  WEBHOOK_BODY_WITH_GET: error<None>((_, node) => `${node} sends a body with GET; use POST, or leave the body empty.`),
  HEADER_NAME_INVALID: error<{ header: string }>(({ header }, node) => `${node} has the header "${header}", which is not a valid header name.`),
  HEADER_RESERVED: error<{ header: string }>(({ header }, node) => `${node} sets the header "${header}", which the connection sets itself.`),
  HEADER_DUPLICATE: error<{ header: string }>(({ header }, node) => `${node} has the header "${header}" more than once.`),
  HEADER_VALUE_INVALID: error<{ header: string }>(({ header }, node) => `The header "${header}" of ${node} contains a line break.`),
  DATE_INVALID: error<{ value: string }>(({ value }, node) => `${node} waits until "${value}"; use a day such as 2026-12-24 or an instant such as 2026-12-24T08:00:00Z.`),
  DATE_SOURCE_MISSING: error<None>((_, node) => `${node} does not say where its date comes from.`),
  TIME_OF_DAY_INVALID: error<{ field: string; value: string }>(({ field, value }, node) => `"${field}" of ${node} is "${value}"; use a time of the day such as 09:00.`),
  YEARLY_OF_EVENT: warning<None>((_, node) => `${node} waits for the yearly return of a date that an event brought: the event is rarely that old.`),
  WEEKDAYS_MISSING: error<None>((_, node) => `${node} opens on no day of the week, so nobody would ever go on.`),
  SEGMENT_MISSING: error<None>((_, node) => `${node} does not say which segment it looks at.`),
  ONE_VARIANT: warning<None>((_, node) => `${node} has one variant only, so there is nothing to compare.`),
  FALLBACK_UNKNOWN: error<{ fallback: string }>(({ fallback }, node) => `${node} falls back to the variant "${fallback}", which it does not have.`),
  TAG_ADDED_AND_REMOVED: error<{ tag: string }>(({ tag }, node) => `${node} both gives and takes away the tag "${tag}".`),
  SCORE_UNCHANGED: warning<None>((_, node) => `${node} adds 0 points, which changes nothing.`),
  EVENT_NAME_EMPTY: error<None>((_, node) => `${node} does not say which event it records.`),
  EVENT_NAME_RESERVED: error<{ event: string }>(({ event }, node) => `${node} records the event "${event}"; names that begin with "$sendero.", and those of what happens with e-mails, are taken.`),
  SENT_MOVES_NOBODY: error<{ event: string }>(({ event }, node) => `${node} waits for "${event}", which is recorded of every e-mail that goes out: a journey that writes because it wrote would never stop. Ask for it in a rule.`),
  PROPERTIES_TOO_LARGE: error<{ most: number }>(({ most }, node) => `The properties of ${node} are longer than ${most} characters as JSON.`),
  JUMP_TARGET_MISSING: error<None>((_, node) => `${node} does not say which step people go on with.`),
  JUMP_TARGET_UNKNOWN: error<{ to: string }>(({ to }, node) => `${node} leads to "${to}", which is not a node.`),
  TEXT_MISSING: error<None>((_, node) => `${node} says nothing yet.`),
  LIST_MISSING: error<None>((_, node) => `${node} does not say which list it changes.`),
  JOURNEY_MISSING: error<None>((_, node) => `${node} does not say which journey it starts.`),
  NEEDS_EVENT: warning<None>((_, node) => `${node} looks at the event that started the journey, but this entry has none.`),
  GOAL_NAME_MISSING: warning<None>((_, node) => `The goal ${node} has no name to be told apart by.`),

  // The entry, and goals and exits of the journey as a whole
  SCHEDULE_START_INVALID: error<{ value: string }>(({ value }) => `The schedule starts at "${value}", which is no day and time such as 2026-12-24T09:00.`),
  SCHEDULE_RULE_INVALID: error<{ value: string }>(({ value }) => `"${value}" is no recurrence rule; use RFC 5545 such as FREQ=WEEKLY;BYDAY=MO,TH, daily at most.`),
  ENTRY_PATH_INVALID: error<{ path: string }>(({ path }) => `The entry names the attribute "${path}"; use names joined by dots, such as contract.renewsAt.`),
  ENTRY_DURATION_INVALID: error<{ field: string; value: string }>(({ field, value }) => `"${field}" of the entry is "${value}"; use an ISO 8601 duration such as P7D, longer than nothing and at most 10 years.`),
  HOLDOUT_PERCENT_INVALID: error<{ percent: number }>(({ percent }) => `The holdout of the entry is ${percent} %; use 0 to 100 with at most two decimals.`),
  DUPLICATE_END_ID: error<{ id: string }>(({ id }) => `Two goals or exits of the journey have the id "${id}"; each needs its own.`),
  END_EVENT_MISSING: error<{ id: string }>(({ id }) => `The goal or exit ${id} of the journey does not say which event it waits for.`),
  END_SEGMENT_MISSING: error<{ id: string }>(({ id }) => `The goal or exit ${id} of the journey does not say which segment it looks at.`),
} as const

export type DiagnosticCode = keyof typeof diagnosticCatalogue
export type DiagnosticParams<Code extends DiagnosticCode> = Parameters<(typeof diagnosticCatalogue)[Code]['message']>[0]

/** A diagnostic that does not yet know its node: what a node kind says about its own config. */
export type Problem = { readonly [Code in DiagnosticCode]: { readonly code: Code; readonly params: DiagnosticParams<Code> } }[DiagnosticCode]

/** Those of the problems that are there. */
export function problemsOf(...found: readonly (Problem | false)[]): Problem[] {
  return found.filter((problem) => problem !== false)
}

export interface DiagnosticSubject {
  readonly nodeId: string | null
  readonly name?: string | undefined
}

/** The subject of a diagnostic that is about the journey as a whole. */
export const wholeJourney: DiagnosticSubject = { nodeId: null }

/** Turns a problem into the diagnostic shown to people and clients. */
export function diagnosticOf(problem: Problem, subject: DiagnosticSubject): Diagnostic {
  // The union pairs every code with its own params, which the compiler cannot see through an index.
  const entry = diagnosticCatalogue[problem.code] as CatalogueEntry<JsonObject>
  const params: JsonObject = problem.params
  return { code: problem.code, severity: entry.severity, nodeId: subject.nodeId, params, message: entry.message(params, labelOf(subject)) }
}

function labelOf({ nodeId, name }: DiagnosticSubject): string {
  const id = nodeId ?? 'the journey'
  return name === undefined || name === '' ? id : `"${name}" (${id})`
}
