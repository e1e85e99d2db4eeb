import { describe, expect, it } from 'vitest'
import type { JourneyDocument, JourneyEdge, JourneyNode } from '../../src/document.ts'
import { compileJourney } from '../../src/index.ts'
import { diagnosticCatalogue, type DiagnosticCode } from '../../src/model/diagnostic-codes.ts'
import { journey, type JourneyBuilder } from '../../src/testing/index.ts'

// For every code a journey that earns it, and what a person then reads. A code no journey earns is dead; a code without a
// line here does not compile.

const nodesOf = (...nodes: object[]): JourneyDocument => ({ ...journey().document(), nodes: nodes as JourneyNode[], edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'n1' }] })
const withEdge = (builder: JourneyBuilder, ...edges: Partial<JourneyEdge>[]): JourneyDocument => {
  const document = builder.document()
  return { ...document, edges: [...document.edges, ...edges.map((edge, index) => ({ id: `x${index}`, from: 'n1', port: 'next', to: 'n2', ...edge }))] }
}
const update = (set: object, unset: string[] = []) => nodesOf({ id: 'n1', kind: 'updateCustomer', name: 'Mark', config: { set, unset } })
const hook = (config: object) => nodesOf({ id: 'n1', kind: 'webhook', config: { method: 'POST', url: 'https://a.test', headers: {}, body: null, ...config } })
const percents = (...branches: [id: string, percent: number][]) => nodesOf({ id: 'n1', kind: 'splitPercent', name: 'Half', config: { salt: 's', branches: branches.map(([id, percent]) => ({ id, percent })) } })
const until = (date: Extract<JourneyNode, { kind: 'waitUntil' }>['config']['date']) => journey().waitUntil('n1', date).document()
const rule = { trait: 'plan', is: 'isSet' } as const
const rules = (...ids: string[]) => nodesOf({ id: 'n1', kind: 'splitRules', config: { branches: ids.map((id) => ({ id, rule })) } })
const deep: unknown = Array.from({ length: 70 }).reduce((inner: unknown) => [inner], 1)

