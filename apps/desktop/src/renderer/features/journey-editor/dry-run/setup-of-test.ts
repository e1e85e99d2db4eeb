import type { TestCase } from '@sendero/flow-engine/document'
import type { Setup } from './dry-run-store.ts'

/** A saved test as it is set up again. */
export function setupOfTest({ id: _id, name: _name, expected: _expected, customerId, events, ...said }: TestCase): Setup {
  return { ...said, who: customerId === null ? 'made' : 'real', customerId, events: events.map((event, at) => ({ ...event, id: `done-${at}` })) }
}

/** What is kept of a test; half typed events are none. */
export function testOfSetup({ who, customerId, events, ...said }: Setup, { name, expected }: Pick<TestCase, 'name' | 'expected'>): Omit<TestCase, 'id'> {
  const plain = { ...said, lists: { ...said.lists }, segments: { ...said.segments }, traits: { ...said.traits }, entryProperties: { ...said.entryProperties }, answers: { ...said.answers }, arms: { ...said.arms } }
  return { ...plain, name, expected, customerId: who === 'real' ? customerId : null, events: events.filter(({ event, by }) => event !== '' && by !== '').map(({ id: _id, properties, ...event }) => ({ ...event, properties: { ...properties } })) }
}
