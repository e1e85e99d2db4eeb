import { expect, test } from 'vitest'
import { judgeMessage } from './judge-message.ts'
import type { MessageFacts, Preparation } from './judge-message.ts'

const facts: MessageFacts = { customerId: 'c', run: { status: 'active', endReason: null }, journeyStatus: 'live', customer: { email: 'a@example.com' }, isSuppressed: false, hasMetEnd: false, subscription: 'subscribed' }
const prepared: Preparation = { customerId: 'c', address: 'a@example.com', fault: null }
const marketing = { channel: 'email', messageClass: 'marketing' } as const

test.each<[string, Partial<MessageFacts>, Partial<Preparation>, object]>([
  ['all is well', {}, {}, { kind: 'go' }],
  ['the journey is paused', { journeyStatus: 'paused' }, {}, { kind: 'hold' }],
  ['the journey is stopped', { journeyStatus: 'stopped' }, {}, { kind: 'skip', reason: 'stopped' }],
  ['the run is over and the journey paused', { journeyStatus: 'paused', run: { status: 'exited', endReason: 'erased' } }, {}, { kind: 'skip', reason: 'exited' }],
  ['the run reached an exit node', { run: { status: 'exited', endReason: 'exit' } }, {}, { kind: 'go' }],
  ['the run was ended', { run: { status: 'exited', endReason: 'unsubscribed' } }, {}, { kind: 'skip', reason: 'exited' }],
  ['the run failed later on', { run: { status: 'failed', endReason: 'unknownNode' } }, {}, { kind: 'go' }],
  ['there is no run', { run: null, journeyStatus: null }, {}, { kind: 'go' }],
  ['the customer was merged meanwhile', { customerId: 'other' }, {}, { kind: 'again', error: null }],
  ['the address changed meanwhile', { customer: { email: 'b@example.com' } }, {}, { kind: 'again', error: null }],
  ['suppressed and unsubscribed', { isSuppressed: true, subscription: 'unsubscribed' }, {}, { kind: 'skip', reason: 'suppressed' }],
  ['no consent was ever given', { subscription: null }, {}, { kind: 'skip', reason: 'no_consent' }],
  ['it does not render', {}, { fault: { kind: 'template_error', error: 'x' } }, { kind: 'skip', reason: 'template_error', error: 'x' }],
  ['it does not render, for one who unsubscribed', { subscription: 'unsubscribed' }, { fault: { kind: 'template_error', error: 'x' } }, { kind: 'skip', reason: 'unsubscribed' }],
  ['it took too long to render', {}, { fault: { kind: 'retry', error: 'slow' } }, { kind: 'again', error: 'slow' }],
])('when %s', (_when, given, made, verdict) => {
  expect(judgeMessage(marketing, { ...facts, ...given }, { ...prepared, ...made })).toMatchObject(verdict)
})

test('a webhook asks for neither address nor consent', () => {
  const call = { channel: 'webhook', messageClass: 'transactional' } as const
  expect(judgeMessage(call, { ...facts, customer: { email: null }, subscription: null }, { ...prepared, address: null })).toEqual({ kind: 'go' })
})