const earned: { readonly [Code in DiagnosticCode]: readonly [document: unknown, message: string] } = {
  DOCUMENT_NOT_OBJECT: ['a text', 'A journey document is a JSON object.'],
  SCHEMA_VERSION_UNKNOWN: [{ schemaVersion: 9 }, 'The schemaVersion of the document is 9; this release reads 1 to 1.'],
  DOCUMENT_INVALID: [{ ...journey().document(), extra: 1 }, 'At the document: unknown field "extra".'],
  UNKNOWN_NODE_KIND: [nodesOf({ id: 'n1', kind: 'fax', config: {} }), 'Node n1 has the unknown kind "fax". Known kinds: email, webhook, notifyTeam, wait, waitUntil, waitForWindow, waitForEvent, waitForSegment, splitRules, splitEvent, splitPercent, experiment, holdout, reachable, frequencyGate, updateCustomer, tag, list, adjustScore, subscribe, emitEvent, goal, exit, jump, startJourney, throttle.'],
  DOCUMENT_TOO_DEEP: [update({ a: deep }), 'At nodes[0].config.set.a[0]: nested far deeper than a journey needs.'],
  TEXT_NOT_STORABLE: [update({ a: 'x\0' }), 'At nodes[0].config.set.a: a text contains a character that cannot be stored (NUL or half of a surrogate pair).'],
  DOCUMENT_EMPTY: [journey().document(), 'The journey has no nodes yet.'],
  NO_START: [{ ...journey().exit('n1').document(), edges: [] }, 'Nothing is attached to the entry: draw an edge from the entry to the first node.'],

  DUPLICATE_NODE_ID: [nodesOf({ id: 'n1', kind: 'exit', config: {} }, { id: 'n1', kind: 'exit', config: {} }), 'The node id "n1" is used 2 times; every node needs its own.'],
  RESERVED_NODE_ID: [nodesOf({ id: 'entry', kind: 'exit', config: {} }), 'A node cannot have the id "entry": the name is taken. Edges and traces call the entry of the journey "entry".'],
  DUPLICATE_EDGE_ID: [withEdge(journey().email('n1').exit('n2'), { id: 'e0', from: 'n2' }), 'The edge id "e0" is used 2 times; every edge needs its own.'],
  EDGE_FROM_UNKNOWN_NODE: [withEdge(journey().email('n1').exit('n2'), { from: 'gone' }), 'Edge x0 starts at "gone", which is not a node.'],
  EDGE_TO_UNKNOWN_NODE: [withEdge(journey().email('n1'), { to: 'gone' }), 'Edge x0 leads to "gone", which is not a node.'],
  EDGE_TO_ENTRY: [withEdge(journey().email('n1'), { to: 'entry' }), 'Edge x0 leads back to the entry. A run enters once; lead the edge to a node.'],
  EDGE_FROM_UNKNOWN_PORT: [withEdge(journey().waitForEvent('n1', 'visit', { timeout: 'P1D' }).exit('n2'), {}), 'Edge x0 leaves n1 by the port "next", which it does not have. Its ports: event, timeout.'],
  PORT_WITH_SEVERAL_EDGES: [withEdge(journey().email('n1').exit('n2'), {}), 'The port "next" of n1 has 2 edges (e1, x0); a run can follow only one.'],
  UNREACHABLE_NODE: [journey().exit('n1').exit('n2').document(), 'Nobody can get to n2: no path leads there from the entry.'],
  CYCLE_WITHOUT_WAIT: [journey().email('n1').updateCustomer('n2', { a: 1 }).to('n1').document(), 'The loop n1 -> n2 -> n1 has no wait in it: a person would go round it without end in one moment.'],
  OPEN_PORT: [journey().email('n1').document(), 'Nothing is attached to the port "next" of n1: the run ends there as completed.'],
  NO_GOAL: [journey().exit('n1').document(), 'The journey has no goal node, so its conversions stay at zero.'],
  GOAL_NEVER_REACHED: [journey().exit('n1').goal('n2').document(), 'No path from the entry leads to a goal (n2), so nobody can convert.'],
  EMAILS_WITHOUT_WAIT: [journey().email('n1').email('n2').document(), 'From n1 a person gets to the e-mail n2 without a wait in between: both arrive at once.'],

  BRANCHES_EMPTY: [rules(), 'n1 has no branches.'],
  BRANCH_ID_INVALID: [rules('a b'), 'n1 has the branch id "a b"; a branch id has 1 to 64 letters, digits, "_" or "-".'],
  BRANCH_ID_DUPLICATE: [rules('a', 'a'), 'n1 has the branch id "a" more than once.'],
  BRANCH_ID_RESERVED: [rules('else'), 'n1 has a branch with the id "else", which means "none of the others".'],
  PERCENT_INVALID: [percents(['a', 33.333], ['b', 66.667]), 'The branch a of "Half" (n1) has 33.333 %; use 0 to 100 with at most two decimals.'],
  PERCENTS_NOT_100: [percents(['a', 50], ['b', 49.99]), 'The branches of "Half" (n1) add up to 99.99 %, not to 100 %.'],
  SALT_MISSING: [journey().splitPercent('n1', { a: 100 }, '').document(), 'n1 has no salt. Give it any short text of its own: with the node and the customer it decides the branch.'],
  SAME_SALT: [journey().splitPercent('n1', { a: 100 }, 's').splitPercent('n2', { a: 100 }, 's').document(),
    'The splits n1, n2 have the same salt "s", as copied nodes do. They still divide people independently; give each its own salt to keep them so when ids change.'],

  TEMPLATE_MISSING: [journey().email('n1', '').document(), 'n1 has no template to send.'],
  DURATION_INVALID: [journey().wait('n1', '2 days').document(), '"for" of n1 is "2 days"; use an ISO 8601 duration such as PT12H, P2D or P1M.'],
  DURATION_NOT_POSITIVE: [journey().wait('n1', 'PT0S').document(), '"for" of n1 is "PT0S"; a wait must be longer than nothing.'],
  DURATION_TOO_LONG: [journey().waitForEvent('n1', 'visit', { timeout: 'P11Y' }).document(), '"timeout" of n1 is "P11Y"; the longest wait is 10 years.'],
  EVENT_NAME_MISSING: [journey().waitForEvent('n1', '', { timeout: 'P1D' }).document(), 'n1 does not say which event it waits for.'],
  UPDATE_EMPTY: [update({}), '"Mark" (n1) neither sets nor removes an attribute.'],
  ATTRIBUTE_PATH_INVALID: [update({ 'a..b': 1 }), '"Mark" (n1) names the attribute "a..b"; use names joined by dots, such as address.city.'],
  ATTRIBUTE_PATHS_OVERLAP: [update({ address: {} }, ['address.city']), '"Mark" (n1) changes both "address" and "address.city": the result would depend on their order.'],
  WEBHOOK_URL_INVALID: [hook({ url: 'ftp://a.test' }), 'The address of n1 is "ftp://a.test"; it must start with http:// or https:// or be a Liquid expression.'],
  WEBHOOK_BODY_WITH_GET: [hook({ method: 'GET', body: '{}' }), 'n1 sends a body with GET; use POST, or leave the body empty.'],
  HEADER_NAME_INVALID: [hook({ headers: { 'X A': '1' } }), 'n1 has the header "X A", which is not a valid header name.'],
  HEADER_RESERVED: [hook({ headers: { Host: 'a' } }), 'n1 sets the header "Host", which the connection sets itself.'],
  HEADER_DUPLICATE: [hook({ headers: { 'X-A': '1', 'x-a': '2' } }), 'n1 has the header "x-a" more than once.'],
  HEADER_VALUE_INVALID: [hook({ headers: { 'X-A': 'a\nb' } }), 'The header "X-A" of n1 contains a line break.'],
  DATE_INVALID: [until({ from: 'fixed', day: '24.12.2026' }), 'n1 waits until "24.12.2026"; use a day such as 2026-12-24 or an instant such as 2026-12-24T08:00:00Z.'],
  DATE_SOURCE_MISSING: [until({ from: 'trait', path: '' }), 'n1 does not say where its date comes from.'],
  TIME_OF_DAY_INVALID: [journey().waitForWindow('n1', { from: '9:00', to: '17:00' }).document(), '"from" of n1 is "9:00"; use a time of the day such as 09:00.'],
  YEARLY_OF_EVENT: [journey().onEvent('Order').waitUntil('n1', { from: 'event', path: 'due' }, { yearly: true }).document(), 'n1 waits for the yearly return of a date that an event brought: the event is rarely that old.'],
  WEEKDAYS_MISSING: [journey().waitForWindow('n1', { from: '09:00', to: '17:00', weekdays: [] }).document(), 'n1 opens on no day of the week, so nobody would ever go on.'],
  SEGMENT_MISSING: [journey().waitForSegment('n1', '').document(), 'n1 does not say which segment it looks at.'],
  ONE_VARIANT: [journey().experiment('n1', { a: 100 }).document(), 'n1 has one variant only, so there is nothing to compare.'],
  FALLBACK_UNKNOWN: [journey().experiment('n1', { a: 50, b: 50 }, { fallback: 'c' }).document(), 'n1 falls back to the variant "c", which it does not have.'],
  TAG_ADDED_AND_REMOVED: [journey().tag('n1', ['vip', 'new'], ['vip']).document(), 'n1 both gives and takes away the tag "vip".'],
  SCORE_UNCHANGED: [journey().adjustScore('n1', 0).document(), 'n1 adds 0 points, which changes nothing.'],
  EVENT_NAME_EMPTY: [journey().emitEvent('n1', ' ').document(), 'n1 does not say which event it records.'],
  EVENT_NAME_RESERVED: [journey().emitEvent('n1', '$sendero.mine').document(), 'n1 records the event "$sendero.mine"; names that begin with "$sendero.", and those of what happens with e-mails, are taken.'],
  SENT_MOVES_NOBODY: [journey().waitForEvent('n1', 'Email Sent', { timeout: 'P1D' }).document(), 'n1 waits for "Email Sent", which is recorded of every e-mail that goes out: a journey that writes because it wrote would never stop. Ask for it in a rule.'],
  PROPERTIES_TOO_LARGE: [journey().emitEvent('n1', 'Scored', { text: 'x'.repeat(16_000) }).document(), 'The properties of n1 are longer than 16000 characters as JSON.'],
  JUMP_TARGET_MISSING: [journey().jump('n1', '').document(), 'n1 does not say which step people go on with.'],
  JUMP_TARGET_UNKNOWN: [journey().jump('n1', 'gone').document(), 'n1 leads to "gone", which is not a node.'],
  TEXT_MISSING: [journey().notifyTeam('n1', ' ').document(), 'n1 says nothing yet.'],
  LIST_MISSING: [journey().list('n1', '').document(), 'n1 does not say which list it changes.'],
  JOURNEY_MISSING: [journey().startJourney('n1', '').document(), 'n1 does not say which journey it starts.'],
  NEEDS_EVENT: [journey().splitEvent('n1', { a: [] }).document(), 'n1 looks at the event that started the journey, but this entry has none.'],
  GOAL_NAME_MISSING: [journey().goal('n1', ' ').document(), 'The goal n1 has no name to be told apart by.'],

  SCHEDULE_START_INVALID: [journey().onSchedule('2026-02-29T09:00').exit('n1').document(), 'The schedule starts at "2026-02-29T09:00", which is no day and time such as 2026-12-24T09:00.'],
  SCHEDULE_RULE_INVALID: [journey().onSchedule('2026-12-24T09:00', { rule: 'FREQ=HOURLY' }).exit('n1').document(),
    '"FREQ=HOURLY" is no recurrence rule; use RFC 5545 such as FREQ=WEEKLY;BYDAY=MO,TH, daily at most.'],
  ENTRY_PATH_INVALID: [journey().onDate('contract..renewsAt').exit('n1').document(), 'The entry names the attribute "contract..renewsAt"; use names joined by dots, such as contract.renewsAt.'],
  ENTRY_DURATION_INVALID: [journey().reentry({ kind: 'afterTime', for: 'P11Y' }).exit('n1').document(),
    '"reentry" of the entry is "P11Y"; use an ISO 8601 duration such as P7D, longer than nothing and at most 10 years.'],
  HOLDOUT_PERCENT_INVALID: [journey().heldOut(0.001).exit('n1').document(), 'The holdout of the entry is 0.001 %; use 0 to 100 with at most two decimals.'],
  DUPLICATE_END_ID: [journey().goalWhen('won', { event: 'Order' }).exitWhen('won', { leaves: 'seg_1' }).exit('n1').document(), 'Two goals or exits of the journey have the id "won"; each needs its own.'],
  END_EVENT_MISSING: [journey().goalWhen('won', { event: '' }).exit('n1').document(), 'The goal or exit won of the journey does not say which event it waits for.'],
  END_SEGMENT_MISSING: [journey().exitWhen('gone', { leaves: '' }).exit('n1').document(), 'The goal or exit gone of the journey does not say which segment it looks at.'],
}

const codes = Object.keys(earned) as DiagnosticCode[]

describe('every diagnostic', () => {
  it.each(codes)('%s is what a journey can earn, in these words', (code) => {
    const [document, message] = earned[code]
    expect(compileJourney(document).diagnostics.filter((diagnostic) => diagnostic.code === code).map((diagnostic) => diagnostic.message)).toContain(message)
  })

  it.each(codes)('%s keeps the journey from being published exactly when it is an error', (code) => {
    const compiled = compileJourney(earned[code][0])
    expect(compiled.diagnostics.find((diagnostic) => diagnostic.code === code)?.severity).toBe(diagnosticCatalogue[code].severity)
    expect(compiled.ok).toBe(!compiled.diagnostics.some(({ severity }) => severity === 'error'))
  })

  // What the canvas shows it on: a node that is there, the entry, or the journey as a whole.
  it.each(codes)('%s stands at a node of its journey or at none', (code) => {
    const [document] = earned[code]
    const nodes = typeof document === 'object' && document !== null && 'nodes' in document ? (document as JourneyDocument).nodes.map(({ id }) => id) : []
    for (const { nodeId } of compileJourney(document).diagnostics) expect([null, 'entry', ...nodes]).toContain(nodeId)
  })
})
