import { expect, it } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import type { JsonObject } from '@sendero/flow-engine'
import { describeDecision } from './describe-decision.ts'
import type { TracedDecision } from './person-path.ts'

const document = journey().splitRules('rules', { vip: { trait: 'plan', is: 'equals', value: 'pro' } }).splitPercent('half', { a: 50, b: 50 }).exit('x').document()
const decision = (outcome: string, inputs: JsonObject, more: Partial<TracedDecision> = {}): TracedDecision => ({ runId: 'run_1', version: 1, nodeId: 'x', visit: 1, at: '', entered: true, left: true, port: null, edgeId: null, outcome, inputs, ...more })
const tell = (of: TracedDecision) => describeDecision(of, { node: document.nodes.find(({ id }) => id === of.nodeId), instant: (at) => `day ${at}`, nameOf: (id) => ({ seg_1: 'Trial users', tpl_1: 'Welcome' })[id] ?? null })

it.each<[TracedDecision, string, string[]]>([
  [decision('entered', { trigger: 'event', event: 'Signed Up' }), 'Entered by doing “Signed Up”.', []],
  [decision('entered', { trigger: 'segmentEntered', segmentId: 'seg_1' }), 'Entered by coming into the segment “Trial users”.', []],
  [decision('notEntered', { reason: 'enteredBefore' }), 'Was not let in: they had entered before.', []],
  [decision('queued', { templateId: 'tpl_1' }), 'The mail “Welcome” was queued.', []],
  [decision('queued', { templateId: 'tpl_2' }), 'The mail “tpl_2” was queued.', []],
  [decision('queued', { method: 'POST' }), 'The call was queued.', []],
  [decision('waiting', { for: 'P2D', timeZone: 'Europe/Berlin', until: 7 }), 'Waits 2 days, until day 7.', ['by the calendar of Europe/Berlin']],
  [decision('waiting', { event: 'Order', timeout: 'P3D', timeZone: 'UTC', until: 7 }), 'Waits for “Order”, at most 3 days, until day 7.', ['by the calendar of UTC']],
  [decision('waited', { until: 7 }), 'The wait was over on day 7.', []],
  [decision('event', { event: 'Order', occurredAt: 5 }), 'Did “Order” on day 5, in time.', []],
  [decision('timeout', { event: 'Order', until: 7 }), 'Time was up: “Order” had not happened by day 7.', []],
  [decision('ignored', { event: 'Order', occurredAt: 5, reason: 'beforeEntering', countsFrom: 6 }), 'Did “Order” on day 5, which does not count: that was before they came here.', []],
  [
    decision('branch', { branch: 'vip', traits: { plan: 'pro', age: null, tags: ['a', 'b'] }, events: [{ event: 'Order', within: 'P90D', count: 3 }] }, { nodeId: 'rules', port: 'vip' }),
    'Went “vip”: its rule is the first that held.', ['plan is “pro”', 'age is not set', 'tags is “a”, “b”', 'did “Order” 3 times in the 90 days before'],
  ],
  [decision('else', { traits: { plan: 'free' } }, { nodeId: 'rules', port: 'else' }), 'No rule held, so they went on with everyone else.', ['plan is “free”']],
  [decision('branch', { bucket: 41, branch: 'a' }, { nodeId: 'half', port: 'a' }), 'Fell into “a”.', ['lot 42 of 10,000, the same at every entry']],
  [decision('updated', { set: ['plan'], unset: ['old'] }), 'Their data was changed.', ['plan was set', 'old was removed']],
  [decision('converted', { goal: 'First order' }), 'Reached the goal “First order”.', []],
  [decision('exited', {}), 'Left the journey.', []],
  [decision('exited', { reason: 'stopped' }), 'The journey was stopped.', []],
  [decision('failed', { reason: 'internalError', message: 'boom' }), 'The run could not go on: a fault on our side.', ['boom']],
  [decision('somethingNew', {}), 'Decided: somethingNew.', []],
])('%j is told as "%s"', (of, what, because) => {
  expect(tell(of)).toEqual({ what, because })
})
